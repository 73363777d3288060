held-ask =
    { $like ->
        [none] Berita dari { $source } menunggu Anda.
       *[other] Berita dari { $source } mirip dengan “{ $like }” (kode { $code }) yang baru saja masuk. Siarkan hanya bila memang kabar lain.
    }
    Di atas ini persis seperti yang akan tampil.
    Wilayah: { $region }
    Bila disiarkan, berita keluar di kanal KIM pada jam siarnya.
    Tanpa jawaban sampai { $until }, berita ini tidak disiarkan.
held-more =
    { $source } membawa { $count } berita lagi.
    Semuanya menunggu Anda.
held-button-publish = Siarkan
held-button-drop = Buang
held-button-next = Lihat berikutnya
held-published = { $channels ->
    [0] “{ $title }” sudah Anda setujui, tetapi belum ada kanal KIM yang tertaut di { $region }. Jadi belum ada yang menerimanya.
   *[other] “{ $title }” keluar di { $channels } kanal KIM pada jam siarnya.
 }
held-dropped = “{ $title }” tidak disiarkan.
held-nothing = Tidak ada berita yang menunggu dari sumber ini.
held-gone = Berita itu tidak ada lagi. Sumbernya sudah dihapus.
held-settled = { $state ->
    [taken] Berita ini sudah disiarkan oleh petugas lain.
    [dropped] Berita ini sudah dibuang oleh petugas lain.
   *[other] Berita ini tidak menunggu lagi.
 }
held-late = Berita ini sudah lewat 24 jam, jadi tidak disiarkan lagi.
held-edited =
    Situsnya mengubah berita ini setelah contoh itu dikirim.
    Pilih di bawah contoh yang terbaru.
held-rule-gone = Sumber ini sedang dijeda atau belum disetujui, jadi beritanya belum bisa disiarkan.
