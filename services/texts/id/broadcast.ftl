broadcast-compose =
    Kirim isi siaran sekarang.
    Boleh teks, foto, dokumen, video, suara, jajak pendapat, atau album.
    Tebal, miring, dan tautan tetap seperti yang Anda kirim.
    Tidak jadi: /batal
broadcast-compose-again =
    Kirim isi yang baru sekarang.
    Isi lama diganti seluruhnya.
broadcast-unsupported =
    Jenis pesan ini tidak dapat disiarkan.
    Kirim teks, foto, dokumen, video, suara, jajak pendapat, atau album.
broadcast-forwarded =
    Pesan ini bisa Anda siarkan.
    Sebelum dikirim, Anda masih melihat contohnya.
broadcast-card =
    Draf siaran { $id }
    Isi: { $content }
    Wilayah: { $regions }
    Kepada: { $to }
    Topik: { $topic }
    Waktu: { $when }
    Sumber: { $source }
broadcast-card-emergency =
    Draf PERINGATAN DARURAT { $id }
    Wilayah: { $regions }
    Kepada: { $to }
    Waktu: { $when }
    Sumber: { $source }
    Masih kurang: { $missing }

    { $text }
broadcast-missing-nothing = tidak ada
broadcast-content = { $kind ->
    [photo] foto
    [document] dokumen
    [video] video
    [round] video bulat
    [voice] pesan suara
    [poll] jajak pendapat
    [album] { $pictures ->
        [1] album
       *[other] album ({ $pictures })
    }
   *[text] teks
 }
broadcast-content-titled = { $what }: { $title }
broadcast-regions-minus = { $regions }, kecuali { $minus }
broadcast-to = { $to ->
    [residents] warga
    [drill] hanya peserta latihan ({ $number } orang)
    [channels] kanal KIM
   *[both] warga dan kanal KIM
 }
broadcast-topic = { $topic ->
    [darurat] darurat
    [cuaca] cuaca
    [layanan] layanan
    [bansos] bansos
    [lowongan] lowongan
    [usaha] usaha
    [agenda] agenda
   *[all] semua
 }
broadcast-when-now = sekarang
broadcast-when-slots = { $when }; kanal KIM pada jam siarannya yang berikut
broadcast-when-quiet = { $when }, tetapi saat itu jam tenang: berita keluar { $at }
broadcast-change = Apa yang ingin Anda ubah?
broadcast-idle =
    Draf siaran { $id } belum dikirim.
    Pilih Kirim, Ubah, atau Buang draf di bawahnya.
broadcast-dropped = Draf siaran { $id } dibuang. Tidak ada yang dikirim.
broadcast-not-yours =
    Draf itu bukan milik Anda, atau sudah tidak ada.
    Ketik /broadcast untuk membuat yang baru.
broadcast-empty =
    Siaran ini belum ada isinya.
    Pilih Ubah, lalu Isi.
broadcast-moved-on = { $state ->
    [cancelled] Siaran { $id } sudah dibatalkan. Ketik /broadcast untuk membuat yang baru.
    [done] Siaran { $id } sudah selesai. Ketik /broadcast untuk membuat yang baru.
    [expired] Siaran { $id } sudah kedaluwarsa. Ketik /broadcast untuk membuat yang baru.
    [running] Siaran { $id } sedang berjalan dan tidak dapat diubah. Ketik /pantau untuk menjeda atau membatalkannya.
    [paused] Siaran { $id } sedang dijeda. Ketik /pantau untuk melanjutkan atau membatalkannya.
    [submitted] Siaran { $id } sudah diajukan dan menunggu persetujuan. Ketik /pantau untuk melihatnya.
   *[scheduled] Siaran { $id } sudah dijadwalkan dan tidak dapat diubah. Ketik /pantau untuk membatalkannya.
 }
broadcast-due-passed =
    Waktu siaran yang Anda pilih sudah lewat.
    Pilih Ubah, lalu Waktu.
audience-nothing-left =
    Dengan pengecualian itu tidak ada wilayah yang tersisa.
    Kurangi wilayah yang dikecualikan.
minus-outside =
    Wilayah yang dikecualikan harus berada di dalam wilayah siaran.
    Pilih wilayah yang lebih kecil.
source-length =
    Nama sumber paling sedikit 2 dan paling banyak 80 karakter.
    Ketik lagi nama sumbernya.
broadcast-ask-source = Ketik nama sumber, misalnya: Diskominfo Kota Balikpapan.
broadcast-preview-follows = Begini tampilannya nanti:
broadcast-confirm =
    Kirim siaran { $id }?
    Penerima: { $people } warga dan { $channels } kanal KIM
    Waktu: { $when }
    Lama pengiriman: { $minutes ->
        [0] langsung selesai
        [1] sekitar 1 menit
       *[other] sekitar { $minutes } menit
    }
    { $holes }
    { $approval }
broadcast-confirm-nobody =
    Kirim siaran { $id }?
    PERHATIAN: belum ada warga atau kanal KIM yang menerima siaran ini.
    Waktu: { $when }
    { $holes }
    { $approval }
    Anda tetap boleh mengirimnya: warga yang bergabung kemudian dapat membacanya lewat /berita.
broadcast-holes-none = Setiap desa dan kelurahan sudah punya penerima.
broadcast-holes = Belum terjangkau: { $count } desa/kelurahan ({ $names })
broadcast-holes-more = { $names }, dan lainnya
broadcast-holes-page =
    Belum terjangkau, { $from } sampai { $to } dari { $count }:
    { $names }
broadcast-already = Siaran ini sudah Anda kirim.
broadcast-button-emergency = Peringatan darurat
broadcast-button-resume = Lanjutkan draf: { $title }
broadcast-button-publish = Siarkan
broadcast-button-send = Kirim
broadcast-button-change = Ubah
broadcast-button-drop = Buang draf
broadcast-button-back = Kembali
broadcast-button-yes = Ya, kirim
broadcast-button-holes = Lihat semua yang belum terjangkau
broadcast-button-next = Berikutnya
broadcast-button-regions = Wilayah
broadcast-button-minus = Kecualikan
broadcast-button-to = Kepada
broadcast-button-topic = Topik
broadcast-button-when = Waktu
broadcast-button-kind = Darurat
broadcast-button-calm = Bukan darurat
broadcast-button-content = Isi
broadcast-button-asks =
    { $asks ->
        [questions] Pilihan jawaban: Tanya
        [safety] Pilihan jawaban: Saya aman, Butuh bantuan, Tanya
       *[none] Pilihan jawaban: tidak ada
    }
broadcast-button-source = Sumber
broadcast-button-hazard = Jenis bahaya
broadcast-button-place = Tempat
broadcast-button-until = Berlaku sampai
broadcast-button-action = Yang dilakukan
broadcast-button-contact = Kontak
broadcast-when-recurring = { $rule }; pertama { $first }
broadcast-told-already =
    Kabar yang isinya hampir sama sudah pernah disiarkan:
    { $title }
    { $source } · { $moment } · kode { $code }

    Tetap siarkan draf ini?
broadcast-button-anyway = Tetap siarkan
