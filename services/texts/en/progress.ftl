progress-waiting = Broadcast { $id }: { $title }
progress-scheduled =
    Broadcast { $id }: { $title }
    Scheduled for { $due }
progress-running =
    Broadcast { $id }: { $title }
    Being sent
progress-paused = Broadcast { $id }: { $title }
    { $why ->
        [official] Paused by an official
       *[other] Paused automatically, because too many copies were rejected
    }
progress-done =
    Broadcast { $id }: { $title }
    Finished
progress-cancelled =
    Broadcast { $id }: { $title }
    { $why ->
        [mandate] Cancelled, because its author holds no mandate there any more. Nothing was sent.
       *[other] Cancelled. What has been sent is not taken back.
    }
progress-expired =
    Broadcast { $id }: { $title }
    Expired: its time has passed, the rest is not sent.
progress-bar = { $bar } { $percent } %
progress-numbers = Sent { $sent } · failed { $failed } · waiting { $waiting }
progress-rate = Rate { $rate } a second
progress-rate-left = Rate { $rate } a second · { $left } left
progress-relays = KIM channels waiting for their slot: { $count }
progress-report =
    Sent: { $sent }
    Unreachable (blocked us, or gone): { $unreachable }
    Rejected: { $rejected }
    Unknown: { $unknown }
    Not sent after all: { $unsent }
    Possibly sent twice: { $doubled }
    KIM channels waiting for their slot: { $relays }
    Duration: { $duration }
progress-button-pause = Pause
progress-button-resume = Resume
progress-button-cancel = Cancel
duration-seconds = { $count } seconds
duration-minutes = { $count } minutes
duration-hours = { $hours } hours { $minutes } minutes
monitor-nothing =
    No broadcast is running or waiting in your regions.
    Type /broadcast to make one.
monitor-list =
    Broadcasts running or waiting in your regions: { $count }
    Press one to see and change it.
monitor-entry = { $id } · { $title } ({ $state ->
    [running] running
    [paused] paused
   *[scheduled] waiting
 })
