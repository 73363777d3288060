secret-key-missing = Isi SECRET_KEY di berkas .env lebih dulu: token bot tambahan disimpan tersandi dengan kunci itu (buat dengan: openssl rand -hex 32).
secret-key-wrong = SECRET_KEY di berkas .env bukan kunci yang menyandikan token { $account }: kembalikan kunci yang semula, atau beri token baru dengan siarkim accounts rotate.
account-known = Bot { $account } sudah terdaftar. Token barunya dimasukkan dengan siarkim accounts rotate.
account-unknown = Tidak ada akun { $account }. Lihat daftarnya dengan siarkim accounts list.
account-rate-wrong = Laju harus 1 sampai { $most } pesan per detik.
account-rate-costs = Lebih dari { $free } pesan per detik hanya dengan --paid: Telegram menagih Stars untuk itu.
account-rate-in-settings = Laju bot ini diatur dengan TELEGRAM_RATE di berkas .env.
account-in-settings = Bot { $account } adalah bot utama: tokennya ada di TELEGRAM_TOKEN pada berkas .env.
account-other-bot = Token itu milik bot lain ({ $id }), bukan { $account }.
account-token-wrong = Telegram menolak token itu. Salin lagi dari BotFather.
account-in-simulator = Simulator hanya punya satu bot. Isi TELEGRAM_TOKEN di berkas .env lebih dulu.
shell-accounts-help = Bot tambahan di rumah yang sama, misalnya bot milik kabupaten atau kota.
shell-accounts-add-help = Tambahkan bot. Tokennya ditanyakan tanpa terlihat, atau dibaca dengan --token-file.
shell-accounts-list-help = Daftar bot: nomor, nama, wilayah kantor, laju, biaya, dan tempat tokennya.
shell-accounts-rate-help = Ubah laju kirim sebuah bot, atau apakah ia boleh memakai Stars.
shell-accounts-rotate-help = Ganti token sebuah bot, misalnya sesudah BotFather membuat yang baru.
shell-accounts-remove-help = Lepaskan bot: tidak ada lagi yang dikirim atau diterima lewat bot itu.
shell-accounts-named = Nomor akun atau @nama bot
shell-accounts-region = Kode wilayah kantor pemilik bot, misalnya 64.02
shell-accounts-rate = Pesan per detik (1 sampai 30; lebih hanya dengan --paid)
shell-accounts-paid = Bolehkan siaran berbayar Telegram (0,1 Star untuk tiap pesan di atas 30 per detik)
shell-accounts-token-file = Berkas yang berisi token; - untuk masukan standar
shell-accounts-yes = Jangan bertanya lagi
shell-accounts-token = Token dari BotFather
shell-accounts-token-unreadable = Berkas { $file } tidak bisa dibaca.
shell-accounts-sure = Lepaskan { $account }? Warga yang hanya memakai bot ini tidak terjangkau lagi.
shell-accounts-added = Bot { $account } menjadi akun { $id } untuk { $region }. Proses yang sedang berjalan memakainya dalam beberapa detik.
shell-accounts-rated =
    { $paid ->
        [yes] Bot { $account } sekarang paling banyak { $rate } pesan per detik, boleh memakai Stars.
       *[no] Bot { $account } sekarang paling banyak { $rate } pesan per detik, tanpa Stars.
    }
shell-accounts-rotated = Token bot { $account } sudah diganti. Proses yang sedang berjalan memakainya dalam beberapa detik.
shell-accounts-removed = Bot { $account } sudah dilepaskan.
shell-accounts-columns = No | Bot | Wilayah kantor | Laju | Biaya | Token
shell-accounts-speed = { $rate }/detik
shell-accounts-stars = Stars
shell-accounts-free = gratis
shell-accounts-in-settings =
    { $platform ->
        [whatsapp] WHATSAPP_ACCESS_TOKEN
       *[telegram] TELEGRAM_TOKEN
    }
shell-accounts-sealed = tersandi
