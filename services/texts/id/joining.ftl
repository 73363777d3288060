join-code =
    Kode Anda: { $code }

    Buka SiarKIM di { $other }, lalu ketik:
    /satukan { $code }
    Berlaku { $minutes } menit. Jangan berikan kode ini kepada siapa pun.

    Sudah punya kode dari { $other }? Ketik kodenya di sini.
join-no-other =
    Kami baru melayani satu aplikasi, jadi belum ada yang perlu disatukan.
join-not-yet =
    Anda belum terdaftar di sini.
    Sudah punya kode dari { $other }? Ketik kodenya di sini.
    Belum pernah mendaftar? Ketik /mulai.
join-wrong =
    Kode itu salah atau sudah tidak berlaku.
    Buka SiarKIM di aplikasi yang lain, ketik /satukan, lalu ketik kode barunya di sini.
join-too-many-guesses =
    Terlalu banyak kode yang salah dari sini.
    Tunggu satu jam, lalu coba lagi dengan kode baru.
join-sure =
    Kode ini menyatukan akun Anda di sini dengan akun { $other } yang memintanya.
    Akun itu akan membaca dan memutuskan semuanya bersama Anda, termasuk wewenang Anda.

    Apakah Anda sendiri yang baru saja meminta kode ini di { $other }?
join-yes-button = Ya, satukan
join-no-button = Bukan saya
join-not-mine =
    Baik, tidak ada yang disatukan.
    Jangan mengetik kode yang diberikan orang lain.
join-same-messenger =
    Kode itu dari aplikasi yang sama.
    Ketik kodenya di aplikasi yang lain.
join-already = Kedua akun ini sudah satu.
join-both-officials =
    Kedua akun ini punya wewenang, jadi tidak bisa disatukan begitu saja.
    Minta pengelola wilayah mengakhiri wewenang salah satunya dulu.
join-done =
    Kedua akun Anda sudah satu. Setiap kabar datang satu kali, lewat { $chosen }.
    Bila { $chosen } tidak bisa menerima, kabar datang lewat aplikasi yang lain.

    Ingin lewat aplikasi mana?
join-told-there =
    Akun ini baru saja disatukan dengan akun Anda di { $other }.
    Bukan Anda? Segera hubungi kantor Diskominfo Anda.
join-which =
    Setiap kabar datang kepada Anda satu kali, lewat { $chosen }.
    Ingin lewat aplikasi mana?
join-chosen = Baik, kabar datang lewat { $chosen }.
join-not-there =
    Kami belum bisa menghubungi Anda lewat { $other }.
    Ketik /satukan di sana dulu.
messenger-name =
    { $platform ->
        [telegram] Telegram
        [whatsapp] WhatsApp
       *[other] { $platform }
    }
