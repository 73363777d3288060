# What residents read
feedback-ask =
    Silakan tulis aspirasi, laporan, atau keluhan Anda.
    Boleh juga foto, suara, atau dokumen.
    Jenisnya dapat dipilih di bawah.
    Ketik /batal bila tidak jadi.
feedback-ask-complaint =
    Pengaduan: apa yang tidak beres, dan di mana? Silakan tulis.
    Boleh juga foto, suara, atau dokumen.
    Ketik /batal bila tidak jadi.
feedback-ask-aspiration =
    Aspirasi: apa harapan atau usul Anda? Silakan tulis.
    Boleh juga foto, suara, atau dokumen.
    Ketik /batal bila tidak jadi.
feedback-ask-information =
    Minta informasi: informasi apa yang Anda perlukan? Silakan tulis.
    Jawabannya paling lambat { $days } hari kerja, dan dapat ditambah { $more } hari kerja.
    Ketik /batal bila tidak jadi.
feedback-received =
    Terima kasih. Pesan Anda tersimpan dengan nomor { $number }.
    Pesan ini untuk petugas { $desk }. Jawabannya datang di sini.
    Lihat kabarnya kapan saja: /status
feedback-received-stranger =
    Terima kasih. Pesan Anda tersimpan dengan nomor { $number }.
    Pesan ini untuk petugas { $desk }. Jawabannya datang di sini.
    Anda belum terdaftar. Ketik /mulai untuk menerima kabar wilayah Anda. Gratis.
feedback-added =
    Tambahan untuk nomor { $number } sudah tersimpan.
    Petugas { $desk } akan membacanya.
feedback-door =
    Urusan ini mungkin ditangani pihak lain.
    { $way }
feedback-which-region =
    Terima kasih. Pesan Anda tersimpan dengan nomor { $number }.
    Pesan ini tentang wilayah yang mana?
feedback-region-chosen =
    Nomor { $number } adalah pesan untuk petugas { $desk }.
    Jawabannya datang di sini. Lihat kabarnya: /status
feedback-thanks = Sama-sama.
feedback-danger =
    Bila ada bahaya sekarang, telepon 112 (gratis) atau BPBD setempat. Jangan menunggu balasan di sini.
    Ini bukan layanan darurat.
    Pesan Anda tersimpan dengan nomor { $number } dan langsung disampaikan kepada petugas.
feedback-danger-where = Pesan nomor { $number } ini tentang wilayah yang mana?
feedback-danger-group =
    Bila ada bahaya sekarang, telepon 112 (gratis) atau BPBD setempat. Ini bukan layanan darurat.
    Pesan Anda tersimpan dengan nomor { $number } dan langsung disampaikan kepada petugas.
feedback-received-group = Terima kasih, tersimpan dengan nomor { $number }. Jawabannya bisa dilihat di sini:
feedback-amended = Perubahan pada pesan nomor { $number } sudah tersimpan.
feedback-join =
    Anda belum terdaftar.
    Ketik /mulai untuk menerima kabar wilayah Anda. Gratis.
feedback-where =
    Titik lokasi tidak kami simpan.
    Di kelurahan atau desa mana? Pilih, atau ketik namanya.
    Ketik /batal bila tidak jadi.
feedback-where-whole = Tidak tahu: seluruh { $place }
feedback-placed =
    Tercatat: { $place }.
    Sekarang tulis pesan Anda. Boleh juga foto, suara, atau dokumen.
    Ketik /batal bila tidak jadi.
feedback-place =
    Demi privasi, titik lokasi Anda tidak kami simpan.
    Apa yang ingin Anda lakukan?
feedback-from-there = Sampaikan aspirasi dari sana
feedback-unreadable =
    Maaf, pesan jenis ini belum dapat kami baca.
    Kirim sebagai tulisan, foto, suara, video, atau dokumen.
feedback-not-yours =
    Pesan itu tidak ditemukan.
    Lihat pesan Anda sendiri: /status

status-none =
    Anda belum mengirim pesan.
    Tulis saja di sini, atau ketik /aspirasi.
status-list =
    Pesan Anda:

    { $list }
status-line =
    Nomor { $number }: { $text }
    { $state }
status-see = Lihat jawaban { $number }
status-head =
    Pesan Anda nomor { $number }
    { $at }
status-also = Tambahan: { $text }
status-answered = Dijawab pada { $at }.
status-closed = Selesai. Petugas sudah membacanya pada { $at }.
status-at-desk = Ada di petugas { $desk } sejak { $at }.
status-asks = Anda belum memilih wilayahnya. Kami tetap meneruskannya.
status-waits = Tersimpan, segera diteruskan ke petugas.

answer-heading = Jawaban dari { $desk }, nomor { $number }:
answer-question = Pertanyaan dari { $desk }, nomor { $number }:
answer-foot = Balas pesan ini bila masih ada yang ingin disampaikan.
answer-behind-link = Jawaban untuk pesan nomor { $number } sudah ada.
answer-see = Lihat jawaban

# What officials are shown of it
feedback-danger-mark = MUNGKIN BAHAYA
feedback-head =
    Pesan nomor { $number }, warga di { $place }
    { $at }
feedback-about = Menjawab pengumuman: { $title }
feedback-about-perhaps = Mungkin menjawab pengumuman: { $title }
feedback-held = Ditahan untuk ditinjau. Buka untuk membacanya.
feedback-continues = Lanjutan dari nomor { $number }.
feedback-from-group = Ditulis di grup.
feedback-from-comments = Ditulis di kolom komentar kanal KIM.
feedback-edited = Diubah oleh warga. Semula: { $first }
feedback-media-elsewhere = { $number } lampiran tidak dapat dibuka dari akun ini.
feedback-only-media = (lampiran)
feedback-no-place = wilayah belum diketahui
feedback-how-to-answer = Balas pesan ini untuk menjawab warga.
feedback-bundle = { $number } pesan warga yang baru
feedback-bundle-rest = dan { $number } lagi: /kotakmasuk
feedback-bundle-how = Pilih "Jawab" pada nomornya, atau "Buka" untuk membaca semuanya.
feedback-line =
    Nomor { $number }, { $place }, { $at }
    { $text }
feedback-line-danger =
    MUNGKIN BAHAYA. Nomor { $number }, { $place }, { $at }
    { $text }
feedback-asked-by =
    Pertanyaan { $desk }, { $at }:
    { $text }
feedback-answered-by =
    Jawaban { $desk }, { $at }:
    { $text }
feedback-closed = Ditandai selesai tanpa jawaban.

# The kinds of feedback
feedback-kind-reply = Balasan pengumuman
feedback-kind-aspiration = Aspirasi
feedback-kind-complaint = Pengaduan
feedback-kind-information = Minta informasi
feedback-kind-free = Pesan bebas
feedback-kind-thanks = Ucapan terima kasih
