# What residents are told of their ticket
ticket-told-verified = Number { $number } was checked by { $desk }. Next: action.
ticket-told-handed = Number { $number } was handed by { $desk } to { $office }.
ticket-told-in-work = { $desk } is working on number { $number }.
ticket-told-postponed = Number { $number } was postponed by { $desk }. Its term goes on counting.
ticket-told-done =
    { $desk } says that number { $number } is settled.
    Not settled? Answer this message.
ticket-told-not-ours = Number { $number } is not for { $desk } to settle.
ticket-told-reopened = Number { $number } was opened again by { $desk }.

ticket-judge = Rate it or open it again

# What officials read
ticket-state-received = received
ticket-state-verified = verified
ticket-state-handed = handed on
ticket-state-in-work = being worked on
ticket-state-done = settled
ticket-state-reopened = opened again
ticket-state-postponed = postponed
ticket-state-not-ours = not ours
ticket-colleague = your colleague
ticket-held = { $who } is dealing with number { $number } until { $until }.
ticket-no-such-move = Number { $number } cannot be moved to that state.
ticket-rate-later = Number { $number } can be rated from 1 to 5 once it is settled.
ticket-told-passed = Number { $number } was passed on by { $desk } to the officials of { $to }.

# The desk's menu of a ticket
ticket-more = Actions
ticket-line = State: { $state }
ticket-line-overdue = State: { $state }. OVERDUE
ticket-card =
    Number { $number }: { $state }
    Since { $since }
ticket-due = Next due: { $at }
ticket-overdue = OVERDUE since { $at }
ticket-escalated = Passed to the chief on { $at }
ticket-in-hand = { $who } is dealing with it until { $until }
ticket-office = Handed to: { $office }
ticket-lapor = Number at SP4N-LAPOR!: { $lapor }
ticket-rated = Rated by the resident: { $stars } of 5. { $word }
ticket-answers-wait = { $number } answers wait: the resident can't be reached now.
ticket-unreachable = The resident can't be reached now: an answer would wait.
ticket-note =
    Note by { $who }, { $at }:
    { $text }
ticket-menu =
    { $card }

    Reply to this message to answer the resident.
ticket-moved =
    Saved. The resident is told.

    { $card }
ticket-take = I take it
ticket-free = Let it go
ticket-over = Take it over
ticket-ask = Ask back
ticket-hand = Hand to an agency
ticket-pass = Pass to another region
ticket-up = Pass to the chief
ticket-sort = Change kind
ticket-sort-ask =
    Number { $number } is now: { $kind }.
    What kind is it? A request for information counts on the terms of PPID.
ticket-back = Back
ticket-kind = Kind: { $kind }
ticket-note-add = Write a note
ticket-lapor-add = LAPOR! number
ticket-write-question =
    Write your question to the resident of number { $number }.
    The answer comes under the same number. Type /cancel to leave it.
ticket-write-note =
    Write a note to number { $number }. The resident does not see it.
    Type /cancel to leave it.
ticket-write-office =
    To which agency does number { $number } go? Write its name, like Dinas Pekerjaan Umum.
    Type /cancel to leave it.
ticket-write-lapor =
    Write the tracking number of SP4N-LAPOR! for number { $number }.
    Type /cancel to leave it.
ticket-only-words =
    Please write it in letters.
    Type /cancel to leave it.
ticket-asked = Your question to number { $number } is on its way to the resident.
ticket-office-name = Write the agency's name, at most { $most } letters.
ticket-lapor-wrong = A LAPOR! number has letters and digits only, like 1234567.
ticket-no-desk = In { $place } there is no other official yet who could take it.
ticket-no-chief = There is no other chief yet who could take number { $number }.
ticket-passed-up = Number { $number } was passed to the chief.
passing-where =
    To the officials of which region? Choose, or type its name.
    Now: { $place }
passing-whole = Officials of { $place }
passing-yes = Yes, pass it on
passing-other = Another region
passing-sure = Pass number { $number } to the officials of { $place }?
passing-done = Number { $number } was passed to the officials of { $place }.

# What the clocks say
ticket-remind =
    { $count ->
        [one] One message of a resident
       *[other] { $count } messages of residents
    } will be due soon: number { $numbers }.
ticket-overdue-list =
    OVERDUE: { $count } messages of residents, number { $numbers }.
    As their chief you may deal with them yourself or pass them on.
ticket-told-overdue =
    We are sorry: number { $number } was not settled in time.
    We have passed it to the officials' chief.
