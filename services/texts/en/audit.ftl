### The trail: who did what, when, from where.

shell-audit-help = The trail: who did what
shell-audit-verify-help = Prove that no row of the trail was changed or removed
shell-audit-known = A row and its seal, noted down at an earlier check, such as 120:9f86d0…
shell-audit-export-help = Put the trail out to standard output
shell-audit-format = csv or json
shell-audit-after = Only rows after this number
shell-audit-whole =
    The trail is whole: { $rows } rows.
    Note down for the next check: --known { $rows }:{ $seal }
shell-audit-broken = The trail is broken: its first { $rows } rows are whole, row { $row } was changed, removed or put in between.
shell-audit-known-wrong = "{ $typed }" can't be read. Write the number of a row and its seal, such as --known 120:9f86d0…

menu-audit = The trail: who did what
audit-page =
    The trail, newest first:
    { $list }
audit-nothing = There is nothing older in the trail.
audit-line = { $number }. { $at } – { $who }: { $verb } { $thing } ({ $origin })
audit-somebody = number { $number }
audit-house = SiarKIM
audit-older = Older
audit-export = Download as a table
audit-exported =
    The newest { $rows } rows of the trail.
    All of it: siarkim audit export
