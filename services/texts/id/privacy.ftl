privacy =
    Data Anda di SiarKIM, Diskominfo { $place }:

    Untuk apa: mengirim kabar wilayah Anda, dan menjawab pesan Anda.
    Yang disimpan: nomor akun Anda di aplikasi ini, wilayah, topik, bahasa, pesan Anda, dan kabar mana yang sudah terkirim.
    Yang tidak disimpan: nama, NIK, tanggal lahir, lokasi, dan nomor telepon Anda (kecuali di WhatsApp, bila itu nomor akun Anda).
    Kecuali bila Anda punya peran (petugas, pengurus KIM): nama dalam peran itu disimpan.
    Yang membaca pesan Anda: petugas wilayah Anda. Data tidak dijual dan tidak dibagikan.

    Anda boleh melihat, mengubah (/langganan), dan menghapus data Anda kapan saja.
data-button = Lihat data saya
erase-button = Hapus data saya
data-none = Kami tidak menyimpan data tentang Anda.
data-heading = Semua data Anda di SiarKIM:
data-never = –
data-address = • Akun { $platform } { $ref }, sejak { $since }
data-address-before = • Akun { $platform } { $ref }, sejak { $since } sampai { $until }
data-language =
    • Bahasa: { $language ->
        [en] English
       *[id] Bahasa Indonesia
    }
data-consent = • Persetujuan: { $at } (naskah { $version })
data-known-since = • Dikenal sejak { $at }
data-left = • Berhenti pada { $at }
data-credit = • Bergabung lewat { $kim }
data-subscription = • Langganan { $region } ({ $topics }), sejak { $since }
data-subscription-before = • Dulu berlangganan { $region } ({ $topics }), sejak { $since } sampai { $until }
data-mandate = • Wewenang { $role } di { $region }, sejak { $since }
data-mandate-before = • Dulu berwenang sebagai { $role } di { $region }, sejak { $since } sampai { $until }
data-mandate-called = • Sebutan Anda dalam daftar peran itu: { $label }
data-office = • Pengurus { $kim } ({ $office }) dengan nama { $name }, sejak { $since } sampai { $until }
role-name =
    { $role ->
        [agen_kim] agen KIM
        [ketua_kim] ketua KIM
        [petugas] petugas
        [penyetuju] penyetuju
        [admin_wilayah] pengelola wilayah
        [provinsi] provinsi
        [auditor] auditor
        [operator] operator
       *[other] { $role }
    }
data-coverage = • Laporan penerusan { $at }: { $place }, sekitar { $people } orang
data-feedback = • Pesan nomor { $number }, { $at }: { $text }
data-feedback-first = – Naskah pertamanya: { $text }
data-answer = – Jawaban petugas, { $at }: { $text }
data-received = • Kabar yang sampai kepada Anda: { $copies }
data-after =
    Mengubah pilihan: /langganan.
    Menghapus semuanya: pilih di bawah, atau ketik /hapusdata.
erase-ask =
    Semua data Anda akan dihapus: akun, langganan, dan isi pesan Anda.
    Ini tidak bisa dibatalkan. Kabar tidak dikirim lagi.

    Benar dihapus?
erase-ask-mandate =
    Perhatian: wewenang Anda di { $regions } ikut berakhir.
    Anda tidak bisa lagi menyiarkan atau menjawab warga di sana.

    Semua data Anda akan dihapus: akun, langganan, dan isi pesan Anda.
    Ini tidak bisa dibatalkan. Kabar tidak dikirim lagi.

    Benar dihapus?
erase-sure-button = Ya, hapus semua
erase-keep-button = Tidak, jangan dihapus
erase-kept = Baik, data Anda tetap tersimpan.
erased =
    Semua data Anda sudah dihapus. Yang tersisa hanya jumlah, tanpa Anda di dalamnya.
    Mau kembali suatu hari: ketik /mulai.
