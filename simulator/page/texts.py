"""Every word that the simulator's page shows."""

TITLE = "Simulator SiarKIM"
HINT = "Tekan MULAI di ponsel Warga, lalu ikuti tombolnya. Semua di sini hanya latihan."
HINT_CLOSE = "Tutup petunjuk"
PHONES = "Pilih ponsel"
PHONE_OF = "Ponsel {name}"
WHATSAPP_OF = "WhatsApp {name}"
WHATSAPP_BUSINESS = "WhatsApp · akun bisnis"
WHATSAPP_OPEN = "WhatsApp · jendela {hours} jam lagi"
WHATSAPP_SHUT = "WhatsApp · jendela tutup: templat saja"
WHATSAPP_EMPTY = "Tulis halo, lalu kirim. Di sini tidak ada tombol MULAI."
WHATSAPP_TEMPLATE = "templat"
WHATSAPP_MENU = "Menu WhatsApp"
WHATSAPP_SILENT = "Majukan 24 jam tanpa menulis"
WHATSAPP_THUMB = "Beri 👍 pada pesan terakhir"
ADD = "Tambah"
ADD_PERSON = "Orang"
ADD_GROUP = "Grup"
ADD_SUPERGROUP = "Supergrup"
ADD_CHANNEL = "Kanal"
NAME = "Nama"
NAME_PERSON = "Nama peran, misalnya Warga 2"
NAME_PLACE = "Nama grup atau kanal"
CREATOR = "Dibuat oleh"
CANCEL = "Batal"
SAVE = "Simpan"
CLOSE = "Tutup"
OK = "Oke"

BOT = "bot"
TYPING = "sedang mengetik…"
UPLOADING = "sedang mengirim berkas…"
MEMBERS = "{count} anggota"
SUBSCRIBERS = "{count} pelanggan"
BOT_IS = {
    "never": "bot belum di sini",
    "left": "bot sudah keluar",
    "kicked": "bot dikeluarkan",
    "member": "bot anggota",
    "administrator": "bot admin",
}
EMPTY_PRIVATE = "Apa yang dapat dilakukan bot ini?"
EMPTY_PRIVATE_MORE = "Tekan MULAI untuk membuka percakapan."
EMPTY_GROUP = "Belum ada pesan di sini."
CHAT_LIST = "Percakapan di ponsel ini"

START = "MULAI"
UNBLOCK = "BUKA BLOKIR"
MESSAGE = "Tulis pesan"
SEND = "Kirim"
WRITES_AS = "Menulis sebagai"
ATTACH = "Lampirkan"
COMMANDS = "Daftar perintah"
NO_COMMANDS = "Bot belum mengumumkan perintah"
KEYBOARD = "Papan tombol"

PHOTO = "Foto"
PHOTO_SAMPLE = "Foto contoh"
DOCUMENT = "Dokumen"
VIDEO = "Video"
AUDIO = "Audio"
VOICE_SAMPLE = "Pesan suara contoh"
LOCATION = "Lokasi"
CONTACT = "Kontak saya"
ANIMATION = "Animasi"
STICKER = "Stiker"
CAPTION = "Keterangan"
LATITUDE = "Lintang"
LONGITUDE = "Bujur"
BAD_FILE = "Berkas ini bukan gambar yang dikenal."

MENU_CHAT = "Menu percakapan"
MENU_MESSAGE = "Menu pesan"
REPLY = "Balas"
EDIT = "Edit"
EDITING = "Mengedit pesan"
FORWARD = "Teruskan ke bot"
FORWARD_GROUP = "Teruskan ke {title}"
DELETE = "Hapus"
REACT = "Beri {emoji}"
OPEN_LINK = "Buka tautan t.me…"
OPEN_LINK_LABEL = "Tautan atau muatan ?start="
BAD_LINK = "Tautan ini tidak menuju bot, atau muatannya lebih dari 64 tanda."
BLOCK = "Blokir bot"
DEACTIVATE = "Hapus akun ini"
REACTIVATE = "Pulihkan akun ini"
DEACTIVATED = "akun ini sudah dihapus"
ADD_BOT = "Tambahkan bot"
ADD_BOT_ADMIN = "Tambahkan bot sebagai admin"
PROMOTE = "Jadikan bot admin"
DEMOTE = "Cabut hak admin bot"
REMOVE_BOT = "Keluarkan bot"
UPGRADE = "Jadikan supergrup"
MUTE = "Hanya admin boleh menulis"
UNMUTE = "Semua boleh menulis"
ADD_TOPIC = "Buka topik forum"
TOPIC = "Nama topik"
LINK_DISCUSSION = "Hubungkan grup diskusi…"
NO_SUPERGROUP = "Belum ada supergrup untuk itu. Buat dulu lewat Tambah."
ADD_MEMBER = "Masukkan {name}"
CHOOSE_GROUP = "Masukkan bot ke grup atau kanal mana?"
NO_GROUP = "Belum ada grup atau kanal untuk orang ini."
CHOOSE_CHAT = "Bagikan percakapan mana?"
CHOOSE_USER = "Bagikan orang mana?"

EDITED = "diedit"
FORWARDED = "Diteruskan dari {name}"
SILENT = "tanpa bunyi"
DELETED = "Pesan yang dihapus"
ALBUM = "Album"
POLL_ANONYMOUS = "Polling anonim"
POLL_PUBLIC = "Polling terbuka"
POLL_CLOSED = "Polling ditutup"
POLL_VOTES = "{count} suara"
POLL_RETRACT = "Tarik suara"
SERVICE_JOINED = "{name} masuk"
SERVICE_LEFT = "{name} keluar"
SERVICE_UPGRADED = "Grup ini menjadi supergrup"
SERVICE_UPGRADED_FROM = "Supergrup ini dahulu grup biasa"
SERVICE_TOPIC = "Topik dibuka: {name}"
SERVICE_SHARED_CHAT = "Percakapan dibagikan: {name}"
SERVICE_SHARED_USERS = "Orang dibagikan"
SERVICE_PINNED = "Pesan disematkan"
PINNED = "Disematkan"
DOWNLOAD = "Unduh"
SECONDS = "{count} detik"
ZONE = "WITA"
DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
MONTHS = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
