kim-unknown =
    KIM itu tidak ada.
    Ketik /kim untuk melihat KIM Anda.
kim-register-not-yours =
    Itu hanya bisa dilakukan oleh pengurus KIM itu atau petugas wilayahnya.
    Nomor ID Anda: { $id }
kim-not-for-yourself =
    Usulan ini menyangkut diri Anda atau KIM Anda sendiri.
    Petugas lain yang memutuskannya.
kim-move-waits =
    Masih ada usulan KIM ini yang menunggu petugas.
    Tunggu keputusannya dulu, atau tarik usulan itu di /kim
kim-move-impossible =
    Itu tidak bisa dilakukan sekarang.
    Status KIM: { $state ->
        [proposed] diusulkan
        [formed] terbentuk (SK)
        [inaugurated] dikukuhkan
        [active] aktif
        [dormant] tidak aktif
       *[dissolved] dibubarkan
    }.
kim-move-lacks =
    { $lack ->
        [acceptance] Tunggu dulu: petugas belum menerima pendaftaran KIM ini.
        [board] Isi dulu susunan pengurusnya.
        [theme] Isi dulu temanya.
       *[decree] Kirim dulu SK-nya.
    }
    Buka /kim untuk melanjutkan.
kim-kind-not-here =
    KIM ada di kelurahan, desa, atau kecamatan.
    Forum KIM (FK-KIM) ada di kecamatan, kabupaten/kota, dan provinsi.
kim-name-taken =
    Nama “{ $name }” sudah dipakai KIM lain di wilayah itu.
    Ketik nama lain.
kim-name-waits =
    “{ $name }” masih diusulkan dan belum diputuskan.
    Putuskan dulu usulan itu di /kim
kim-not-on-register = KIM itu belum terdaftar, atau sudah dibubarkan.
kim-not-linked = Kanal itu sudah tidak tertaut.
kim-board-fault =
    { $fault ->
        [no_chair] Pengurus belum punya ketua.
        [no_secretary] Pengurus belum punya sekretaris.
        [two_chairs] Ketua hanya boleh satu orang.
       *[too_few] Pengurus paling sedikit tiga orang.
    }
    Isi lagi susunan pengurus di /kim
kim-board-too-many = Pengurus paling banyak { $most } orang, dan tiap orang satu jabatan.
kim-member-name = Nama harus 2 sampai { $longest } huruf. Ketik lagi.
kim-move-name =
    { $move ->
        [register] pendaftaran
        [board] susunan pengurus
        [decree] SK
        [inaugurate] pengukuhan
        [activate] status aktif
        [rest] status tidak aktif
       *[dissolve] pembubaran
    }
kim-open = Buka: { $kim }
kim-new = Daftarkan KIM
kim-all-button = Semua KIM wilayah saya
kim-moves-for-you = { $count } usulan KIM menunggu keputusan Anda.
kim-move-asked =
    Usulan { kim-move-name } { $kim } sudah sampai ke petugas.
    Anda diberi tahu begitu petugas memutuskan.
kim-move-asked-nobody =
    Usulan { kim-move-name } { $kim } tersimpan.
    Wilayah itu belum punya petugas lain di SiarKIM. Begitu ada, usulan Anda menunggu di sana.
kim-move-made = Tercatat: { kim-move-name } { $kim }.
kim-move-done = { $kim }, { $region }: { kim-move-name } sudah dicatat petugas.
kim-move-done-register =
    { $kim }, { $region }: { kim-move-name } sudah dicatat petugas.
    Anda sekarang agennya. Buka KIM-nya untuk melihat yang masih kurang.
kim-move-refused =
    Petugas belum menyetujui { kim-move-name } { $kim }.
    Anda boleh mengusulkannya lagi dengan /kim
kim-move-refused-because =
    Petugas belum menyetujui { kim-move-name } { $kim }.
    Alasannya: { $reason }
    Anda boleh mengusulkannya lagi dengan /kim
kim-withdrawn = Usulan { kim-move-name } ditarik.
kim-decide-ask =
    Usulan { kim-move-name }
    { $kim }, { $region }
kim-decide-question = Setuju?
kim-decide-register =
    { $kind ->
        [forum] Forum KIM (FK-KIM)
       *[kim] KIM
    }, tema: { $theme }
kim-decide-reason = Alasannya: { $reason }
kim-decide-yes = Setuju
kim-decide-no = Tolak
kim-decide-board = Lihat susunan pengurus
kim-decide-photo = Lihat foto SK
kim-decide-move = Periksa: { kim-move-name }
kim-decide-why =
    Mengapa { kim-move-name } { $kim } ditolak?
    Tulis alasannya singkat. Pengusul membacanya.
kim-decide-answered = Usulan { kim-move-name } { $kim } sudah diputuskan.
kim-decided-yes = Disetujui: { kim-move-name } { $kim }. Pengurusnya sudah diberi tahu.
kim-decided-no = Ditolak: { kim-move-name } { $kim }. Pengusul sudah diberi tahu.
kim-bar =
    Perhatian: di wilayah ini ASN tidak boleh menjadi pengurus KIM.
    Dasarnya: { $basis }
kim-sheet-title =
    { $kim }
    { $region }
kim-sheet-state =
    Status: { $state ->
        [proposed] { $accepted ->
            [True] diusulkan, belum ada SK
           *[False] diusulkan, menunggu petugas
        }
        [formed] terbentuk (ada SK), belum dikukuhkan
        [inaugurated] sudah dikukuhkan
        [active] aktif
        [dormant] tidak aktif
       *[dissolved] dibubarkan
    }
kim-sheet-theme = Tema: { $theme }
kim-sheet-decree = SK nomor { $number }, { $day }, ditandatangani { $signer }
kim-sheet-inaugurated = Dikukuhkan: { $day }
kim-sheet-number = Nomor kim.id: { $number }
kim-sheet-counts =
    Pengurus: { $board } orang
    Kanal tertaut: { $channels }
    Warga yang bergabung lewat KIM ini: { $residents }
kim-sheet-waiting = Menunggu petugas: { kim-move-name }.
kim-sheet-whole = Datanya lengkap.
kim-sheet-missing = Yang kurang:
kim-sheet-lack =
    • { $lack ->
        [acceptance] persetujuan petugas
        [board] pengurus: ketua, sekretaris, dan satu orang lagi
        [theme] tema
        [decree] SK
        [photo] foto SK
        [inauguration] pengukuhan
        [channel] grup atau kanal yang tertaut
       *[number] nomor kim.id
    }
kim-next-board = Isi pengurus
kim-next-decree = Kirim SK
kim-next-inaugurate = Catat pengukuhan
kim-next-active = Kami aktif
kim-set-theme = Isi tema
kim-set-number = Nomor kim.id
kim-see-board = Lihat pengurus
kim-see-photo = Lihat foto SK
kim-see-history = Riwayat
kim-see-more = Ubah …
kim-withdraw = Tarik usulan
kim-back = Kembali
kim-more-ask = Apa yang ingin diubah pada { $kim }?
kim-change-board = Pengurus baru
kim-new-decree = SK baru
kim-rest = Nyatakan tidak aktif
kim-dissolve = Bubarkan KIM
kim-member = { kim-office }: { $name }
kim-member-known = { kim-office }: { $name } (akunnya tersambung)
kim-office =
    { $office ->
        [ketua] Ketua
        [sekretaris] Sekretaris
        [bendahara] Bendahara
       *[anggota] Anggota
    }
kim-board-none = { $kim } belum punya pengurus yang tercatat.
kim-board-list =
    Pengurus { $kim }:
    { $board }
kim-photo = SK { $kim }
kim-no-photo = Foto SK itu belum ada.
kim-history =
    Riwayat { $kim }:
    { $lines }
kim-history-line =
    { $at }: { kim-move-name }, { $state ->
        [asked] menunggu petugas
        [done] dicatat
        [refused] ditolak
       *[withdrawn] ditarik
    }
kim-theme-ask =
    Apa tema { $kim }?
    Ketik singkat, misalnya: kebencanaan, UMKM, pertanian, atau wisata.
kim-theme-length = Tema harus 3 sampai { $longest } huruf. Ketik lagi.
kim-number-ask =
    Berapa nomor { $kim } di kim.id?
    Ketik nomornya.
kim-number-wrong =
    Nomor itu tidak kami pahami.
    Ketik nomornya saja, paling panjang 30 huruf atau angka.
kim-rest-ask =
    Mengapa { $kim } dinyatakan tidak aktif?
    Tulis alasannya singkat.
kim-dissolve-ask =
    Mengapa { $kim } dibubarkan?
    Tulis alasannya singkat. Setelah bubar, pengurusnya tidak lagi mewakili KIM.
kim-dissolve-how = Bagaimana dengan kanal { $kim }?
kim-dissolve-keep = Bubarkan, kanal tetap menerima kabar
kim-dissolve-unlink = Bubarkan, kanal dilepas
kim-reason-as-text = Tulis alasannya sebagai teks.
kim-all = KIM di wilayah Anda. Pilih salah satu.
kim-all-none = Belum ada KIM yang terdaftar di wilayah Anda.
kim-all-more = Berikutnya
kim-new-own-region = KIM-nya di wilayah mana?
kim-new-region =
    { $kind ->
        [regency] KIM-nya di kabupaten/kota mana? Pilih, atau ketik namanya.
        [city] KIM-nya di kabupaten/kota mana? Pilih, atau ketik namanya.
        [district] Kecamatan mana di { $place }? Pilih, atau ketik namanya.
        [village] Kelurahan atau desa mana di { $place }? Pilih, atau ketik namanya.
        [subdistrict] Kelurahan atau desa mana di { $place }? Pilih, atau ketik namanya.
       *[any] KIM-nya di wilayah mana? Pilih, atau ketik namanya.
    }
kim-new-whole =
    { $kind ->
        [district] KIM atau forum untuk seluruh { $place }
       *[other] Forum KIM untuk { $place }
    }
kim-new-which-kind = Apa yang didaftarkan untuk { $region }?
kim-new-kind =
    { $kind ->
        [forum] Forum KIM (FK-KIM)
       *[kim] KIM
    }
kim-new-name =
    Apa nama { $kind ->
        [forum] forum
       *[kim] KIM
    } di { $region }?
    Pilih, atau ketik namanya.
kim-new-without-theme = Nanti saja
kim-decree-number = Berapa nomor SK { $kim }? Ketik seperti di suratnya.
kim-decree-day =
    Tanggal berapa SK itu ditandatangani?
    Contoh: 1 Maret 2026
kim-decree-signer =
    Siapa yang menandatanganinya?
    Contoh: Lurah Damai
kim-decree-photo = Terakhir, kirim foto SK itu. Hanya petugas wilayah yang dapat melihatnya.
kim-photo-please = Kirim SK-nya sebagai foto atau berkas.
kim-too-long = Tulis paling panjang { $longest } huruf.
kim-inaugurated-ask =
    Tanggal berapa { $kim } dikukuhkan?
    Contoh: 15 Maret 2026
kim-board-ask =
    Siapa nama { $office ->
        [ketua] ketua
        [sekretaris] sekretaris
        [bendahara] bendahara
       *[anggota] anggota
    }? Ketik seperti di SK.
kim-board-no-treasurer = Tidak ada bendahara
kim-board-enough = Cukup
kim-board-who-are-you = Yang mana Anda?
kim-board-none-of-them = Saya bukan pengurus
kim-board-check =
    Periksa susunan pengurus:
    { $board }

    Pengurus yang akunnya tersambung bisa mengurus KIM lewat obrolan ini.
kim-board-send = Kirim
kim-board-again = Isi dari awal
kim-board-connect = Sambungkan: { $name }
kim-board-not-now = Nanti saja
kim-board-share =
    Bagikan kontak { $name } di sini: tombol lampiran, lalu Kontak.
    Ia harus sudah pernah menulis ke bot ini.
kim-board-share-please = Bagikan kontaknya: tombol lampiran, lalu Kontak.
kim-board-stranger =
    { $name } belum pernah menulis ke bot ini.
    Minta ia melakukannya, lalu bagikan kontaknya lagi.
kim-unlink = Lepaskan dari KIM
kim-unlink-ask =
    Lepaskan “{ $title }” dari KIM?
    Kabar resmi tidak masuk lagi ke sana.
kim-unlink-yes = Ya, lepaskan
kim-unlink-no = Tidak
kim-unlinked =
    “{ $title }”, { $region }, tidak lagi kanal KIM.
    Kabar resmi tidak masuk lagi ke sana.
kim-unlinked-here =
    Obrolan ini tidak lagi kanal KIM.
    Kabar resmi { $region } tidak masuk lagi ke sini.
kim-not-now = Batal
kim-board-ask-more =
    Masih ada anggota lain di SK?
    Ketik namanya, atau pilih Cukup.
