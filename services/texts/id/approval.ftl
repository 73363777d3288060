approval-ask =
    Persetujuan diminta: siaran { $id }, { $title }
    Contohnya ada di atas, persis seperti yang akan diterima.
    Wilayah: { $regions }
    Kepada: { $to }
    Penerima: { $people } warga dan { $channels } kanal KIM
    Waktu: { $when }
    { $holes }
    Penulis: { $author }
    Sudah setuju: { $given } dari { $needed }
    Tanpa jawaban sampai { $lapses }, siaran kembali ke penulisnya.
approval-ask-emergency =
    PERINGATAN DARURAT menunggu persetujuan Anda: siaran { $id }, { $title }
    Contohnya ada di atas, persis seperti yang akan diterima.
    Wilayah: { $regions }
    Kepada: { $to }
    Penerima: { $people } warga dan { $channels } kanal KIM
    Waktu: { $when }
    { $holes }
    Penulis: { $author }
    Sudah setuju: { $given } dari { $needed }
    Tanpa jawaban sampai { $lapses }, siaran kembali ke penulisnya.
approval-ask-feed =
    Persetujuan diminta: sumber berita { $id }, { $title }
    { $rule }
    Anda menyetujui aturan ini, bukan beritanya satu per satu.
    Diajukan oleh: { $author }
    Sudah setuju: { $given } dari { $needed }
    Tanpa jawaban sampai { $lapses }, pengajuan ini gugur.
approval-author = { $name } (petugas nomor { $number })
approval-author-unnamed = petugas nomor { $number }
approval-button-approve = Setujui
approval-button-return = Kembalikan
approval-button-reject = Tolak
approval-button-leave = Tidak jadi
approval-button-open-draft = Buka siaran
approval-ask-why-return =
    Apa yang perlu diperbaiki pada "{ $title }"?
    Ketik alasannya. Penulisnya akan membacanya.
approval-ask-why-reject =
    Mengapa "{ $title }" ditolak?
    Ketik alasannya. Setelah itu siaran ini tidak bisa diajukan lagi.
approval-reason-empty = Ketik alasannya sebagai teks.
approval-reason-long =
    Terlalu panjang. Paling banyak { $most } karakter.
    Ketik yang lebih singkat.
approval-whole = Anda menyetujui "{ $title }". Persetujuan lengkap: { $given } dari { $needed }.
approval-one-more =
    Anda menyetujui "{ $title }".
    Masih menunggu petugas lain: { $given } dari { $needed }.
approval-already = Anda sudah menyetujuinya.
approval-turned-down = { $how ->
    [returned] "{ $title }" dikembalikan. Penulisnya membaca alasan Anda.
   *[rejected] "{ $title }" ditolak. Penulisnya membaca alasan Anda.
 }
approval-unknown = Pengajuan itu tidak ada lagi.
approval-settled = { $state ->
    [approved] Siaran ini sudah disetujui. Tidak perlu apa-apa lagi.
    [returned] Siaran ini sudah dikembalikan kepada penulisnya.
    [rejected] Siaran ini sudah ditolak.
    [lapsed] Pengajuan ini sudah lewat 24 jam dan kembali kepada penulisnya.
   *[voided] Siaran ini sudah diubah atau dibatalkan. Bila diajukan lagi, Anda mendapat yang baru.
 }
approval-own =
    Siaran ini tulisan Anda sendiri.
    Petugas lain yang harus menyetujui dan meninjaunya.
approval-not-yours =
    Anda tidak berwenang menyetujui atau meninjau siaran ini: wilayahnya melebihi wewenang Anda.
    Nomor ID Anda: { $id }
    Bila seharusnya berwenang, hubungi admin wilayah Anda. Ketik /pantau untuk melihat yang menunggu Anda.
approval-too-few =
    Siaran ini perlu persetujuan { $needed } petugas lain, tetapi yang berwenang hanya { $others }.
    Minta admin wilayah menambah penyetuju, minta pengelola SiarKIM mengatur "satu petugas", atau kirim ke wilayah yang lebih kecil.
approval-way-wrong = Cara ini hanya untuk peringatan darurat, atau untuk ralat dan penarikan.
approval-told-agreed =
    { $kind ->
        [feed] Sumber berita { $id } ({ $title }) disetujui: { $given } dari { $needed }.
       *[broadcast] Siaran { $id } ({ $title }) disetujui: { $given } dari { $needed }.
    }
approval-told-returned =
    { $kind ->
        [feed] Sumber berita { $id } ({ $title }) dikembalikan.
       *[broadcast] Siaran { $id } ({ $title }) dikembalikan.
    }
    Alasannya: { $why }
    Perbaiki, lalu ajukan lagi.
approval-told-rejected =
    { $kind ->
        [feed] Sumber berita { $id } ({ $title }) ditolak.
       *[broadcast] Siaran { $id } ({ $title }) ditolak. Tidak ada yang dikirim.
    }
    Alasannya: { $why }
approval-told-lapsed =
    { $kind ->
        [feed] Pengajuan sumber berita { $id } ({ $title }) gugur: 24 jam tanpa jawaban.
       *[broadcast] Pengajuan siaran { $id } ({ $title }) gugur: 24 jam tanpa jawaban. Tidak ada yang dikirim.
    }
    Anda boleh mengajukannya lagi.
approval-lost =
    Siaran { $id } ({ $title }) tidak dikirim: persetujuannya tidak berlaku lagi.
    Wewenang penyetujunya sudah berakhir, atau siarannya berubah setelah disetujui.
    Buka siaran itu, lalu ajukan lagi.
broadcast-author-without-mandate =
    Siaran { $id } tidak bisa dilanjutkan: wewenang penulisnya sudah berakhir.
    Ketik /broadcast untuk membuat siaran atas nama Anda.
confirm-nobody-else =
    Tidak perlu persetujuan petugas lain.
    Setelah Anda memilih Ya, masih ada 60 detik untuk membatalkannya.
confirm-single =
    Satu petugas: belum ada petugas lain yang dapat menyetujui.
    Setelah Anda memilih Ya, masih ada 2 menit untuk membatalkannya. Siaran ini ditinjau dalam 24 jam.
confirm-needs-others =
    Perlu persetujuan { $needed } petugas lain. Yang berwenang: { $others } petugas.
confirm-too-few =
    PERHATIAN: perlu persetujuan { $needed } petugas lain, tetapi yang berwenang hanya { $others }.
    Minta admin wilayah menambah penyetuju, minta pengelola SiarKIM mengatur "satu petugas", atau pilih wilayah yang lebih kecil.
confirm-ask-why =
    Peringatan ini akan keluar SEKARANG, tanpa menunggu petugas lain, dan ditinjau dalam 24 jam.
    Ketik mengapa tidak bisa menunggu. Alasan Anda dicatat.
broadcast-button-submit = Ajukan
broadcast-button-glass = Kirim sekarang tanpa menunggu
progress-submitted = Siaran { $id }: { $title }
progress-returned =
    Siaran { $id }: { $title }
    Belum diajukan
progress-waits-for =
    Menunggu persetujuan: { $given } dari { $needed }
    Tanpa jawaban sampai { $lapses }, siaran ini kembali kepada penulisnya.
progress-soon = Keluar pukul { $at }, kecuali dibatalkan sebelum itu.
progress-button-amend = Ubah lagi
review-ask =
    { $kind ->
        [feed] Aturan sumber "{ $title }" berlaku tanpa menunggu petugas lain. Mohon tinjau.
       *[broadcast] Siaran "{ $title }" keluar tanpa menunggu petugas lain. Mohon tinjau.
    }
    { $way ->
        [break_glass] Darurat, alasannya: { $reason }
        [at_once] Ralat atau penarikan yang harus segera
       *[ordinary] Satu petugas: tidak ada petugas lain saat itu
    }
    Penulis: { $author }
    Paling lambat: { $due }
review-ask-overdue =
    { $kind ->
        [feed] TERLAMBAT: aturan sumber "{ $title }" belum ditinjau sampai { $due }.
       *[broadcast] TERLAMBAT: siaran "{ $title }" belum ditinjau sampai { $due }.
    }
    { $way ->
        [break_glass] Darurat, alasannya: { $reason }
        [at_once] Ralat atau penarikan yang harus segera
       *[ordinary] Satu petugas: tidak ada petugas lain saat itu
    }
    Penulis: { $author }
    Mohon tinjau sekarang.
review-button-fine = Sudah benar
review-button-wrong = Ada yang salah
review-ask-note =
    Apa yang salah pada "{ $title }"?
    Ketik catatannya. Penulisnya akan membacanya. Tidak jadi: /batal
review-thanks = { $verdict ->
    [fine] Terima kasih. "{ $title }" sudah ditinjau: benar.
   *[wrong] Terima kasih. "{ $title }" sudah ditinjau: ada yang salah. Penulisnya diberi tahu.
 }
review-told = { $verdict ->
    [fine] "{ $title }" sudah ditinjau petugas lain: benar.
   *[wrong] "{ $title }" sudah ditinjau: ada yang salah. Catatannya: { $note }
 }
review-nobody =
    { $kind ->
        [feed] Aturan sumber "{ $title }" perlu ditinjau, tetapi tidak ada petugas lain yang berwenang.
       *[broadcast] Siaran "{ $title }" perlu ditinjau, tetapi tidak ada petugas lain yang berwenang.
    }
    Minta pengelola SiarKIM meninjaunya (tinjauan nomor { $id }).
review-unknown = Tinjauan itu tidak ada.
review-done = Itu sudah ditinjau.
review-others-may = Ada petugas lain yang berwenang meninjaunya. Biarkan mereka yang meninjaunya.
drill-heading = LATIHAN
drill-over =
    Latihan itu sudah dimulai atau sudah selesai.
    Minta petugasnya mengirim tautan yang baru.
drill-full = Latihan ini sudah penuh: paling banyak { $most } peserta.
drill-not-confined =
    Latihan hanya boleh sampai kepada pesertanya.
    Pilih Ubah, lalu Bukan latihan, atau buat latihan yang baru.
drill-joined =
    Anda ikut LATIHAN "{ $title }".
    Nanti ada pesan berjudul LATIHAN. Itu bukan kabar sungguhan.
drill-invite =
    Latihan ini sampai kepada Anda dan rekan sekantor: { $number } orang.
    Ajak orang lain dengan meneruskan tautan ini:
    { $link }
drill-button-new = Latihan dulu, hanya untuk rekan sekantor
drill-compose =
    LATIHAN: hanya Anda dan rekan sekantor yang menerimanya, dan judulnya LATIHAN.
    Kirim isi siaran sekarang, seperti siaran sungguhan. Tidak jadi: /batal
drill-button-start = Jadikan latihan
drill-button-end = Bukan latihan
drill-button-invite = Ajak peserta
announcement-footer-drill =
    — LATIHAN, bukan kabar sungguhan · { $source } · { $region }
    { $moment }
    Kode latihan: /cek { $code }
check-drill =
    Ini LATIHAN, bukan kabar sungguhan. Jangan sebarkan.
    Judul: { $title }
    Sumber: { $source }
    Wilayah: { $region }
    Waktu: { $moment }
    Kode latihan: { $code }
monitor-review = Tinjau: { $title }
monitor-review-overdue = TERLAMBAT, tinjau: { $title }
