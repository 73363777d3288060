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
choices-by-number = Balas dengan angkanya, misalnya 1.
