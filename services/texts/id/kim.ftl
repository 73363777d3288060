kim-heading = KIM dan kanal Anda:
kim-none =
    Anda belum mengurus KIM dan belum menautkan grup atau kanal.
    Setelah KIM terdaftar dan kanalnya tertaut, kabar resmi wilayah Anda masuk ke sana pada jam siarnya.
kim-channel = “{ $title }” – { $kim }, { $region }
kim-channel-new = “{ $title }” – { $region }
kim-state =
    { $state ->
        [proposed] Menunggu persetujuan petugas.
        [linked] Tertaut.
        [refused] Belum disetujui petugas.
       *[lost] Terputus.
    }
kim-slots = Jam siar: { $slots }
kim-last = Siaran terakhir: { $moment }
kim-next = { $count } kabar menunggu { $moment }
kim-missing =
    { $missing ->
        [rights] Yang kurang: bot tidak boleh menulis. Izinkan bot mengirim pesan di sana.
       *[bot] Yang kurang: bot belum ada di sana. Tambahkan bot sebagai anggota (di kanal: sebagai admin).
    }
kim-waiting-for-you = { $count } usulan kanal menunggu keputusan Anda.
kim-decide = Periksa: { $title }
kim-change-slots = Atur: { $title }
kim-comments-button = Komentar: { $title }
kim-comments = Komentar di kanal ini dibaca sebagai tanggapan.
comments-ask =
    Baca komentar di “{ $title }” sebagai tanggapan?
    Bila ya, komentar di bawah siaran bot ini sampai ke petugas, dan penulisnya mendapat nomor serta tautan jawabannya.
    Komentar di bawah kabar KIM sendiri dan obrolan lain di grup diskusi tidak dibaca dan tidak disimpan.
    Pembaca kanal diberi tahu.
comments-yes = Ya, baca komentar
comments-no = Tidak, kembali
comments-on =
    Komentar di “{ $title }” dibaca sebagai tanggapan.
    Yang dibaca hanya komentar di bawah siaran bot ini.
comments-on-alone =
    Komentar di “{ $title }” dibaca sebagai tanggapan.
    Satu langkah lagi: masukkan bot ke grup diskusi kanal itu, lalu jadikan admin grup. Tanpa itu komentar tidak terlihat.
    Belum ada grup diskusi? Buat lewat pengaturan kanal, bagian Diskusi.
comments-add-bot = Masukkan bot ke grup diskusi
comments-group =
    Bot sudah ada di “{ $title }”.
    Bila itu grup diskusi kanal Anda: jadikan bot admin di sana, maka komentar di bawah siaran berikutnya terbaca.
    Bila bukan: ketik /tautkan di grup itu untuk menautkannya dengan KIM.
comments-stop = Berhenti membaca komentar
comments-off =
    Komentar di “{ $title }” tidak dibaca lagi.
    Yang sudah masuk tetap dijawab.
comments-on-here =
    Mulai sekarang komentar di bawah siaran kami di kanal ini dibaca sebagai tanggapan.
    Petugas menjawabnya lewat bot. Obrolan lain tidak dibaca.
comments-off-here = Mulai sekarang komentar di kanal ini tidak dibaca lagi. Untuk bertanya, tulis langsung ke bot.
comments-only-in-channels = Ini hanya untuk kanal Telegram yang sudah tertaut.
comments-only-by-kim = Hanya pengurus KIM kanal ini yang bisa mengizinkannya.
kim-more = Dan { $count } kanal yang lebih lama.
kim-link-button = Tautkan grup/kanal
kim-link-other-ways =
    Bot harus ada di grup atau kanal itu lebih dulu.
    Belum ada? Tambahkan lewat pilihan di bawah ini.
    Atau ketik /tautkan di dalam grup atau kanal itu, diikuti nama bot ini.
kim-link-not-here =
    WhatsApp tidak mengizinkan bot masuk ke grup atau kanal.
    Teruskan kabar ke grup Anda sendiri: ketik /teruskan.
    Grup dan kanal Telegram ditautkan dari bot di Telegram.
kim-link-choose =
    Sekarang pilih grup atau kanalnya dengan tombol di bawah layar.
    Batal? Ketik /batal
kim-add-to-group = Tambahkan ke grup
kim-add-to-channel = Tambahkan ke kanal
kim-key-group = Pilih grup
kim-key-channel = Pilih kanal
kim-link-taken = Dipilih: “{ $title }”
kim-link-own-region = Untuk wilayah mana “{ $title }”?
kim-link-other-region = Wilayah lain
kim-link-region =
    { $kind ->
        [regency] Kanal ini untuk kabupaten/kota mana? Pilih, atau ketik namanya.
        [city] Kanal ini untuk kabupaten/kota mana? Pilih, atau ketik namanya.
        [district] Kecamatan mana di { $place }? Pilih, atau ketik namanya.
        [village] Kelurahan atau desa mana di { $place }? Pilih, atau ketik namanya.
        [subdistrict] Kelurahan atau desa mana di { $place }? Pilih, atau ketik namanya.
       *[any] Kanal ini untuk wilayah mana? Pilih, atau ketik namanya.
    }
kim-link-whole = Seluruh { $place }
kim-link-begin-again =
    Pilihan itu sudah tidak berlaku.
    Ketik /kim lalu pilih Tautkan grup/kanal.
kim-link-go-private =
    Untuk menautkan obrolan ini dengan KIM, pilih Lanjutkan di bawah.
    Anda melanjutkan di obrolan pribadi dengan bot.
kim-link-continue = Lanjutkan
kim-added-offer =
    Bot sudah ada di “{ $title }”.
    Ingin menautkannya dengan KIM, agar kabar resmi masuk ke sana?
kim-ticket-unknown =
    Tautan itu sudah tidak berlaku.
    Ketik /tautkan lagi di dalam grup atau kanalnya.
kim-already-linked =
    “{ $title }” sudah tertaut dengan KIM.
    Jam siarnya bisa dilihat oleh agennya dengan /kim di obrolan pribadi.
kim-already-proposed =
    “{ $title }” sudah diusulkan oleh orang lain.
    Petugas sedang memeriksanya.
kim-too-many-proposals =
    { $count } usulan Anda masih menunggu petugas.
    Tunggu keputusannya dulu, lalu usulkan lagi.
kim-proposed =
    Terima kasih. Usulan Anda sudah sampai ke petugas.
    “{ $title }” untuk { $region }
    Anda diberi tahu begitu petugas memutuskan.
kim-proposed-nobody =
    Terima kasih. Usulan Anda tersimpan.
    “{ $title }” untuk { $region }
    Wilayah itu belum punya petugas di SiarKIM. Begitu ada, usulan Anda menunggu di sana.
kim-proposal-settled = Usulan itu sudah diputuskan, atau sudah tidak ada.
kim-not-yours =
    Kanal itu bukan kanal Anda.
    Ketik /kim untuk melihat kanal Anda.
kim-confirm-ask =
    Usulan menautkan { $kind ->
        [channel] kanal
       *[group] grup
    } “{ $title }”
    Untuk: { $region }
    Kabar resmi wilayah itu akan masuk ke sana pada jam siarnya.
    Setuju?
kim-confirm-yes = Setuju, untuk { $region }
kim-confirm-where = Ganti wilayah
kim-confirm-no = Tolak
kim-confirm-region =
    { $kind ->
        [regency] Kanal itu untuk kabupaten/kota mana? Pilih, atau ketik namanya.
        [city] Kanal itu untuk kabupaten/kota mana? Pilih, atau ketik namanya.
        [district] Kecamatan mana di { $place }? Pilih, atau ketik namanya.
        [village] Kelurahan atau desa mana di { $place }? Pilih, atau ketik namanya.
        [subdistrict] Kelurahan atau desa mana di { $place }? Pilih, atau ketik namanya.
       *[any] Kanal itu untuk wilayah mana? Pilih, atau ketik namanya.
    }
kim-confirm-which =
    KIM mana di { $region } yang memakai “{ $title }”?
    Pilih, atau ketik nama KIM-nya.
kim-confirm-new = Baru: { $name }
kim-name-length = Nama KIM harus 3 sampai { $longest } huruf. Ketik lagi.
kim-confirm-answered = Usulan “{ $title }” sudah diputuskan.
kim-confirmed =
    “{ $title }” sekarang kanal { $kim }, { $region }.
    Jam siar: { $slots }
kim-linked =
    Petugas menyetujui “{ $title }”.
    Anda sekarang agen { $kim }, { $region }.
    Jam siar: { $slots }
    Ubah jam siar: /kim
    Teruskan kabar ke grup lain: /teruskan
kim-channel-greeting =
    Obrolan ini sekarang kanal { $kim }, { $region }.
    Kabar resmi masuk pada jam siarnya: { $slots }
kim-refuse-why =
    Mengapa “{ $title }” ditolak?
    Tulis alasannya singkat. Pengusul membacanya.
kim-refuse-as-text =
    Tulis alasannya sebagai teks.
    Atau pilih Tolak tanpa alasan.
kim-refuse-silently = Tolak tanpa alasan
kim-refused-done = “{ $title }” ditolak. Pengusul sudah diberi tahu.
kim-refused =
    Petugas belum menyetujui “{ $title }” sebagai kanal KIM.
    Anda boleh mengusulkannya lagi dengan /kim
kim-refused-because =
    Petugas belum menyetujui “{ $title }” sebagai kanal KIM.
    Alasannya: { $reason }
    Anda boleh mengusulkannya lagi dengan /kim
kim-channel-back = “{ $title }” tersambung lagi. Kabar resmi masuk pada jam siarnya.
kim-channel-removed =
    Bot tidak ada lagi di “{ $title }”, { $region }.
    Kabar resmi tidak masuk ke sana.
    Tambahkan bot lagi, maka kanal itu tersambung sendiri.
kim-channel-muted =
    Bot tidak boleh lagi menulis di “{ $title }”, { $region }.
    Kabar resmi tidak masuk ke sana.
    Izinkan bot mengirim pesan, maka kanal itu tersambung sendiri.
slots-on = { $times } { $zone } { $days }
slots-every-day = tiap hari
slots-workdays = hari kerja
slots-ask =
    Jam siar “{ $title }” sekarang: { $slots }
    Pilih salah satu, atau ketik jamnya.
    Contoh: 06.30, 12.00 dan 18.00 tiap hari
slots-changed = Jam siar “{ $title }” sekarang: { $slots }
slots-unknown-word =
    Kata “{ $word }” tidak kami pahami.
    Contoh: 07.00 dan 17.00 hari kerja
slots-no-time =
    Tulis satu sampai dua belas jam.
    Contoh: 07.00 dan 17.00 hari kerja
