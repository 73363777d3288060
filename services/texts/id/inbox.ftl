inbox-list =
    Kotak masuk: { $number } { $more ->
        [yes] pesan atau lebih
       *[no] pesan
    }

    { $list }
inbox-list-region =
    Kotak masuk { $place }: { $number } { $more ->
        [yes] pesan atau lebih
       *[no] pesan
    }

    { $list }
inbox-empty = Tidak ada pesan di sini.
inbox-empty-region = Tidak ada pesan dari { $place } di sini.
inbox-which-region = Pesan dari wilayah yang mana?
inbox-filter-open = Belum selesai
inbox-filter-danger = Bahaya
inbox-filter-all = Semua
inbox-filter-late = Lewat tenggat
inbox-filter-mine = Saya tangani
inbox-narrow = Saring
inbox-narrow-how = Tampilkan yang mana?
inbox-narrow-not = Tanpa saringan
inbox-regions = Pilih wilayah
inbox-everywhere = Semua wilayah
inbox-newer = Sebelumnya
inbox-older = Berikutnya
inbox-number = Nomor { $number }
inbox-open-number = Buka { $number }
inbox-answer-number = Jawab { $number }
inbox-answer = Jawab
inbox-close = Selesai tanpa jawaban
inbox-write =
    Tulis jawaban Anda. Boleh juga foto atau dokumen.
    Ketik /batal bila tidak jadi.

    { $line }
inbox-unreadable =
    Maaf, pesan jenis ini tidak dapat diteruskan.
    Jawab dengan tulisan, foto, suara, video, atau dokumen.
inbox-pick = Jawaban Anda tersimpan. Ini untuk nomor berapa?
inbox-colleague =
    Nomor { $number } sudah dijawab rekan Anda.

    { $answer }

    Jawaban Anda belum dikirim. Kirim juga sebagai tambahan?
inbox-insist = Kirim juga
inbox-held =
    Nomor { $number } sedang ditangani { $who } sampai { $until }.
    Jawaban Anda tersimpan, belum dikirim.
    Sesudah waktu itu, atau bila Anda pimpinan, pilih "Kirim juga".
inbox-closed = Nomor { $number } ditandai selesai tanpa jawaban.
inbox-answered-already = Nomor { $number } sudah dijawab.
feedback-unknown =
    Pesan nomor { $number } tidak ditemukan.
    Lihat yang masuk: /kotakmasuk
answer-gone = Jawaban itu sudah dikirim atau sudah tidak ada.
answer-leaves = Jawaban untuk nomor { $number } dikirim ke warga.
answer-kept =
    Warga dengan nomor { $number } sedang tidak dapat dihubungi.
    Jawaban Anda tersimpan dan dikirim begitu warga kembali.
answer-waits =
    Jawaban Anda untuk nomor { $number } belum sampai: warga tidak dapat dihubungi.
    Jawaban tersimpan dan dikirim begitu warga kembali.
answer-failed =
    Jawaban Anda untuk nomor { $number } tidak dapat dikirim.
    Warga tetap dapat membacanya lewat /status. Coba jawab sekali lagi dengan tulisan saja.
