shell-backup-help = Simpan seluruh data ke satu berkas tersandi, juga selagi SiarKIM berjalan.
shell-backup-running = Menyimpan cadangan
shell-backup-done =
    Cadangan tersimpan: { $file } ({ $size } MB).
    Cadangan lama yang dibuang: { $removed }.
shell-restore-help = Kembalikan seluruh data dari berkas cadangan. Hentikan SiarKIM dulu.
shell-restore-file = Berkas cadangan
shell-restore-yes = Jangan bertanya lagi
shell-restore-sure = Semua data yang sekarang diganti dengan isi { $file }. Lanjutkan?
shell-restore-running = Memulihkan dari cadangan
shell-restore-done =
    Data dipulihkan: { $rows } baris.
    Siaran yang dijeda: { $paused }. Periksa dengan /pantau, lalu lanjutkan atau batalkan.
    Warga yang dihapus lagi: { $erased }.
backup-no-passphrase = Kata sandi cadangan belum ada. Isi BACKUP_PASSPHRASE di berkas .env, dan simpan salinannya di tempat lain.
backup-unwritten = Cadangan { $file } tidak bisa ditulis. Periksa sisa ruang disk dan izin foldernya.
backup-unreadable = Berkas { $file } tidak bisa dibaca. Periksa nama dan izinnya.
backup-locked = Berkas { $file } tidak bisa dibuka. Kata sandinya bukan BACKUP_PASSPHRASE yang sekarang, atau berkas ini bukan cadangan SiarKIM.
backup-damaged = Cadangan ini tidak utuh. Data yang sekarang tidak diubah. Pakai cadangan lain.
backup-newer = Cadangan ini dibuat oleh versi SiarKIM yang lebih baru. Perbarui SiarKIM dulu. Data yang sekarang tidak diubah.
backup-not-restored = Cadangan tidak bisa dipulihkan: basis data atau disk menolak. Data yang sekarang tidak diubah. Periksa DATABASE_URL dan sisa ruang disk.
