shell-words-help = Daftar kata: kata bahaya, salah alamat, kata kasar
shell-words-check-help = Periksa daftar kata sebuah folder sebelum dipakai
shell-words-folder = Folder daftar kata; tanpa ini: WORDS_DIR, atau daftar bawaan
shell-words-list = { $file } ({ $own ->
    [true] milik kantor
   *[false] bawaan
 }): { $entries } isian
shell-words-stranger = { $file } tidak dipakai: namanya harus danger.toml, doors.toml, atau blocked.toml.
words-bad = { $line ->
    [file] { $file } tidak ada atau tidak bisa dibaca.
    [part] { $file }: bagian "{ $part }" salah atau kosong. Contohnya ada di services/word_lists.
   *[other] { $file }: salah tulis di baris { $line }.
 }
