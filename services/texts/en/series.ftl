series-ask =
    When is this broadcast to come again?
    Pick, or type, for example: every Monday and Thursday 07.00, workdays 06.30, date 1 08.00, end of month 16.00
    Workdays leave national holidays out.
series-button-workdays = Workdays 07.00
series-button-daily = Every day 07.00
series-button-monday = Every Monday 07.00
series-button-month-end = End of month 07.00
series-day-of-month = { $time } { $zone } on day { $day } of each month
series-last-day = { $time } { $zone } on the last day of each month
series-unreadable =
    That timetable could not be read.
    Type for example: every Monday 07.00, workdays 06.30, date 1 08.00, end of month 16.00
series-never = By that rule this broadcast never leaves. Type another.
series-no-emergency = An emergency can't recur. Make it ordinary news first.
series-in-quiet-hours =
    That time lies in the quiet hours, when residents rest.
    Type another time.
series-over = That is over, or has left. Type /jadwal to see what stands now.
series-missed =
    SiarKIM was down for long. "{ $title }" did not leave { $count } times, and is not sent late because it would be stale.
    The next one leaves as usual. Type /jadwal to see it.
timetable-empty =
    Nothing is scheduled in your regions.
    Type /broadcast to make something.
timetable-nothing-due = Nothing leaves in the next 7 days. What recurs:
timetable-week =
    What is to leave in the next 7 days:

    { $calendar }
timetable-more = … and { $count } more after these. What leaves first stands in this list.
timetable-sheet = What is to leave in the next 7 days. The whole list is below.
timetable-sheet-title = What is to leave
timetable-sheet-recurs = (recurs)
timetable-sheet-more = and { $count } more
timetable-sheet-nothing = nothing
timetable-entry = { $clock } · { $title } · { $region } { $recurs ->
        [True] (recurs)
       *[other] {""}
    }
timetable-series = Arrange: { $title }
timetable-one =
    { $title }
    Recurs: { $rule }
timetable-button-skip = Skip { $moment }
timetable-button-move = Move { $moment }
timetable-button-end = End this timetable
timetable-button-over = Yes, end it
timetable-skipped = All right, { $moment } is skipped. The others stay.
timetable-ask-moment = Move it to when? Type for example: tomorrow 08.00. To leave: /cancel
timetable-moved = All right, moved to { $moment }.
timetable-ask-end = End the timetable "{ $title }"? It will not come again.
timetable-ended = The timetable "{ $title }" has ended.
