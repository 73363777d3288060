feed-list =
    Sumber berita di wilayah Anda: { $count }
    Pilih salah satu untuk melihat, menjeda, atau mengubahnya.
feed-none =
    Belum ada sumber berita di wilayah Anda.
    Sumber adalah situs yang beritanya masuk sendiri ke kanal KIM.
feed-entry = { $waiting ->
    [0] { $id }. { $title }: { $state }
   *[other] { $id }. { $title }: { $waiting } menunggu Anda
 }
feed-page-before = Sebelumnya
feed-page-after = Berikutnya
feed-card =
    Sumber { $id }: { $title }
    { $rule }
    Keadaan: { $state }
    Tercatat: { $items }
    Menunggu petugas: { $waiting }
feed-button-new = Tambah sumber
feed-button-waiting = Lihat yang menunggu ({ $count })
feed-button-try = Coba dulu
feed-button-pause = Jeda
feed-button-resume = Baca lagi
feed-button-change = Ubah
feed-button-remove = Hapus
feed-button-list = Semua sumber
feed-button-open = Lihat sumber
feed-button-leave = Tidak jadi
feed-button-back = Kembali
feed-button-save = Simpan
feed-button-mode = Cara
feed-button-topic = Topik
feed-button-include = Kata wajib
feed-button-exclude = Kata dibuang
feed-button-tongue = Ganti bahasa
feed-button-region = Wilayah
feed-button-address = Alamat
feed-button-clear = Hapus kata ini
feed-button-gone = Ya, hapus sumber ini
feed-button-keep = Tidak, biarkan
feed-ask-remove =
    Hapus sumber “{ $title }”?
    Berita yang masih menunggu jam siar tidak keluar lagi.
    Yang sudah tersiar tetap ada.
feed-removed = Sumber “{ $title }” sudah dihapus.
feed-ask-address =
    Ketik atau tempel alamat sumbernya.
    Biasanya berakhir dengan /feed atau /rss.
    Contoh: kominfo.balikpapankota.go.id/feed
feed-ask-region = { $kind ->
    [any] Untuk wilayah mana berita dari sumber ini?
   *[other] Untuk seluruh { $place }, atau salah satu wilayah di dalamnya?
 }
feed-whole = Seluruh { $place }
feed-rule-new =
    Sumber baru. Periksa dulu:
    { $rule }
    Pilih Coba dulu untuk melihat hasilnya, lalu Simpan.
feed-rule-change =
    Sumber { $id }. Periksa dulu:
    { $rule }
    Setelah diubah, persetujuan yang lama tidak berlaku lagi.
feed-ask-mode =
    Bagaimana berita dari sumber ini keluar?
    Tahan: Anda melihat setiap berita dan memilih Siarkan atau Buang.
    Otomatis: setiap berita keluar sendiri pada jam siar kanal KIM.
feed-ask-mode-warns =
    Bagaimana peringatan dari sumber ini keluar?
    Tahan: Anda melihat setiap peringatan dan menyiarkannya, atau tidak.
    Seketika: peringatan tingkat sedang ke atas langsung disiarkan, yang lain ditahan.
feed-mode-button = { $mode ->
    [hold] Tahan untuk petugas
    [at_once] Seketika (sedang ke atas)
   *[slots] Otomatis di jam siar
 }
feed-ask-topic = Tentang apa berita dari sumber ini?
feed-topic-button = { $topic ->
    [cuaca] Cuaca
    [layanan] Layanan
    [bansos] Bansos
    [lowongan] Lowongan
    [usaha] Usaha
    [agenda] Agenda
   *[none] Tanpa topik
 }
feed-ask-include =
    Kata apa yang harus ada di dalam berita?
    Ketik kata biasa, dipisahkan koma. Cukup salah satu yang ada.
    Contoh: air padam, banjir
    Sekarang: { $words }
feed-ask-exclude =
    Berita dengan kata apa yang dibuang?
    Ketik kata biasa, dipisahkan koma.
    Contoh: iklan, lelang
    Sekarang: { $words }
feed-looking =
    Kami sedang membaca situsnya.
    Hasilnya muncul di sini sebentar lagi. Tidak ada yang disiarkan.
feed-saved =
    Sumber { $id } disimpan dan mulai dibaca.
    Yang sudah ada di sana tidak disiarkan, hanya yang baru.
feed-saved-waits =
    Sumber { $id } disimpan dan menunggu petugas lain menyetujuinya.
    Sebelum itu, situsnya belum dibaca.
trial-brought = { $passing ->
    [0] “{ $source }” terbaca: { $count } berita, tidak ada yang lolos saringan kata.
   *[other] “{ $source }” terbaca: { $count } berita, { $passing } lolos saringan kata. Begini { $shown } yang terbaru akan tampil:
 }
trial-warned = { $ours ->
    [0] “{ $source }” terbaca: { $count } peringatan, tidak ada yang kini berlaku untuk wilayah itu.
   *[other] “{ $source }” terbaca: { $count } peringatan, { $ours } kini berlaku untuk wilayah itu. Begini { $shown } yang terbaru akan tampil:
 }
trial-code = CONTOH
trial-left-out =
    Dibuang oleh saringan kata: { $count }
    { $titles }
trial-end =
    Ini hanya percobaan. Tidak ada yang disiarkan atau disimpan.
trial-failed =
    Alamat itu tidak bisa dibaca: { $why }.
    Tidak ada yang disimpan.
trial-button-back = Kembali ke sumber
feed-button-kind = Jenis
feed-kind-button = { $kind ->
    [cap] Peringatan CAP
    [nowcast] Peringatan dini cuaca BMKG
    [quake] Gempa bumi BMKG
   *[rss] Berita (RSS atau Atom)
 }
feed-ask-kind = Apa yang dibawa sumber ini?
