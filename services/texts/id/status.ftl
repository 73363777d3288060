status-next = Berikutnya: { $what }, paling lambat { $day }.
status-late = Terlambat: seharusnya { $what } paling lambat { $day }. Maaf.
status-late-escalated =
    Terlambat: seharusnya { $what } paling lambat { $day }. Maaf.
    Pimpinan petugas sudah diberi tahu.
status-next-verify = diperiksa
status-next-act = ditindaklanjuti
status-next-complete = diselesaikan
status-verified = Sudah diperiksa petugas { $desk } pada { $at }.
status-handed = Diserahkan kepada { $office } pada { $at }.
status-office-unnamed = dinas yang berwenang
status-in-work = Dikerjakan petugas { $desk } sejak { $at }.
status-postponed = Ditunda oleh petugas { $desk } pada { $at }. Tenggatnya tetap dihitung.
status-reopened = Dibuka lagi pada { $at }, ada di petugas { $desk }.
status-not-ours = Bukan wewenang petugas { $desk }, sejak { $at }.
status-open = Lihat nomor { $number }
status-button-confirm = Sudah selesai
status-button-reopen = Belum selesai, buka lagi
status-button-no-word = Cukup
status-confirmed =
    Nomor { $number } ditandai selesai. Terima kasih.
    Seberapa puas Anda? 1 berarti sangat tidak puas, 5 berarti sangat puas.
status-reopen-done =
    Nomor { $number } dibuka lagi. Petugas diberi tahu.
    Balas pesan ini untuk menulis apa yang belum selesai.
status-reopened-told =
    Nomor { $number } dibuka lagi oleh warga.
    Lihat: /kotakmasuk
status-rated =
    Terima kasih. Nilai { $stars } untuk nomor { $number } tersimpan.
    Ingin menambahkan satu kalimat? Tulis di sini, atau pilih "Cukup".
status-word-kept = Terima kasih. Kata Anda untuk nomor { $number } tersimpan.
status-word-only-text = Tulis satu kalimat, atau pilih "Cukup".
status-word-none = Terima kasih. Semua pesan Anda: /status
status-stars = { $stars }
inbox-open = Buka
