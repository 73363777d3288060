alarm =
    PERINGATAN SISTEM
    { $kind ->
        [queue] Siaran di jalur { $thing ->
                 [emergency] darurat
                 [correction] ralat
                 [reply] jawaban
                 [news] berita
                *[digest] rangkuman
            } sudah menunggu { $amount } menit dan belum dikerjakan. Periksa apakah siarkim berjalan: siarkim doctor.
        [stuck] Siaran { $thing } tidak bisa diteruskan karena galat di dalam sistem. Sebabnya ada di catatan: journalctl -u siarkim. Kabari pengembang.
        [updates] { $amount } pesan warga menunggu lebih dari satu menit. Jawaban terlambat.
        [letters] { $amount } pemberitahuan belum bisa dikirim selama lebih dari lima menit.
        [rests] Telegram meminta bot { $thing } berhenti mengirim, masih { $amount } menit lagi. Siaran menunggu.
        [feed] Sumber berita { $thing } tidak terbaca sejak sehari. Periksa alamatnya: siarkim feeds list.
        [rejected] { $amount } % kiriman satu jam terakhir ditolak Telegram. Lihat /pantau.
        [faulty] { $amount } pesan masuk hari ini tidak bisa diolah. Isinya tersimpan; kabari pengembang.
        [memory] Memori mesin tinggal { $amount } MB. Hentikan program lain, atau pakai VPS yang lebih besar.
        [disk] Ruang disk tinggal { $amount } MB. Kosongkan sebagian sekarang.
       *[backup] { $amount ->
            [0] Belum ada cadangan data. Jalankan siarkim backup, dan pasang jadwalnya.
           *[other] Cadangan terakhir sudah { $amount } jam. Jalankan siarkim backup, dan periksa jadwalnya.
        }
    }
alarm-over =
    Sudah pulih: { $kind ->
        [queue] siaran di jalur { $thing ->
                 [emergency] darurat
                 [correction] ralat
                 [reply] jawaban
                 [news] berita
                *[digest] rangkuman
            } berjalan lagi.
        [stuck] siaran { $thing } berjalan lagi, atau sudah berakhir.
        [updates] pesan warga dijawab seperti biasa.
        [letters] pemberitahuan terkirim lagi.
        [rests] bot { $thing } boleh mengirim lagi.
        [feed] sumber berita { $thing } terbaca lagi.
        [rejected] kiriman tidak lagi banyak ditolak.
        [faulty] semua pesan masuk diolah.
        [memory] memori mesin cukup lagi.
        [disk] ruang disk cukup lagi.
       *[backup] cadangan data sudah baru.
    }
