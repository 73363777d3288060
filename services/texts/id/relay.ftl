relay-digest-title = { $count } kabar untuk { $region }
relay-digest-line =
    { $number }. { $title }
    Cek: { $code }
relay-digest-linked =
    { $number }. { $title }
    { $link }
    Cek: { $code }
