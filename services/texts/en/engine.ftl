shell-engine-help = The delivery engine: who works, what waits.
shell-engine-status-help = Processes, the queue by urgency, each bot's rate, and what may hang. Works without a running process as well.
shell-engine-heading =
    { $name ->
        [processes] PROCESSES
        [lanes] CHUNKS THAT ARE NOT DONE
        [accounts] BOTS
       *[other] MAY HANG
    }
shell-engine-columns =
    { $name ->
        [processes] Process | Host:PID | Roles | Last sign of life
        [lanes] Lane | Worked | Waiting | Postponed | Longest wait
        [accounts] Bot | Rate in use | Rests (429) | Updates last fetched | By process
       *[other] What | For how long
    }
shell-engine-none =
    { $name ->
        [processes] No process is running. Start one: siarkim run
        [lanes] None.
        [accounts] No bots.
       *[other] Nothing.
    }
shell-engine-lane =
    { $lane ->
        [emergency] emergency
        [correction] correction
        [reply] reply
        [news] news
       *[other] digest
    }
shell-engine-rate = { $used } of { $rate } a second
shell-engine-seconds = { $seconds } s
shell-engine-hanging =
    { $what ->
        [chunk] Chunk { $thing } (broadcast/chunk) is worked without progress
        [broadcast] Broadcast { $thing } runs without any chunk
        [updates] { $thing } incoming messages not answered
       *[other] { $thing } outgoing messages not sent
    }
