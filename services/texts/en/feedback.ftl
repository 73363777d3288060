# What residents read
feedback-ask =
    Please write your wish, report or complaint.
    A photo, a voice message or a document is fine too.
    Its kind can be chosen below.
    Type /cancel to stop.
feedback-ask-complaint =
    Complaint: what is wrong, and where? Please write it.
    A photo, a voice message or a document is fine too.
    Type /cancel to stop.
feedback-ask-aspiration =
    Aspiration: what do you hope for or suggest? Please write it.
    A photo, a voice message or a document is fine too.
    Type /cancel to stop.
feedback-ask-information =
    Request for information: what do you need to know? Please write it.
    The answer comes within { $days } working days, which may be extended by { $more } working days.
    Type /cancel to stop.
feedback-received =
    Thank you. Your message is stored as number { $number }.
    It goes to the officials of { $desk }. Their answer comes here.
    See how it stands at any time: /status
feedback-received-stranger =
    Thank you. Your message is stored as number { $number }.
    It goes to the officials of { $desk }. Their answer comes here.
    You have not joined yet. Type /start to receive the news of your region. It is free.
feedback-added =
    Your addition to number { $number } is stored.
    The officials of { $desk } will read it.
feedback-door =
    Somebody else may look after this.
    { $way }
feedback-which-region =
    Thank you. Your message is stored as number { $number }.
    Which region is it about?
feedback-region-chosen =
    Number { $number } goes to the officials of { $desk }.
    Their answer comes here. See how it stands: /status
feedback-thanks = You are welcome.
feedback-danger =
    If there is danger now, call 112 (free) or the local BPBD. Do not wait for an answer here.
    This is not an emergency line.
    Your message is stored as number { $number } and shown to an official at once.
feedback-danger-where = Which region is message number { $number } about?
feedback-danger-group =
    If there is danger now, call 112 (free) or the local BPBD. This is not an emergency line.
    Your message is stored as number { $number } and shown to an official at once.
feedback-received-group = Thank you, stored as number { $number }. The answer can be seen here:
feedback-amended = The change to your message number { $number } is stored.
feedback-join =
    You have not joined yet.
    Type /start to receive the news of your region. It is free.
feedback-where =
    We do not store the spot you shared.
    In which kelurahan or desa is it? Choose it, or type its name.
    Type /cancel to stop.
feedback-where-whole = Not sure: all of { $place }
feedback-placed =
    Noted: { $place }.
    Now write your message. A photo, a voice message or a document is fine too.
    Type /cancel to stop.
feedback-place =
    For your privacy we do not store your location.
    What would you like to do?
feedback-from-there = Tell us something from there
feedback-unreadable =
    Sorry, we cannot read this kind of message yet.
    Send it as text, photo, voice, video or document.
feedback-not-yours =
    That message was not found.
    See your own messages: /status

status-none =
    You have not written to us yet.
    Just write here, or type /aspirasi.
status-list =
    Your messages:

    { $list }
status-line =
    Number { $number }: { $text }
    { $state }
status-see = See answer { $number }
status-head =
    Your message number { $number }
    { $at }
status-also = Addition: { $text }
status-answered = Answered on { $at }.
status-closed = Settled. An official read it on { $at }.
status-at-desk = With the officials of { $desk } since { $at }.
status-asks = You have not chosen its region yet. We pass it on all the same.
status-waits = Stored, on its way to an official.

answer-heading = Answer from { $desk }, number { $number }:
answer-question = A question from { $desk }, number { $number }:
answer-foot = Reply to this message if there is anything to add.
answer-behind-link = The answer to message number { $number } is here.
answer-see = See the answer

# What officials are shown of it
feedback-danger-mark = POSSIBLE DANGER
feedback-head =
    Message number { $number }, a resident of { $place }
    { $at }
feedback-about = Answers the announcement: { $title }
feedback-about-perhaps = Perhaps answers the announcement: { $title }
feedback-held = Held for review. Open it to read.
feedback-continues = Continues number { $number }.
feedback-from-group = Written in a group.
feedback-from-comments = Written in the comments of a KIM channel.
feedback-edited = Changed by the resident. At first: { $first }
feedback-media-elsewhere = { $number } attachments cannot be opened from this account.
feedback-only-media = (attachment)
feedback-no-place = an unknown region
feedback-how-to-answer = Reply to this message to answer the resident.
feedback-bundle = { $number } new messages from residents
feedback-bundle-rest = and { $number } more: /inbox
feedback-bundle-how = Choose "Answer" at its number, or "Open" to read all of it.
feedback-line =
    Number { $number }, { $place }, { $at }
    { $text }
feedback-line-danger =
    POSSIBLE DANGER. Number { $number }, { $place }, { $at }
    { $text }
feedback-asked-by =
    Question of { $desk }, { $at }:
    { $text }
feedback-answered-by =
    Answer of { $desk }, { $at }:
    { $text }
feedback-closed = Marked as settled without an answer.

# The kinds of feedback
feedback-kind-reply = Reply to an announcement
feedback-kind-aspiration = Aspiration
feedback-kind-complaint = Complaint
feedback-kind-information = Request for information
feedback-kind-free = Free message
feedback-kind-thanks = Thanks
