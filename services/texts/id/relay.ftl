relay-digest-title = { $count } kabar untuk { $region }
relay-digest-line =
    { $number }. { $title }
    Cek: { $code }
relay-digest-linked =
    { $number }. { $title }
    { $link }
    Cek: { $code }
relay-expired =
    “{ $title }” tidak masuk ke { $count } kanal KIM: jam siarnya sudah lewat.
    Bila masih perlu, siarkan lagi.
