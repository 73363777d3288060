# Where a messenger has no buttons for it
choices-open = Lihat pilihan
choices-pick = Silakan pilih:
choices-by-number = Balas dengan angkanya, misalnya 1.
