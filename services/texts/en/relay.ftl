relay-digest-title = { $count } news items for { $region }
relay-digest-line =
    { $number }. { $title }
    Check: { $code }
relay-digest-linked =
    { $number }. { $title }
    { $link }
    Check: { $code }
relay-expired =
    “{ $title }” did not appear in { $count } KIM channels: its time had passed.
    If it is still needed, send it again.
