### Peran: siapa boleh apa, di mana, sampai kapan.

mandate-own =
    Peran Anda:
    { $list }
mandate-line = • { $role } di { $region } ({ $ends })
mandate-line-named = { $who }: { $role } di { $region } ({ $ends })
mandate-until = sampai { $at }
mandate-without-end = tanpa batas waktu
mandate-unnamed = nomor { $number }
mandate-open = Peran { $number }
mandate-number = { $number }
mandate-give = Beri peran
mandate-list = Daftar peran
mandate-pending = Menunggu
mandate-back = Kembali
mandate-look = Lihat
mandate-listed =
    Peran di wilayah Anda ({ $total }):
    { $list }

    Pilih nomornya untuk memperpanjang atau mengakhiri.
mandate-listed-only =
    Peran di wilayah Anda ({ $total }):
    { $list }
mandate-nothing-pending = Tidak ada peran yang menunggu.
mandate-card =
    { $who }
    Peran: { $role }
    Wilayah: { $region }
    Berlaku: { $ends }
    Alasan: { $reason }
mandate-longer = Perpanjang
mandate-end = Akhiri
mandate-months =
    { $months ->
        [0] Tanpa batas waktu
        [12] 1 tahun
        [24] 2 tahun
       *[other] { $months } bulan
    }
mandate-how-much-longer = Perpanjang peran { $role } di { $region } untuk { $who } berapa lama?
mandate-longer-done = Peran { $role } di { $region } untuk { $who } berlaku { $ends }.
mandate-longer-asked =
    Perpanjangan peran { $role } di { $region } untuk { $who } menunggu persetujuan orang kedua.
    Anda akan dikabari.
mandate-end-ask =
    Akhiri peran { $role } di { $region } untuk { $who }?
    Berlaku saat ini juga, juga untuk siaran yang sudah dijadwalkan.
mandate-end-sure = Ya, akhiri
mandate-end-done = Peran { $role } di { $region } untuk { $who } sudah berakhir.
mandate-given-to-you =
    Anda kini { $role } di { $region }.
    Berlaku: { $ends }
    Ketik /bantuan untuk melihat yang bisa Anda lakukan.
mandate-renewed-for-you = Peran Anda, { $role } di { $region }, kini berlaku { $ends }.
mandate-given-by-you =
    { $who } kini { $role } di { $region }. Berlaku: { $ends }
    Bukan orang yang Anda maksud? Pilih Lihat, lalu Akhiri.
mandate-ended-for-you = Peran Anda, { $role } di { $region }, sudah berakhir.
mandate-ends-soon-for-you =
    Peran Anda, { $role } di { $region }, hanya berlaku { $ends }.
    Masih diperlukan? Mintalah perpanjangan kepada pengelola wilayah Anda.
mandate-ends-soon = Peran { $who }, { $role } di { $region }, hanya berlaku { $ends }. Perpanjang bila masih diperlukan.
mandate-not-to-oneself =
    Peran tidak bisa diberikan kepada diri sendiri.
    Mintalah petugas lain yang berwenang.
mandate-not-yours-to-give =
    Anda hanya bisa memberi peran yang Anda punya, di wilayah Anda sendiri.
    Nomor ID Anda: { $id }
mandate-nobody-confirms =
    Peran ini perlu persetujuan orang kedua, dan belum ada yang berwenang selain Anda.
    Mintalah pengelola server menjalankan: siarkim mandates give
mandate-held-already =
    Orang itu sudah punya peran ini di sana.
    Ketik /peran, buka Daftar peran, lalu Perpanjang bila perlu.
mandate-ended-already = Peran itu tidak ada, atau sudah berakhir.
mandate-of-a-kim = Peran KIM diberikan lewat register KIM: ketik /kim
mandate-end-passed = Batas waktunya sudah lewat. Pilih waktu yang akan datang.
mandate-reason-length = Tulis alasannya dalam 3 sampai 200 huruf, misalnya nomor SK.
mandate-province-only = Peran provinsi hanya untuk satu provinsi. Pilih wilayah provinsi.

grant-ask =
    Perlu persetujuan Anda sebagai orang kedua.
    { $who } diusulkan menjadi { $role } di { $region }.
    Berlaku: { $ends }
    Alasan: { $reason }
grant-yes = Setujui
grant-no = Tolak
grant-drop = Batalkan
grant-yes-done = Disetujui: { $who } kini { $role } di { $region }.
grant-no-done = Ditolak: { $who } tidak menjadi { $role } di { $region }. Pengusulnya dikabari.
grant-dropped = Dibatalkan: { $role } di { $region } untuk { $who }.
grant-open = Tautan undangan yang belum dipakai: { $role } di { $region }. Alasan: { $reason }
grant-waiting =
    Menunggu orang kedua: { $who } menjadi { $role } di { $region }.
    Berlaku: { $ends }
    Alasan: { $reason }
grant-refused-by-second = Orang kedua tidak setuju: { $who } tidak menjadi { $role } di { $region }.
grant-lapsed-told = Usulan { $role } di { $region } sudah kedaluwarsa tanpa jawaban. Ulangi dengan /peran bila masih perlu.
grant-settled = Usulan itu sudah selesai atau kedaluwarsa.
grant-needs-another = Anda yang mengusulkan atau menerima peran ini. Orang lain yang harus menyetujui.
grant-void = Yang memberi peran ini sudah tidak berwenang di sana. Mintalah usulan baru.

give-who =
    Siapa yang diberi peran?
    Bagikan kontaknya ke sini, atau teruskan satu pesannya.
    Di dalam grup: balas pesannya dengan /peran
give-by-link = Buat tautan undangan
give-cancel = Batal
give-hidden =
    Orang itu menyembunyikan identitasnya, atau kontaknya bukan pengguna Telegram.
    Kirimi ia tautan undangan.
give-role-to = { $who } diberi peran apa?
give-role-which = Peran apa yang diberikan?
give-role =
    { $role ->
        [petugas] Petugas: menyiarkan dan menjawab warga
        [penyetuju] Penyetuju: juga menyetujui siaran
        [admin_wilayah] Pengelola wilayah: juga memberi peran
        [provinsi] Provinsi: membaca penilaian
       *[auditor] Auditor: membaca jejak
    }
give-region = Di wilayah mana?
give-whole = { $place } seluruhnya
give-end = Berapa lama peran di { $region } berlaku?
give-why = Apa alasannya? Ketik, misalnya nomor SK.
give-why-office = Tugas jabatan
give-whoever-has-the-link = siapa yang pertama memakai tautan undangan
give-check =
    Periksa dulu:
    Untuk: { $who }
    Peran: { $role }
    Wilayah: { $region }
    Berlaku: { $ends }
    Alasan: { $reason }
give-sure = Ya, beri
give-done =
    { $who } kini { $role } di { $region }. Berlaku: { $ends }
    Bila belum pernah membuka bot ini, mintalah ia membukanya dulu.
give-asked =
    Peran ini perlu orang kedua. Petugas lain yang berwenang sudah ditanya.
    { $who } menjadi { $role } di { $region } begitu disetujui; usulan gugur setelah 48 jam.
give-link-made =
    Teruskan pesan berikut kepada orangnya sendiri.
    Tautan hanya bisa dipakai satu kali, dalam 24 jam. Anda dikabari siapa yang memakainya.
give-link-letter =
    Anda diundang menjadi { $role } di { $region } pada SiarKIM.
    Buka tautan ini, lalu pilih Terima: { $url }
give-invited =
    Anda diundang menjadi { $role } di { $region }.
    Berlaku: { $ends }
    Alasan: { $reason }
    Nama Anda terlihat oleh petugas di wilayah itu, dan tindakan Anda dalam peran ini dicatat.
give-accept = Terima
give-decline = Tidak
give-accepted =
    Terima kasih. Anda kini { $role } di { $region }.
    Ketik /bantuan untuk melihat yang bisa Anda lakukan.
give-accepted-waits = Terima kasih. Peran { $role } di { $region } menunggu persetujuan orang kedua; Anda dikabari.
give-declined = Baik, tidak jadi.
give-go-on = Lanjut
give-from-group = Beri peran kepada { $who }?
give-group-private = Saya lanjutkan di percakapan pribadi Anda.
give-group-how = Balas pesan orangnya dengan /peran, atau ketik /peran di percakapan pribadi dengan bot ini.
give-group-hidden = Orang itu tidak bisa dikenali di sini. Buat tautan undangan dengan /peran di percakapan pribadi.
give-group-anonymous = Perintah ini hanya untuk orang yang menulis atas namanya sendiri, bukan atas nama grup atau kanal.

invitation-used = Tautan ini tidak berlaku, atau sudah dipakai. Mintalah tautan baru.
invitation-lapsed = Tautan ini sudah kedaluwarsa. Mintalah tautan baru.
invitation-own = Tautan ini Anda buat sendiri. Teruskan kepada orang yang Anda maksud.
