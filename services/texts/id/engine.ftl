shell-engine-help = Mesin pengiriman: siapa yang bekerja, apa yang menunggu.
shell-engine-status-help = Proses, antrean menurut urgensi, laju tiap bot, dan apa yang mungkin macet. Bisa juga tanpa proses yang berjalan.
shell-engine-heading =
    { $name ->
        [processes] PROSES
        [lanes] POTONGAN SIARAN YANG BELUM SELESAI
        [accounts] BOT
       *[other] MUNGKIN MACET
    }
shell-engine-columns =
    { $name ->
        [processes] Proses | Komputer:PID | Bagian | Tanda hidup terakhir
        [lanes] Jalur | Dikerjakan | Menunggu | Ditunda | Menunggu paling lama
        [accounts] Bot | Laju terpakai | Istirahat (429) | Pesan masuk terakhir diambil | Oleh proses
       *[other] Apa | Sudah berapa lama
    }
shell-engine-none =
    { $name ->
        [processes] Tidak ada proses yang berjalan. Jalankan: siarkim run
        [lanes] Tidak ada.
        [accounts] Tidak ada bot.
       *[other] Tidak ada.
    }
shell-engine-lane =
    { $lane ->
        [emergency] darurat
        [correction] ralat
        [reply] jawaban
        [news] berita
       *[other] rangkuman
    }
shell-engine-rate = { $used } dari { $rate } per detik
shell-engine-seconds = { $seconds } detik
shell-engine-hanging =
    { $what ->
        [chunk] Potongan siaran { $thing } (siaran/potongan) dikerjakan tanpa kemajuan
        [broadcast] Siaran { $thing } berjalan tanpa potongan
        [updates] { $thing } pesan masuk belum dijawab
       *[other] { $thing } pesan keluar belum terkirim
    }
