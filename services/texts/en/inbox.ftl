inbox-list =
    Inbox: { $number } { $more ->
        [yes] messages or more
       *[no] messages
    }

    { $list }
inbox-list-region =
    Inbox of { $place }: { $number } { $more ->
        [yes] messages or more
       *[no] messages
    }

    { $list }
inbox-empty = There are no messages here.
inbox-empty-region = There are no messages from { $place } here.
inbox-which-region = Messages from which region?
inbox-filter-open = Not settled
inbox-filter-danger = Danger
inbox-filter-all = All
inbox-filter-late = Overdue
inbox-filter-mine = Mine
inbox-narrow = Narrow
inbox-narrow-how = Which should be shown?
inbox-narrow-not = Everything
inbox-regions = Choose a region
inbox-everywhere = All regions
inbox-newer = Previous
inbox-older = Next
inbox-number = Number { $number }
inbox-open-number = Open { $number }
inbox-answer-number = Answer { $number }
inbox-answer = Answer
inbox-close = Settle without answer
inbox-write =
    Write your answer. A photo or a document is fine too.
    Type /cancel to stop.

    { $line }
inbox-unreadable =
    Sorry, this kind of message cannot be passed on.
    Answer with text, photo, voice, video or document.
inbox-pick = Your answer is stored. Which number is it for?
inbox-colleague =
    Number { $number } was answered by a colleague.

    { $answer }

    Your answer has not been sent. Send it as well?
inbox-insist = Send it as well
inbox-held =
    { $who } is dealing with number { $number } until { $until }.
    Your answer is kept and was not sent.
    After that time, or if you are the chief, choose "Send it as well".
inbox-closed = Number { $number } is settled without an answer.
inbox-answered-already = Number { $number } has been answered.
feedback-unknown =
    Message number { $number } was not found.
    See what came in: /inbox
answer-gone = That answer has been sent already, or is no longer there.
answer-leaves = Your answer to number { $number } is on its way to the resident.
answer-kept =
    The resident of number { $number } cannot be reached for now.
    Your answer is stored and sent as soon as they are back.
answer-waits =
    Your answer to number { $number } has not arrived: the resident cannot be reached.
    It is stored and sent as soon as they are back.
answer-failed =
    Your answer to number { $number } could not be sent.
    The resident can still read it with /status. Try again with text only.
