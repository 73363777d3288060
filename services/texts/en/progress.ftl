progress-waiting = Broadcast { $id }: { $title }
progress-scheduled =
    Broadcast { $id }: { $title }
    Scheduled for { $due }
progress-running =
    Broadcast { $id }: { $title }
    Being sent
progress-paused = Broadcast { $id }: { $title }
    { $why ->
        [mandate] Paused automatically: the mandate of its author has ended
        [official] Paused by an official
        [restored] Paused, because the data was restored from a backup. Check first whether this news has arrived, then resume or cancel.
        [correction] Paused for a moment: the rest waits for its correction
       *[other] Paused automatically, because too many copies were rejected
    }
progress-done =
    Broadcast { $id }: { $title }
    Finished
progress-cancelled =
    Broadcast { $id }: { $title }
    { $why ->
        [mandate] Cancelled, because its author holds no mandate there any more. Nothing was sent.
        [withdrawal] Stopped, because the news was withdrawn.
        [closing] Stopped, because the warning was ended.
       *[other] Cancelled. What has been sent is not taken back.
    }
progress-expired =
    Broadcast { $id }: { $title }
    Expired: its time has passed, the rest is not sent.
progress-bar = { $bar } { $percent } %
progress-numbers = Sent { $sent } · failed { $failed } · waiting { $waiting }
progress-rate = Rate { $rate } a second
progress-rate-left = Rate { $rate } a second · { $left } left
progress-folded = In the daily digest, as the day's news was used up: { $count }
progress-relays = KIM channels waiting for their slot: { $count }
progress-proofs = In KIM channels: still there { $standing } · edited { $changed } · removed { $removed } · unknown { $unknown }
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
progress-button-retry = Retry the rejected ({ $count })
duration-seconds = { $count } seconds
duration-minutes = { $count } minutes
duration-hours = { $hours } hours { $minutes } minutes
monitor-nothing =
    No broadcast is running or waiting in your regions.
    Type /broadcast to make one.
monitor-list =
    Broadcasts running or waiting in your regions: { $count }
    Choose one to see and change it.
monitor-entry = { $id } · { $title } ({ $state ->
    [running] running
    [paused] paused
    [done] finished, some rejected or removed from a KIM channel
    [submitted] waiting for approval
   *[scheduled] waiting
 })
monitor-retry =
    Broadcast { $id }: { $count } copies were rejected.
    The rejected ones are sent again, to the same recipients and with the same content.
    What has been sent is not sent again.
    { $paused ->
        [true] This paused broadcast goes on as well.
       *[false] The outcome is reported to its author again.
    }
monitor-button-again = Yes, send again
monitor-button-leave = No
monitor-left = Broadcast { $id }: the rejected copies are not sent again.
standstill =
    Broadcast { $id } has paused itself: { $title }
    { $count } copies in a row were rejected{ $code ->
        [template-missing] , since Meta has approved no WhatsApp template for this. Ask the operator to run: siarkim whatsapp templates.
       *[other] {" "}with the same answer: { $why }.
    }
    The rest has not been sent and waits for your decision.
    Check what it says, and the bot's rights. If the content is wrong, cancel it and make a new one.
standstill-button-resume = Go on with the rest
standstill-button-retry = Try the rejected again
standstill-button-cancel = Cancel the broadcast
