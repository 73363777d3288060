when-ask =
    When should this broadcast leave?
    Choose, or type day and time.
    Examples: tomorrow 07.00, friday 16.00, 1/12 07.00
    It is now: { $now }
when-button-now = Now
when-button-today = Today 16.00
when-button-tomorrow = Tomorrow 07.00
when-button-slots = KIM channels in their slots
when-unreadable =
    We don't understand that time.
    Type it like this: tomorrow 07.00, friday 16.00 or 1/12 07.00
when-no-time =
    The time of day is missing.
    Type day and time, for example: tomorrow 07.00
when-no-such-day =
    That day is not in the calendar.
    Type another one, for example: 1/12 07.00
when-no-such-time =
    That time does not exist.
    Type a time between 00.00 and 23.59, for example: tomorrow 07.00
when-past =
    That time has passed. It is now { $now }.
    Type a time to come, for example: tomorrow 07.00
when-too-far =
    That is more than a year ahead.
    Type a nearer time, for example: tomorrow 07.00
when-not-yet =
    That day has not come yet.
    It is { $now }.
when-no-day =
    We don't understand that date.
    Example: 1 March 2026
when-button-repeat = Again and again
