relay-digest-title = { $count } news items for { $region }
relay-digest-line =
    { $number }. { $title }
    Check: { $code }
relay-digest-linked =
    { $number }. { $title }
    { $link }
    Check: { $code }
