kim-nudge =
    Sudah dua minggu tidak terdengar kabar dari { $kim }.
    Ada yang bisa dibantu? Tulis saja di sini.
    Kabar terakhir untuk diteruskan: /teruskan
kim-still-here = Kami masih aktif
kim-say-why = Beri tahu alasannya
kim-open-page = Buka
kim-resting =
    Sudah 60 hari tidak terdengar kabar dari { $kim }.
    KIM ini sekarang tercatat tidak aktif.
    Masih aktif? Pilih di bawah, dan KIM langsung aktif lagi.
    Kalau tidak, beri tahu alasannya.
kim-resting-official =
    { $kim }, { $region }: 60 hari tanpa kabar, sekarang tercatat tidak aktif.
    Pengurusnya sudah ditanya alasannya.
kim-awake = { $kim } tercatat aktif. Terima kasih sudah menyebarkan kabar.
kim-here-thanks = Baik, { $kim } tercatat aktif. Terima kasih.
kim-why-ask =
    Mengapa { $kim } tidak aktif?
    Pilih, atau tulis alasannya singkat.
kim-why-busy = Pengurus sibuk
kim-why-no-news = Tidak ada kabar yang cocok
kim-why-no-phone = Kendala HP atau internet
kim-why-no-people = Pengurus sudah pindah atau berhenti
kim-why-thanks =
    Terima kasih. Petugas dapat membacanya.
    Begitu { $kim } siap lagi, pilih di bawah.
kim-not-dormant = KIM itu tidak sedang tercatat tidak aktif.
