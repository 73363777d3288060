consent =
    Selamat datang di SiarKIM.
    Ini layanan kabar resmi dari Diskominfo { $place } bersama KIM. Gratis.

    Yang Anda terima: peringatan darurat, cuaca, layanan, bansos, lowongan, usaha, dan agenda di wilayah Anda.
    Paling banyak 4 kabar sehari. Peringatan darurat bisa datang kapan saja.

    Yang kami simpan: nomor akun Anda di aplikasi ini, wilayah dan topik pilihan Anda, dan pesan Anda kepada kami.
    Nama Anda tidak kami simpan; nomor telepon hanya bila itu nomor akun Anda (WhatsApp).

    Berhenti kapan saja: ketik /berhenti.
    Menghapus semua data: ketik /hapusdata.

    Apakah Anda setuju?
consent-for =
    Anda akan menerima kabar untuk { $region }.

    { consent }
consent-agree = Setuju (gratis)
consent-decline = Tidak
join-declined =
    Baik, Anda tidak kami daftarkan.
    Kalau berubah pikiran, ketik /mulai.
join-region =
    { $kind ->
        [any] Anda tinggal di mana?
        [regency] Anda tinggal di kabupaten atau kota mana?
        [city] Anda tinggal di kabupaten atau kota mana?
        [district] Anda tinggal di kecamatan mana?
       *[other] Anda tinggal di kelurahan atau desa mana?
    }
    Pilih di bawah, atau ketik nama tempatnya.
join-whole =
    { $kind ->
        [province] Tidak tahu: seluruh provinsi
        [regency] Tidak tahu: seluruh kabupaten
        [city] Tidak tahu: seluruh kota
       *[other] Tidak tahu: seluruh kecamatan
    }
joined =
    Terima kasih. Anda sekarang menerima kabar untuk { $region }.
    Kabar datang ke percakapan ini. Gratis.
joined-already = Anda memang sudah menerima kabar untuk { $region }.
joined-next =
    Balas saja kabar apa pun bila ada yang ingin Anda sampaikan.
    Mengubah pilihan: /langganan. Semua perintah: /bantuan.
joined-before =
    Anda sudah terdaftar. Wilayah Anda:
    { $regions }
    Apa yang ingin Anda lakukan?
not-joined =
    Anda belum terdaftar.
    Pilih Daftar, atau ketik /mulai. Gratis.
join-button = Daftar
left-plain =
    Anda sudah berhenti. Tidak ada kabar lagi yang kami kirim.
    Terima kasih pernah bersama kami. Mau kembali: ketik /mulai.
left =
    { left-plain }

    Masih ingin menerima peringatan darurat saja? Pilih di bawah.
keep-emergencies-button = Tetap terima darurat saja
left-before =
    Anda memang tidak berlangganan. Tidak ada kabar yang kami kirim.
    Mau menerima kabar: ketik /mulai.
kept-emergencies =
    Baik. Anda hanya menerima peringatan darurat.
    Ketik /berhenti untuk berhenti seluruhnya, atau /mulai untuk menerima semua kabar lagi.
keep-nothing =
    Pilihan ini tidak berlaku lagi.
    Ketik /mulai untuk memilih wilayah Anda.
