alarm =
    SYSTEM ALARM
    { $kind ->
        [queue] Broadcasts in the lane { $thing ->
                 [emergency] emergency
                 [correction] correction
                 [reply] reply
                 [news] news
                *[digest] digest
            } have waited { $amount } minutes and nobody works on them. Check that siarkim runs: siarkim doctor.
        [stuck] Broadcast { $thing } can't go on because of a fault inside the system. Its cause stands in the log: journalctl -u siarkim. Tell the developers.
        [updates] { $amount } messages of residents have waited for more than a minute. Answers are late.
        [letters] { $amount } notices could not be sent for more than five minutes.
        [rests] Telegram asks the bot { $thing } to stop sending, for { $amount } more minutes. Broadcasts wait.
        [feed] The feed { $thing } could not be read for a day. Check its address: siarkim feeds list.
        [rejected] { $amount } % of the copies of the last hour were rejected by Telegram. See /pantau.
        [faulty] { $amount } incoming messages of today could not be handled. They are stored; tell the developers.
        [memory] Only { $amount } MB of the machine's memory are left. Stop other programs, or take a larger VPS.
        [disk] Only { $amount } MB of disk space are left. Free some now.
       *[backup] { $amount ->
            [0] There is no backup yet. Run siarkim backup, and set its timer up.
           *[other] The last backup is { $amount } hours old. Run siarkim backup, and check its timer.
        }
    }
alarm-over =
    All clear: { $kind ->
        [queue] broadcasts in the lane { $thing ->
                 [emergency] emergency
                 [correction] correction
                 [reply] reply
                 [news] news
                *[digest] digest
            } are running again.
        [stuck] broadcast { $thing } goes on again, or is over.
        [updates] residents are answered as usual.
        [letters] notices are sent again.
        [rests] the bot { $thing } may send again.
        [feed] the feed { $thing } can be read again.
        [rejected] copies are no longer rejected in numbers.
        [faulty] all incoming messages are handled.
        [memory] the machine has enough memory again.
        [disk] there is enough disk space again.
       *[backup] the backup is fresh.
    }
