shell-feedback-help = Pesan warga.
shell-feedback-export-help = Tulis pesan warga dan jawabannya ke keluaran baku, tanpa nama dan nomor.
shell-feedback-format = csv atau json
shell-feedback-region = hanya dari wilayah dengan kode ini, misalnya 64.71
shell-feedback-since = hanya sejak tanggal ini, misalnya 2026-11-01
shell-feedback-since-wrong = "{ $typed }" bukan tanggal. Tulis seperti 2026-11-01.
shell-feedback-region-wrong = Tidak ada wilayah dengan kode "{ $typed }". Tulis seperti 64.71 atau 64.71.06.1005.
