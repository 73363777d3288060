# Where a messenger has no buttons for it
choices-open = Lihat pilihan
choices-pick = Silakan pilih:
choices-before = ‹ Sebelumnya
choices-after = Berikutnya ›
choices-page =
    Pilihan { $from }–{ $to } dari { $all }.
    { $numbered ->
        [yes] Anda juga bisa membalas dengan angkanya (1–{ $all }) atau namanya.
       *[no] Anda juga bisa membalas dengan namanya.
    }
choices-further = Lanjutan pilihan.
choices-which = Ada beberapa pesan dengan pilihan itu. Belum ada yang dijalankan. Silakan pilih langsung di bawah pesan yang Anda maksud.
choices-by-number = Balas dengan angkanya, misalnya 1.
