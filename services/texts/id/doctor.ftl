shell-doctor-help = Periksa apakah semuanya beres; tiap baris beres, atau mengatakan apa yang harus dilakukan.
doctor-good = [beres]
doctor-bad = [PERIKSA]
doctor-all-well = Semua beres.
doctor-some-ill = Ada yang perlu dikerjakan: lihat baris bertanda [PERIKSA].
doctor-token =
    { $stands ->
        [well] Token: bot @{ $bot }
        [simulated] Token: belum diisi, SiarKIM berjalan dengan simulator. Untuk Telegram sungguhan: siarkim setup.
        [wrong] Token: ditolak Telegram. Salin lagi dari BotFather: siarkim setup.
        [refused] Token: server menolak permintaan. Periksa TELEGRAM_API_URL.
       *[unreachable] Token: server Telegram tidak terjangkau. Periksa sambungan internet dan TELEGRAM_API_URL.
    }
doctor-number =
    { $stands ->
        [well] WhatsApp: nomor +{ $phone }
        [wrong] WhatsApp: token akses atau ID nomornya ditolak ({ $code }). Periksa WHATSAPP_ACCESS_TOKEN dan WHATSAPP_PHONE_NUMBER_ID.
       *[unreachable] WhatsApp: servernya tidak terjangkau. Periksa sambungan internet dan WHATSAPP_API_URL.
    }
doctor-callback =
    { $stands ->
        [well] WhatsApp, pesan masuk: dibawa Meta ke { $url }
       *[nowhere] WhatsApp, pesan masuk: Meta perlu alamat https ke sini. Isi WEB_PUBLIC_URL, dan di Meta: Callback URL = alamat itu + /whatsapp/webhook.
    }
doctor-groups =
    { $stands ->
        [well] Grup: bot boleh dimasukkan ke grup KIM
       *[closed] Grup: bot tidak boleh masuk grup. Di BotFather: /setjoingroups, pilih bot, Enable.
    }
doctor-privacy =
    { $stands ->
        [well] Privasi: bot tidak membaca percakapan grup
       *[off] Privasi: bot membaca semua percakapan grup. Di BotFather: /setprivacy, pilih bot, Enable.
    }
doctor-webhook =
    { $stands ->
        [well] Webhook: terpasang, { $waiting } pesan menunggu
        [polling] Pesan masuk: diambil sendiri (long polling), { $waiting } menunggu
       *[failing] Webhook: Telegram tidak berhasil mengantar ("{ $why }"), { $waiting } pesan menunggu. Periksa Caddy, sertifikat, dan TELEGRAM_WEBHOOK_URL.
    }
doctor-clock =
    { $stands ->
        [well] Jam: cocok dengan server messenger
        [wrong] Jam: meleset { $seconds } detik. Nyalakan penyelaras waktu: timedatectl set-ntp true.
       *[unknown] Jam: tidak bisa dibandingkan dengan server messenger.
    }
doctor-process =
    { $stands ->
        [well] Proses: berjalan dan sehat
        [unwell] Proses: berjalan, tetapi melapor sakit. Lihat /healthz dan catatannya: journalctl -u siarkim -e.
       *[stopped] Proses: tidak berjalan, atau halamannya tidak di WEB_HOST dan WEB_PORT ini. Jalankan: systemctl start siarkim.
    }
doctor-database =
    { $stands ->
        [well] Basis data: terbuka, tabelnya terbaru, { $residents } warga terdaftar
       *[shut] Basis data: { $why }
    }
doctor-disk =
    { $stands ->
        [well] Disk: { $free } MB bebas ({ $share } %)
       *[little] Disk: tinggal { $free } MB ({ $share } %). Kosongkan sebagian sekarang.
    }
doctor-memory =
    { $stands ->
        [well] Memori: { $free } MB bebas
        [little] Memori: tinggal { $free } MB. Hentikan program lain, atau pakai VPS yang lebih besar.
       *[unsaid] Memori: sistem ini tidak mengatakannya.
    }
doctor-zone = Zona waktu: { $region }, sekarang { $moment }
doctor-engine =
    { $stands ->
        [well] Mesin pengiriman: { $number } proses bekerja
       *[hanging] Mesin pengiriman: { $number } hal tersendat. Lihat siarkim engine status.
    }
doctor-backup =
    { $stands ->
        [well] Cadangan: { $hours } jam yang lalu
        [unwanted] Cadangan: tidak dipasang (BACKUP_PASSPHRASE kosong)
        [old] Cadangan: yang terakhir { $hours } jam yang lalu. Periksa jadwalnya: systemctl status siarkim-backup.timer.
       *[none] Cadangan: belum ada. Jalankan siarkim backup, dan pasang jadwalnya: systemctl enable --now siarkim-backup.timer.
    }
doctor-alarms =
    { $stands ->
        [well] Antrean, kiriman, dan sumber berita: lancar
       *[raised] { $said }
    }
