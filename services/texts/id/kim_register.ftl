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
