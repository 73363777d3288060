broadcast-unknown = Siaran nomor { $id } tidak ada.
broadcast-not-approved = Siaran nomor { $id } belum disetujui.
broadcast-not-running = Siaran nomor { $id } tidak sedang berjalan.
broadcast-not-paused = Siaran nomor { $id } tidak sedang dijeda.
broadcast-over = Siaran nomor { $id } sudah selesai.
broadcast-nothing-to-retry = Pada siaran nomor { $id } tidak ada kiriman gagal yang bisa dicoba lagi.
