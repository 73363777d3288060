approval-ask =
    Approval asked for: broadcast { $id }, { $title }
    Above you see it exactly as it will be received.
    Regions: { $regions }
    To: { $to }
    Recipients: { $people } residents and { $channels } KIM channels
    When: { $when }
    { $holes }
    Author: { $author }
    Agreed: { $given } of { $needed }
    Without an answer by { $lapses } it goes back to its author.
approval-ask-emergency =
    EMERGENCY waiting for your approval: broadcast { $id }, { $title }
    Above you see it exactly as it will be received.
    Regions: { $regions }
    To: { $to }
    Recipients: { $people } residents and { $channels } KIM channels
    When: { $when }
    { $holes }
    Author: { $author }
    Agreed: { $given } of { $needed }
    Without an answer by { $lapses } it goes back to its author.
approval-ask-feed =
    Approval asked for: feed { $id }, { $title }
    { $rule }
    You agree to this rule, not to its items one by one.
    Put forward by: { $author }
    Agreed: { $given } of { $needed }
    Without an answer by { $lapses } this lapses.
approval-author = { $name } (official number { $number })
approval-author-unnamed = official number { $number }
approval-button-approve = Approve
approval-button-return = Return
approval-button-reject = Reject
approval-button-leave = Never mind
approval-button-open-draft = Open the broadcast
approval-ask-why-return =
    What should be changed in "{ $title }"?
    Type the reason. Its author will read it.
approval-ask-why-reject =
    Why is "{ $title }" rejected?
    Type the reason. After that it can't be put forward again.
approval-reason-empty = Type the reason as text.
approval-reason-long =
    Too long. At most { $most } characters.
    Type something shorter.
approval-whole = You approved "{ $title }". Nobody else is needed: { $given } of { $needed }.
approval-one-more =
    You approved "{ $title }".
    Still waiting for others: { $given } of { $needed }.
approval-already = You have approved it already.
approval-turned-down = { $how ->
    [returned] "{ $title }" was returned. Its author reads your reason.
   *[rejected] "{ $title }" was rejected. Its author reads your reason.
 }
approval-unknown = That submission is not there any more.
approval-settled = { $state ->
    [approved] This broadcast has been approved. Nothing more is needed.
    [returned] This broadcast has been returned to its author.
    [rejected] This broadcast has been rejected.
    [lapsed] This submission is older than 24 hours and went back to its author.
   *[voided] This broadcast was changed or called off. If it is put forward again, you get the new one.
 }
approval-own =
    You wrote this broadcast yourself.
    Another official must approve and review it.
approval-not-yours =
    You may not approve or review this broadcast: its regions go beyond your mandate.
    Your ID: { $id }
    If you should, ask the administrator of your region. Type /pantau to see what waits for you.
approval-too-few =
    This broadcast needs { $needed } other officials to approve, but only { $others } may.
    Ask the administrator of your region for more approvers, ask whoever runs SiarKIM to set "satu petugas", or send it to a smaller region.
approval-way-wrong = This way is only for emergencies, or for corrections and withdrawals.
approval-told-agreed =
    { $kind ->
        [feed] Feed { $id } ({ $title }) was approved: { $given } of { $needed }.
       *[broadcast] Broadcast { $id } ({ $title }) was approved: { $given } of { $needed }.
    }
approval-told-returned =
    { $kind ->
        [feed] Feed { $id } ({ $title }) was returned.
       *[broadcast] Broadcast { $id } ({ $title }) was returned.
    }
    The reason: { $why }
    Change it, then put it forward again.
approval-told-rejected =
    { $kind ->
        [feed] Feed { $id } ({ $title }) was rejected.
       *[broadcast] Broadcast { $id } ({ $title }) was rejected. Nothing was sent.
    }
    The reason: { $why }
approval-told-lapsed =
    { $kind ->
        [feed] The submission of feed { $id } ({ $title }) has lapsed: 24 hours without an answer.
       *[broadcast] The submission of broadcast { $id } ({ $title }) has lapsed: 24 hours without an answer. Nothing was sent.
    }
    You may put it forward again.
approval-lost =
    Broadcast { $id } ({ $title }) was not sent: its approval does not hold any more.
    The mandate of whoever approved it has ended, or it was changed after it was approved.
    Open it, then put it forward again.
broadcast-author-without-mandate =
    Broadcast { $id } can't go on: the mandate of its author has ended.
    Type /broadcast to make one in your own name.
confirm-nobody-else =
    Nobody else needs to approve it.
    After you choose Yes there are 60 seconds to call it off.
confirm-single =
    One official: nobody else is there who may approve.
    After you choose Yes there are 2 minutes to call it off. It is reviewed within 24 hours.
confirm-needs-others =
    Needs the approval of { $needed } other officials. { $others } may give it.
confirm-too-few =
    NOTE: { $needed } other officials must approve, but only { $others } may.
    Ask the administrator of your region for more approvers, ask whoever runs SiarKIM to set "satu petugas", or choose a smaller region.
confirm-ask-why =
    This warning will leave NOW, without waiting for others, and is reviewed within 24 hours.
    Type why it can't wait. Your reason is recorded.
broadcast-button-submit = Put forward
broadcast-button-glass = Send now without waiting
progress-submitted = Broadcast { $id }: { $title }
progress-returned =
    Broadcast { $id }: { $title }
    Not put forward
progress-waits-for =
    Waiting for approval: { $given } of { $needed }
    Without an answer by { $lapses } it goes back to its author.
progress-soon = Leaves at { $at }, unless called off before.
progress-button-amend = Change it again
review-ask =
    { $kind ->
        [feed] The rule of the feed "{ $title }" holds without waiting for others. Please review it.
       *[broadcast] The broadcast "{ $title }" left without waiting for others. Please review it.
    }
    { $way ->
        [break_glass] Emergency, the reason: { $reason }
        [at_once] A correction or withdrawal that could not wait
       *[ordinary] One official: nobody else was there
    }
    Author: { $author }
    At the latest: { $due }
review-ask-overdue =
    { $kind ->
        [feed] OVERDUE: the rule of the feed "{ $title }" was not reviewed by { $due }.
       *[broadcast] OVERDUE: the broadcast "{ $title }" was not reviewed by { $due }.
    }
    { $way ->
        [break_glass] Emergency, the reason: { $reason }
        [at_once] A correction or withdrawal that could not wait
       *[ordinary] One official: nobody else was there
    }
    Author: { $author }
    Please review it now.
review-button-fine = It is right
review-button-wrong = Something is wrong
review-ask-note =
    What is wrong with "{ $title }"?
    Type a note. Its author will read it. Never mind: /batal
review-thanks = { $verdict ->
    [fine] Thank you. "{ $title }" was reviewed: right.
   *[wrong] Thank you. "{ $title }" was reviewed: something is wrong. Its author is told.
 }
review-told = { $verdict ->
    [fine] "{ $title }" was reviewed by another official: right.
   *[wrong] "{ $title }" was reviewed: something is wrong. The note: { $note }
 }
review-nobody =
    { $kind ->
        [feed] The rule of the feed "{ $title }" must be reviewed, but no other official may.
       *[broadcast] The broadcast "{ $title }" must be reviewed, but no other official may.
    }
    Ask whoever runs SiarKIM to review it (review number { $id }).
review-unknown = That review is not there.
review-done = That has been reviewed.
review-others-may = Other officials may review it. Leave it to them.
drill-heading = LATIHAN
drill-over =
    That drill has begun or is over.
    Ask its official for a new link.
drill-full = This drill is full: at most { $most } may take part.
drill-not-confined =
    A drill may reach only those who take part.
    Choose Change, then No drill, or make a new one.
drill-joined =
    You take part in the drill "{ $title }".
    A message headed LATIHAN will come. It is not real news.
drill-invite =
    This drill reaches you and your colleagues: { $number } people.
    Invite others by forwarding this link:
    { $link }
drill-button-new = A drill first, only for colleagues
drill-compose =
    LATIHAN, a drill: only you and your colleagues get it, and it is headed LATIHAN.
    Send the content now, as for a real broadcast. Never mind: /batal
drill-button-start = Make it a drill
drill-button-end = No drill
drill-button-invite = Invite others
announcement-footer-drill =
    — LATIHAN, a drill and no real news · { $source } · { $region }
    { $moment }
    Code of the drill: /cek { $code }
check-drill =
    This is a DRILL (LATIHAN), not real news. Don't pass it on.
    Title: { $title }
    Source: { $source }
    Region: { $region }
    Time: { $moment }
    Code of the drill: { $code }
monitor-review = Review: { $title }
monitor-review-overdue = OVERDUE, review: { $title }
