shell-setup-help = Siapkan SiarKIM: token, wilayah, kunci, dan tautan untuk pengelola pertama. Aman diulang.
shell-setup-token-file = Berkas berisi token dari BotFather; - untuk masukan standar. Tanpa ini token ditanyakan.
shell-setup-region = Wilayah asal: nama atau kode, misalnya "Kota Balikpapan" atau 64.71
shell-setup-no-link = Jangan buat tautan pengelola pertama
setup-token = Token dari BotFather (tidak ditampilkan saat diketik; kosongkan bila kantor Anda hanya memakai WhatsApp)
setup-number-ask =
    { $name ->
        [WHATSAPP_ACCESS_TOKEN] Token akses dari Meta (tidak ditampilkan saat diketik)
        [WHATSAPP_PHONE_NUMBER_ID] ID nomor telepon dari Meta, hanya angka (bukan nomornya)
       *[WHATSAPP_APP_SECRET] Rahasia aplikasi dari Meta, App settings › Basic (tidak ditampilkan saat diketik)
    }
setup-number =
    WhatsApp: +{ $phone }
    Di Meta for Developers › WhatsApp › Configuration, isi:
    Callback URL: alamat https kantor Anda + /whatsapp/webhook
    Verify token: { $verify }
    Lalu langganan (Webhook fields): messages.
setup-needs-setting = Isi dulu { $name } di berkas .env, lalu jalankan lagi siarkim setup.
setup-region = Wilayah kantor Anda, misalnya Kota Balikpapan
setup-which = Ketik nomornya
setup-no-such-number = Nomor itu tidak ada di daftar.
setup-bot = Bot: @{ $bot }
setup-home = Wilayah asal: { $region }
setup-kept = Pengaturan tersimpan di { $file }. Hanya Anda yang bisa membacanya. Simpan salinannya di tempat aman.
setup-no-groups =
    PERHATIAN: bot ini tidak boleh masuk grup, sehingga KIM tidak bisa menautkan grupnya.
    Buka BotFather, ketik /setjoingroups, pilih bot ini, lalu Enable.
setup-reads-groups =
    PERHATIAN: bot ini membaca semua percakapan di grup. Itu tidak diperlukan.
    Buka BotFather, ketik /setprivacy, pilih bot ini, lalu Enable.
setup-link =
    Sekarang jalankan SiarKIM, lalu buka tautan ini di HP pengelola pertama { $region }:
    { $link }
    Berlaku 15 menit, untuk satu orang. Tautan baru: siarkim setup.
setup-reason = Pengelola pertama, lewat siarkim setup
setup-needs-flag = Tidak ada terminal untuk bertanya. Beri jawabannya dengan { $flag }.
setup-no-region = Wilayah "{ $text }" tidak ditemukan. Ketik nama kabupaten/kota atau provinsi, atau kodenya, misalnya 64.71.
setup-several-regions = Ada beberapa wilayah dengan nama itu: { $titles }. Pakai kodenya.
token-shape = Itu bukan token. Bentuknya 123456789:AA…, seperti yang diberikan BotFather.
bot-description =
    Kabar resmi daerah Anda, dari Diskominfo dan KIM: peringatan bahaya, layanan, dan agenda.
    Gratis. Pilih wilayah Anda, berhenti kapan saja.
    Tekan MULAI.
bot-about = Kabar resmi daerah dan peringatan bahaya, gratis. Dari Diskominfo dan KIM.
