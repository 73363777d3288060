shell-backup-help = Store all data in one encrypted file, also while SiarKIM is running.
shell-backup-running = Storing the backup
shell-backup-done =
    Backup stored: { $file } ({ $size } MB).
    Old backups removed: { $removed }.
shell-restore-help = Bring all data back from a backup file. Stop SiarKIM first.
shell-restore-file = Backup file
shell-restore-yes = Don't ask again
shell-restore-sure = All present data is replaced by what is in { $file }. Go on?
shell-restore-running = Restoring the backup
shell-restore-done =
    Data restored: { $rows } rows.
    Broadcasts paused: { $paused }. Look at them with /pantau, then resume or cancel.
    Residents erased again: { $erased }.
backup-no-passphrase = There is no passphrase for backups yet. Set BACKUP_PASSPHRASE in the file .env, and keep a copy somewhere else.
backup-unwritten = The backup { $file } can't be written. Check the free space of the disk and the rights of the folder.
backup-unreadable = The file { $file } can't be read. Check its name and rights.
backup-locked = The file { $file } can't be opened. Its passphrase is not today's BACKUP_PASSPHRASE, or it is no SiarKIM backup.
backup-damaged = This backup is not whole. The present data was not changed. Use another backup.
backup-newer = This backup was made by a newer version of SiarKIM. Upgrade SiarKIM first. The present data was not changed.
backup-not-restored = The backup can't be restored: the database or the disk refuses. The present data was not changed. Check DATABASE_URL and the free space of the disk.
