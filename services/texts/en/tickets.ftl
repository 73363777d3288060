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
