menu-propose = Propose news of your KIM
proposal-credit = {", proposed by "}
# What an agent reads
proposal-write =
    Send the news of { $kim } for residents: text, photo or document, in one message.
    An official looks at it first. Your KIM is named when it is broadcast.
    Type /cancel to leave it.
proposal-which-kim = In the name of which KIM?
proposal-list =
    Your proposals:

    { $list }
proposal-state-held = Waits for an official.
proposal-state-taken = An official is preparing it.
proposal-state-approval = Waits for approval.
proposal-state-scheduled = Scheduled to be broadcast.
proposal-state-sent = Was broadcast.
proposal-state-dropped = Was not broadcast after all.
proposal-state-declined = Not broadcast. The reason: { $why }
proposal-held =
    Thank you. Your proposal reaches the officials.
    See how it stands at any time: /usulberita
proposal-held-nobody =
    Thank you. Your proposal is stored, but no official of your region uses SiarKIM yet.
    See how it stands at any time: /usulberita
proposal-many = { $most } of your proposals still wait for an official. Send more once one is decided.
proposal-told-taken =
    Your proposal "{ $title }" is being prepared by an official.
    See how it stands: /usulberita
proposal-told-declined =
    Your proposal "{ $title }" is not broadcast.
    The reason: { $why }

# What an official reads
proposal-ask =
    News proposed by { $kim }, { $region }. It would look as above.
    Not broadcast yet: make a broadcast of it, then change and send it as usual.
proposal-take = Make a broadcast
proposal-decline = Decline
proposal-waiting = Proposed news of KIMs that waits for you:
proposal-none = No proposed news of KIMs waits for you.
proposal-taken = This proposal is your broadcast now. Its author is told.
proposal-why =
    Why is it not broadcast? Its author will read it.
    Type /cancel to leave it.
proposal-declined = The proposal is declined. Its author is told why.
proposal-settled = A colleague has decided on this proposal.
proposal-gone = That proposal was not found.

# In the copy of one's data
data-proposal = • Proposed news, { $at }: { $text }
