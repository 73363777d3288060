shell-voices-help = Suara warga: apa yang dikatakan, siapa yang aman
shell-voices-list-help = Pengumuman terbaru yang dijawab warga, dengan nomornya
shell-voices-show-help = Ringkasan satu pengumuman, atau semua dalam 7 hari terakhir
shell-voices-export-help = Ringkasan itu sebagai CSV ke keluaran standar
shell-voices-safety-help = Aman, butuh bantuan, dan belum menjawab per wilayah, sebagai CSV
shell-voices-number = Nomor pengumuman; tanpa nomor: semua dalam 7 hari terakhir
shell-voices-region = Hanya di wilayah ini: kode Kemendagri seperti 64.71
shell-voices-unknown = Pengumuman { $number } tidak ada, atau tidak menanyakan itu. Lihat: siarkim voices list
