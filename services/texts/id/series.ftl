series-ask =
    Kapan siaran ini diulang?
    Pilih, atau ketik, misalnya: setiap Senin dan Kamis 07.00, hari kerja 06.30, tanggal 1 08.00, akhir bulan 16.00
    "Hari kerja" tidak termasuk hari libur nasional.
series-button-workdays = Hari kerja 07.00
series-button-daily = Setiap hari 07.00
series-button-monday = Setiap Senin 07.00
series-button-month-end = Akhir bulan 07.00
series-day-of-month = { $time } { $zone } setiap tanggal { $day }
series-last-day = { $time } { $zone } pada hari terakhir setiap bulan
series-unreadable =
    Jadwal itu belum terbaca.
    Ketik misalnya: setiap Senin 07.00, hari kerja 06.30, tanggal 1 08.00, akhir bulan 16.00
series-never = Dengan aturan itu siaran ini tidak pernah keluar. Ketik aturan lain.
series-no-emergency = Peringatan darurat tidak bisa diulang. Ubah dulu menjadi bukan darurat.
series-in-quiet-hours =
    Jam itu ada di dalam jam tenang, ketika warga beristirahat.
    Ketik jam lain.
series-over = Jadwal itu sudah berakhir atau sudah dikirim. Ketik /jadwal untuk melihat yang sekarang.
series-missed =
    SiarKIM sempat mati lama. "{ $title }" tidak keluar { $count } kali pada waktunya, dan tidak dikirim menyusul karena sudah basi.
    Yang berikutnya keluar seperti biasa. Ketik /jadwal untuk melihatnya.
timetable-empty =
    Tidak ada siaran yang dijadwalkan di wilayah Anda.
    Ketik /broadcast untuk membuatnya.
timetable-nothing-due = Dalam 7 hari ke depan tidak ada siaran yang keluar. Yang berulang:
timetable-week =
    Jadwal siaran 7 hari ke depan:

    { $calendar }
timetable-more = … dan { $count } siaran lain sesudah itu. Yang lebih dulu berangkat ada di daftar ini.
timetable-sheet = Jadwal siaran 7 hari ke depan. Daftar lengkapnya di bawah ini.
timetable-sheet-title = Jadwal siaran
timetable-sheet-recurs = (berulang)
timetable-sheet-more = dan { $count } siaran lain
timetable-sheet-nothing = tidak ada siaran
timetable-entry = { $clock } · { $title } · { $region } { $recurs ->
        [True] (berulang)
       *[other] {""}
    }
timetable-series = Atur: { $title }
timetable-one =
    { $title }
    Berulang: { $rule }
timetable-button-skip = Lewati { $moment }
timetable-button-move = Pindahkan { $moment }
timetable-button-end = Akhiri jadwal ini
timetable-button-over = Ya, akhiri
timetable-skipped = Baik, { $moment } dilewati. Yang lain tetap.
timetable-ask-moment = Pindahkan ke kapan? Ketik, misalnya: besok 08.00. Tidak jadi: /batal
timetable-moved = Baik, dipindahkan ke { $moment }.
timetable-ask-end = Akhiri jadwal "{ $title }"? Tidak akan keluar lagi.
timetable-ended = Jadwal "{ $title }" sudah diakhiri.
