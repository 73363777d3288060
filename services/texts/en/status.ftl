status-next = Next: it is to be { $what } by { $day }.
status-late = Overdue: it was to be { $what } by { $day }. We are sorry.
status-late-escalated =
    Overdue: it was to be { $what } by { $day }. We are sorry.
    The head of the officials has been told.
status-next-verify = checked
status-next-act = acted on
status-next-complete = settled
status-verified = Checked by the officials of { $desk } on { $at }.
status-handed = Handed to { $office } on { $at }.
status-office-unnamed = the agency in charge
status-in-work = Being worked on by the officials of { $desk } since { $at }.
status-postponed = Postponed by the officials of { $desk } on { $at }. Its deadline still counts.
status-reopened = Opened again on { $at }, with the officials of { $desk }.
status-not-ours = Not a matter of the officials of { $desk }, since { $at }.
status-open = See number { $number }
status-button-confirm = It is settled
status-button-reopen = Not settled, open again
status-button-no-word = That is all
status-confirmed =
    Number { $number } is marked as settled. Thank you.
    How satisfied are you? 1 means not at all, 5 means very much.
status-reopen-done =
    Number { $number } is open again. The officials are told.
    Reply to this message to write what is not settled.
status-reopened-told =
    Number { $number } was opened again by the resident.
    See: /inbox
status-rated =
    Thank you. Your rating of { $stars } for number { $number } is stored.
    Would you like to add a sentence? Write it here, or choose "That is all".
status-word-kept = Thank you. Your word on number { $number } is stored.
status-word-only-text = Write a sentence, or choose "That is all".
status-word-none = Thank you. All your messages: /status
status-stars = { $stars }
inbox-open = Open
