when-ask =
    Kapan siaran ini dikirim?
    Pilih, atau ketik tanggal dan jamnya.
    Contoh: besok 07.00, jumat 16.00, 1/12 07.00
    Saat ini: { $now }
when-button-now = Sekarang
when-button-today = Hari ini 16.00
when-button-tomorrow = Besok 07.00
when-button-slots = Kanal KIM pada jam siarannya
when-unreadable =
    Waktu itu belum kami mengerti.
    Ketik seperti ini: besok 07.00, jumat 16.00, atau 1/12 07.00
when-no-time =
    Jamnya belum ada.
    Ketik tanggal dan jam, misalnya: besok 07.00
when-no-such-day =
    Tanggal itu tidak ada di kalender.
    Ketik tanggal yang lain, misalnya: 1/12 07.00
when-no-such-time =
    Jam itu tidak ada.
    Ketik jam antara 00.00 dan 23.59, misalnya: besok 07.00
when-past =
    Waktu itu sudah lewat. Sekarang { $now }.
    Ketik waktu yang masih akan datang, misalnya: besok 07.00
when-too-far =
    Waktu itu lebih dari satu tahun lagi.
    Ketik waktu yang lebih dekat, misalnya: besok 07.00
when-not-yet =
    Hari itu belum terjadi.
    Sekarang { $now }.
when-no-day =
    Tanggal itu tidak kami pahami.
    Contoh: 1 Maret 2026
when-button-repeat = Berulang
