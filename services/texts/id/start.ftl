shell-run-help = Jalankan SiarKIM: bot, jadwal, pengiriman, dan (tanpa token) simulator.
settings-wrong =
    Pengaturan belum benar. Perbaiki berkas .env, lalu jalankan lagi:
    { $faults }
setting-shape =
    { $name ->
        [TELEGRAM_TOKEN] TELEGRAM_TOKEN: bentuknya 123456789:AA…, seperti yang diberikan BotFather.
        [TELEGRAM_RATE] TELEGRAM_RATE: angka 1 sampai 1000 (pesan per detik).
        [TELEGRAM_API_URL] TELEGRAM_API_URL: alamat yang mulai dengan https:// atau http://.
        [TELEGRAM_WEBHOOK_URL] TELEGRAM_WEBHOOK_URL: alamat yang mulai dengan https://, atau kosongkan.
        [TELEGRAM_WEBHOOK_SECRET] TELEGRAM_WEBHOOK_SECRET: wajib bila TELEGRAM_WEBHOOK_URL diisi; 1 sampai 256 huruf, angka, _ atau -.
        [WHATSAPP_ACCESS_TOKEN] WHATSAPP_ACCESS_TOKEN: token akses dari Meta (EAA…), tanpa spasi.
        [WHATSAPP_PHONE_NUMBER_ID] WHATSAPP_PHONE_NUMBER_ID: ID nomor telepon dari Meta, hanya angka; wajib bila WHATSAPP_ACCESS_TOKEN diisi.
        [WHATSAPP_APP_SECRET] WHATSAPP_APP_SECRET: rahasia aplikasi dari Meta; wajib bila WHATSAPP_ACCESS_TOKEN diisi.
        [WHATSAPP_VERIFY_TOKEN] WHATSAPP_VERIFY_TOKEN: kata pilihan Anda, sama dengan yang diisi di Meta; wajib bila WHATSAPP_ACCESS_TOKEN diisi.
        [WHATSAPP_API_URL] WHATSAPP_API_URL: alamat dengan versinya, misalnya https://graph.facebook.com/v25.0.
        [WHATSAPP_RATE] WHATSAPP_RATE: angka 1 sampai 1000 (pesan per detik).
        [DATABASE_URL] DATABASE_URL: misalnya sqlite+aiosqlite:///siarkim.db atau postgresql+psycopg://nama:sandi@host/siarkim.
        [ADMIN_TELEGRAM_IDS] ADMIN_TELEGRAM_IDS: nomor id, dipisah koma, misalnya 123456789,987654321.
        [ADMIN_WHATSAPP_NUMBERS] ADMIN_WHATSAPP_NUMBERS: nomor HP, dipisah koma, misalnya 08123456789,08129876543.
        [HOME_REGION] HOME_REGION: kode Kemendagri, misalnya 64 atau 64.71.
        [ALL_REGIONS] ALL_REGIONS: true atau false.
        [QUIET_HOURS] QUIET_HOURS: auto, off, atau jam seperti 21.00-05.00.
        [WORDS_DIR] WORDS_DIR: folder dengan danger.toml, doors.toml, atau blocked.toml yang bisa dibaca, atau kosongkan.
        [FEEDS_ALLOW_PRIVATE] FEEDS_ALLOW_PRIVATE: true atau false.
        [WEB_PORT] WEB_PORT: angka 1 sampai 65535.
        [WEB_PUBLIC_URL] WEB_PUBLIC_URL: alamat yang mulai dengan https://, atau kosongkan.
        [LOG_FORMAT] LOG_FORMAT: pretty atau json.
        [BACKUP_PASSPHRASE] BACKUP_PASSPHRASE: beberapa kata pilihan Anda, atau kunci AGE-SECRET-KEY-1… yang utuh.
        [BACKUP_DIR] BACKUP_DIR: nama folder, misalnya backups.
        [SECRET_KEY] SECRET_KEY: sedikitnya 32 huruf dan angka acak (buat dengan: openssl rand -hex 32); beberapa kunci dipisah koma.
       *[other] { $name }: nilainya tidak cocok. Lihat contohnya di .env.example.
    }
database-of-another-bot = Basis data ini milik bot { $id }, bukan bot { $own }. Pakai DATABASE_URL lain untuk bot ini, atau kembalikan TELEGRAM_TOKEN yang semula.
database-newer = Basis data ini ditulis oleh versi SiarKIM yang lebih baru. Perbarui SiarKIM dulu; datanya tidak disentuh.
database-unwritable = Basis data tidak bisa ditulis. Periksa izin folder dan berkas pada DATABASE_URL.
database-damaged = Berkas pada DATABASE_URL rusak atau bukan basis data SiarKIM. Pulihkan dari cadangan, atau pakai berkas lain.
database-busy = Basis data sedang dipakai terlalu lama oleh proses lain. Coba lagi sebentar lagi.
database-unreachable = Basis data pada DATABASE_URL tidak bisa dibuka. Periksa alamat, nama, dan kata sandinya.
disk-full = Ruang disk habis. Kosongkan sebagian, lalu jalankan lagi.
disk-full-meanwhile = Ruang disk habis atau rusak: tidak ada yang bisa disimpan. Kosongkan sebagian; pekerjaan lanjut sendiri, tidak ada yang hilang.
folder-missing = Folder { $folder } tidak ada. Buat dulu, atau ganti DATABASE_URL.
folder-unwritable = Folder { $folder } tidak bisa ditulis. Periksa izinnya, atau ganti DATABASE_URL.
shell-run-roles = Hanya sebagian pekerjaan, dipisah koma: updates, scheduler, worker, web. Tanpa ini: semuanya. Perlu PostgreSQL.
roles-unknown =
    Bagian { $given } tidak dikenal.
    Yang ada: { $known }. Contoh: siarkim run --roles worker
roles-need-postgresql =
    Dengan SQLite, SiarKIM berjalan sebagai satu proses yang mengerjakan semuanya. Hilangkan --roles { $roles },
    atau isi DATABASE_URL dengan postgresql+psycopg://nama:sandi@host/basisdata agar pekerjaan bisa dibagi.
already-running = SiarKIM sudah berjalan dengan basis data { $file }. Hentikan yang itu dulu (Ctrl-C), atau pakai DATABASE_URL lain.
port-taken = Alamat { $host }:{ $port } sudah dipakai program lain. Ganti WEB_PORT, atau hentikan program itu.
token-wrong = Telegram menolak TELEGRAM_TOKEN ini. Salin lagi dari BotFather ke berkas .env.
number-wrong = WhatsApp menolak WHATSAPP_ACCESS_TOKEN atau WHATSAPP_PHONE_NUMBER_ID ({ $code }). Salin lagi dari Meta for Developers ke berkas .env.
number-unreachable = Server WhatsApp ({ $host }) tidak terjangkau. Periksa sambungan internet atau WHATSAPP_API_URL.
no-account-there =
    { $platform ->
        [whatsapp] Di sini tidak ada nomor WhatsApp.
       *[telegram] Di sini tidak ada bot Telegram.
    }
server-refuses = Server Telegram ({ $host }) menolak permintaan. Periksa TELEGRAM_API_URL.
server-unreachable = Server Telegram ({ $host }) tidak terjangkau. Periksa sambungan internet atau TELEGRAM_API_URL.
region-unknown = HOME_REGION { $code } tidak dikenal. Pakai kode Kemendagri, misalnya 64 atau 64.71.
started-simulator =

    SiarKIM berjalan dengan simulator. Buka { $address }
    Coba: di ponsel Warga tekan MULAI dan pilih wilayah; di ponsel Petugas tekan MULAI, lalu ketik /broadcast.
    Untuk Telegram sungguhan: salin .env.example ke .env, isi TELEGRAM_TOKEN dari BotFather, jalankan lagi.
    Berhenti: Ctrl-C.

started-live =

    SiarKIM berjalan sebagai { $bot }. Kesehatan: { $address }/healthz
    Pengelola pertama: { $admins }
    Berhenti: Ctrl-C.

started-roles =

    SiarKIM berjalan sebagai { $bot }, bagian: { $roles }
started-no-admins = lewat tautan dari siarkim setup, atau ADMIN_TELEGRAM_IDS di .env (kirim /broadcast ke bot untuk melihat ID Anda)
stopped = SiarKIM berhenti.
