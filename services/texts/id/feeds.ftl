feed-lost =
    Sumber berita “{ $title }” berhenti: yang menyetujuinya tidak berwenang lagi di wilayah ini.
    Kabar dari sumber ini tidak masuk ke kanal KIM.
    Masih perlu? Periksa aturannya, lalu ajukan lagi.
feed-button-again = Ajukan lagi
feed-dead =
    Sumber berita “{ $title }” sudah sehari tidak bisa dibaca.
    Alamat: { $url }
    Sebab: { $why }
    Kami tetap mencoba. Kabar dari sumber ini belum masuk ke kanal KIM.
    Bila alamatnya berganti, beri tahu pengelola SiarKIM (nomor sumber { $id }).
feed-ended =
    Sumber berita “{ $title }” menyatakan diri sudah ditutup.
    Alamat: { $url }
    Kami berhenti membacanya.
    Bila ada alamat baru, beri tahu pengelola SiarKIM (nomor sumber { $id }).
feed-fault-http = situsnya menjawab dengan galat { $status }
feed-fault-slow = situsnya terlalu lama menjawab
feed-fault-large = isinya terlalu besar
feed-fault-no-feed = yang dikirim situs itu bukan sumber yang dikenal
feed-fault-address = alamat itu ada di jaringan sendiri; bila memang maksudnya begitu, pengelola mengisi FEEDS_ALLOW_PRIVATE=true
feed-fault-redirects = situsnya mengalihkan berputar-putar
feed-fault-gone = situsnya menyatakan sumber ini sudah ditutup
feed-fault-connection = situsnya tidak bisa dihubungi
feed-known = Sumber itu sudah ada untuk { $region }.
feed-unknown = Tidak ada sumber nomor { $id }.
feed-region-wrong = Tidak ada wilayah dengan kode "{ $typed }". Tulis seperti 64.71 atau 64.71.06.1005.
feed-address-wrong = Alamat sumber harus diawali http:// atau https://, tanpa nama dan sandi di dalamnya.
feed-every = tiap { $seconds } dtk
feed-state-paused = dijeda
feed-state-new = belum dibaca
feed-state-read = terbaca { $moment }
shell-feeds-help = Sumber berita (RSS, Atom) dan peringatan (CAP, BMKG).
shell-feeds-add-help = Tambahkan sumber; kabar barunya masuk ke kanal KIM wilayah itu pada jam siarnya.
shell-feeds-list-help = Daftar sumber dan keadaannya.
shell-feeds-pause-help = Jeda sebuah sumber.
shell-feeds-resume-help = Baca lagi sumber yang dijeda.
shell-feeds-remove-help = Hapus sebuah sumber; yang masih menunggu jam siar tidak disiarkan.
shell-feeds-test-help = Baca sebuah alamat tanpa menyimpan apa pun.
shell-feeds-id = Nomor sumber, dari siarkim feeds list.
shell-feeds-url = Alamat sumber.
shell-feeds-region = Kode wilayah, misalnya 64.71.
shell-feeds-every = Jeda antar pembacaan dalam detik.
shell-feeds-added =
    Sumber nomor { $id } ditambahkan untuk { $region }: { $url }
    Yang sudah ada di sana tidak disiarkan, hanya kabar baru.
shell-feeds-none = Belum ada sumber. Tambahkan: siarkim feeds add URL --region 64.71
shell-feeds-columns = No | Nama | Alamat | Wilayah | Cara | Dibaca | Kabar | Keadaan
shell-feeds-paused = Sumber dijeda.
shell-feeds-resumed = Sumber dibaca lagi.
shell-feeds-removed = Sumber dihapus.
shell-feeds-tried =
    “{ $title }”: { $count } kabar di { $url }, { $passing } lolos saringan kata
    Begini jadinya di kanal KIM (tanpa sumber, waktu dan kode cek):
shell-feeds-unreadable = Sumber itu tidak bisa dibaca: { $why }.
shell-feeds-change-help = Ubah aturan sebuah sumber: alamat, wilayah, cara, topik, kata, bahasa. Persetujuan yang lama tidak berlaku lagi.
shell-feeds-put-forward =
    Sumber { $id } dicatat untuk { $region }: { $url }
    Sumber ini dibaca setelah petugas lain menyetujuinya di chat.
shell-feeds-changed = Aturan sumber diubah.
shell-feeds-changed-waits = Aturan sumber diubah. Sumber ini dibaca lagi setelah petugas lain menyetujuinya di chat.
feed-state-unapproved = menunggu persetujuan
feed-mode = { $mode ->
    [hold] tahan untuk petugas
    [at_once] seketika menurut tingkat bahaya
   *[slots] otomatis di jam siar
 }
feed-word-empty = Tulis kata biasa, dipisahkan koma. Tanda baca saja tidak bisa dicari.
feed-words-many = Terlalu banyak. Paling banyak { $most } kata, masing-masing paling panjang { $longest } huruf.
shell-feeds-mode = hold: setiap berita ditahan untuk petugas; slots: otomatis di jam siar.
shell-feeds-topic = Topik berita: cuaca, layanan, bansos, lowongan, usaha, agenda; "-" berarti tanpa topik.
shell-feeds-include = Hanya berita yang memuat salah satu kata ini, dipisahkan koma; "" berarti semua.
shell-feeds-exclude = Buang berita yang memuat salah satu kata ini, dipisahkan koma; "" berarti tidak ada.
shell-feeds-language = Bahasa sumber: id atau en.
shell-feeds-topic-wrong = Topik harus salah satu dari { $topics }, atau "-" untuk tanpa topik.
shell-feeds-language-wrong = Bahasa harus salah satu dari { $languages }.
feed-words-none = tidak ada
feed-rule =
    Alamat: { $url }
    Wilayah: { $region }
    Cara: { $mode ->
        [hold] setiap berita ditahan sampai petugas menyiarkannya
       *[slots] setiap berita keluar sendiri pada jam siar kanal KIM
    }
    Topik: { $topic ->
        [darurat] darurat
        [cuaca] cuaca
        [layanan] layanan
        [bansos] bansos
        [lowongan] lowongan
        [usaha] usaha
        [agenda] agenda
       *[none] tanpa topik
    }
    Harus memuat salah satu kata: { $include }
    Dibuang bila memuat kata: { $exclude }
    Bahasa: { $language ->
        [en] Inggris
       *[id] Indonesia
    }
feed-fault-busy = situsnya baru saja sering dibaca; coba lagi sebentar lagi
feed-rule-warns =
    Alamat: { $url }
    Wilayah: { $region }
    Jenis: { $kind ->
        [nowcast] peringatan dini cuaca BMKG
        [quake] gempa bumi BMKG
       *[cap] peringatan CAP
    }
    Cara: { $mode ->
        [at_once] peringatan tingkat { $severities } disiarkan seketika tanpa bertanya lagi, yang lain ditahan sampai petugas menyiarkannya
       *[hold] setiap peringatan ditahan sampai petugas menyiarkannya
    }
feed-warns-not-in-slots = Peringatan tidak menunggu jam siar. Pilih hold, atau tingkat bahaya yang disiarkan seketika.
feed-severities-wrong = Tingkat bahaya yang disiarkan seketika hanya untuk sumber peringatan, dan harus disebut satu per satu.
severity-unknown = tidak disebut
severity-minor = ringan
severity-moderate = sedang
severity-severe = berat
severity-extreme = sangat berat
shell-feeds-kind = Jenis sumber: rss (berita), cap (peringatan CAP), nowcast (peringatan dini cuaca BMKG), quake (gempa BMKG).
shell-feeds-at-once = Tingkat peringatan yang disiarkan seketika: minor, moderate, severe, atau extreme. Boleh berkali-kali. Tanpa ini, petugas yang memutuskan.
feed-edited =
    Sumber { $source } mengubah kabar yang sudah disiarkan:
    { $title } (kode { $code })

    Bunyinya sekarang:
    { $text }

    Belum ada yang berubah di ponsel warga. Pilih di bawah untuk meralatnya dengan teks baru ini.
feed-edited-button = Siapkan ralat
feed-edited-again = Sumbernya sudah mengubah kabar ini lagi. Pakai pesan yang terbaru.
feed-edited-done = Kabar ini sudah diralat atau ditarik. Tidak ada yang perlu diubah.
