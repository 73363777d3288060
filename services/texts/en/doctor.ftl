shell-doctor-help = Check whether all is well; each line is well, or says what to do.
doctor-good = [well]
doctor-bad = [CHECK]
doctor-all-well = All is well.
doctor-some-ill = Something has to be done: see the lines marked [CHECK].
doctor-token =
    { $stands ->
        [well] Token: bot @{ $bot }
        [simulated] Token: not set, SiarKIM runs with the simulator. For the real Telegram: siarkim setup.
        [wrong] Token: Telegram refuses it. Copy it once more from BotFather: siarkim setup.
        [refused] Token: the server refuses the request. Check TELEGRAM_API_URL.
       *[unreachable] Token: the Telegram server can't be reached. Check the internet connection and TELEGRAM_API_URL.
    }
doctor-number =
    { $stands ->
        [well] WhatsApp: number +{ $phone }
        [wrong] WhatsApp: its access token or number id is refused ({ $code }). Check WHATSAPP_ACCESS_TOKEN and WHATSAPP_PHONE_NUMBER_ID.
       *[unreachable] WhatsApp: its server can't be reached. Check the connection and WHATSAPP_API_URL.
    }
doctor-callback =
    { $stands ->
        [well] WhatsApp, incoming: brought by Meta to { $url }
       *[nowhere] WhatsApp, incoming: Meta needs an https address that leads here. Fill in WEB_PUBLIC_URL, and at Meta: Callback URL = that address + /whatsapp/webhook.
    }
doctor-groups =
    { $stands ->
        [well] Groups: the bot may be added to the groups of KIMs
       *[closed] Groups: the bot may not join groups. In BotFather: /setjoingroups, choose the bot, Enable.
    }
doctor-privacy =
    { $stands ->
        [well] Privacy: the bot does not read what is said in groups
       *[off] Privacy: the bot reads everything said in groups. In BotFather: /setprivacy, choose the bot, Enable.
    }
doctor-webhook =
    { $stands ->
        [well] Webhook: set, { $waiting } messages wait
        [polling] Incoming: fetched by ourselves (long polling), { $waiting } wait
       *[failing] Webhook: Telegram could not deliver ("{ $why }"), { $waiting } messages wait. Check Caddy, the certificate and TELEGRAM_WEBHOOK_URL.
    }
doctor-clock =
    { $stands ->
        [well] Clock: agrees with the messenger's server
        [wrong] Clock: off by { $seconds } seconds. Turn time synchronisation on: timedatectl set-ntp true.
       *[unknown] Clock: can't be compared with the messenger's server.
    }
doctor-process =
    { $stands ->
        [well] Process: running and well
        [unwell] Process: running, but reports to be unwell. See /healthz and its log: journalctl -u siarkim -e.
       *[stopped] Process: not running, or its pages are not at this WEB_HOST and WEB_PORT. Start it: systemctl start siarkim.
    }
doctor-database =
    { $stands ->
        [well] Database: open, its tables are up to date, { $residents } residents
       *[shut] Database: { $why }
    }
doctor-disk =
    { $stands ->
        [well] Disk: { $free } MB free ({ $share } %)
       *[little] Disk: only { $free } MB left ({ $share } %). Free some now.
    }
doctor-memory =
    { $stands ->
        [well] Memory: { $free } MB free
        [little] Memory: only { $free } MB left. Stop other programs, or take a larger VPS.
       *[unsaid] Memory: this system does not say.
    }
doctor-zone = Time zone: { $region }, it is now { $moment }
doctor-engine =
    { $stands ->
        [well] Delivery engine: { $number } processes at work
       *[hanging] Delivery engine: { $number } things hang. See siarkim engine status.
    }
doctor-backup =
    { $stands ->
        [well] Backup: { $hours } hours ago
        [unwanted] Backup: not set up (BACKUP_PASSPHRASE is empty)
        [old] Backup: the last one was { $hours } hours ago. Check its timer: systemctl status siarkim-backup.timer.
       *[none] Backup: there is none. Run siarkim backup, and set its timer up: systemctl enable --now siarkim-backup.timer.
    }
doctor-alarms =
    { $stands ->
        [well] Queues, copies and feeds: running
       *[raised] { $said }
    }
