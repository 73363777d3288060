alert-source = Sumber: { $source }
alert-begins = Mulai: { $begins }
alert-earlier = Hanya sampai { $until } menurut peringatan sebelumnya: { $place }
alert-place-count = { $region } ({ $count } kecamatan)
alert-map-foot = Peta menurut { $source }, { $moment }
alert-sent =
    Peringatan dari { $source } sudah disiarkan otomatis:
    { $title }
    Di mana: { $place }
    Berlaku sampai: { $until }
    Lihat jalannya: /pantau
alert-held =
    Peringatan dari { $source } menunggu keputusan Anda:
    { $title }
    Di mana: { $place }
    Berlaku sampai: { $until }
    Belum ada warga yang menerimanya.
alert-held-drill =
    LATIHAN dari { $source } menunggu keputusan Anda:
    { $title }
    Di mana: { $place }
    Latihan tidak disiarkan ke warga, hanya ke peserta latihan.
alert-button-take = Siapkan siaran
alert-button-drop = Jangan siarkan
alert-dropped = Baik, peringatan ini tidak disiarkan: { $title }
alert-not-waiting = Peringatan ini sudah ditangani petugas lain.
alert-further-fixed =
    Isi peringatan ini sudah disiarkan di wilayah lain, jadi tidak diubah lewat draf.
    Kirim, buang, atau ubah isinya untuk semua dengan /ralat.
