# Who is safe and who needs help: what officials read
safety-button = Safe / need help
safety-head = Residents say: { $title }
safety-numbers = safe { $safe } · need help { $needs } · helped { $helped } · no answer yet { $silent }
safety-progress = Residents say: { $numbers }
safety-place = { $place }: { $numbers }
safety-needs = { $place }: need help { $needs }
safety-more = and { $number } more regions: see the picture or the table
safety-live = On Telegram these numbers change by themselves for { $hours } hours. The newest numbers: "Refresh".
safety-who = Who needs help
safety-chart = Picture
safety-sheet = XLSX
safety-csv = CSV
safety-anew = Refresh
safety-file = Residents say: safe, and in need of help
safety-chart-title = Residents say: { $title }
safety-table-code = Code
safety-table-place = Region
safety-table-safe = Safe
safety-table-needs = Need help
safety-table-helped = Helped
safety-table-silent = No answer yet
safety-table-all = All
safety-calls =
    In need of help: { $title }
    Those whom nobody has helped, and who have waited longest, come first.

    { $list }
safety-calls-none = Nobody in your regions asks for help: { $title }
safety-call = Number { $number }, { $place }, since { $since }
safety-call-between = … { $count } more …
safety-call-phone = Phone: { $phone }
safety-call-open = No official looks after it yet.
safety-call-taken = { $who } has looked after it since { $since }.
safety-call-helped = Has been helped.
safety-take = I take { $number }
safety-helped = { $number } has been helped
safety-taken = { $who } has looked after number { $number } since { $since }.
safety-helped-already = Number { $number } has been helped.
safety-gone =
    The resident with number { $number } has said something new.
    Open the list again.

# What an official reads who is on the way
safety-told-safe = The resident with number { $number } in { $place } now says to be safe.

# What residents read who asked for help
safety-told-taken =
    The officials of { $desk } are looking after your call for help, number { $number }.
    Is it getting worse? Call 112 (free).
safety-told-helped =
    The officials of { $desk } have noted that you were helped, number { $number }.
    Do you still need help? Answer this message, and call 112 (free).
