digest-title = Today's digest: { $count } news items you have not had yet
digest-topic = — { $topic } —
digest-other = Other
digest-entry =
    • { $title }
    { $excerpt }
    { $region } · code { $code }
digest-entry-short =
    • { $title }
    { $region } · code { $code }
digest-ending =
    { $left ->
        [0] Read more: type /berita
       *[other]
        { $left } more are left.
        Read all of them: type /berita
    }
    Choose the digest's hour: type /langganan
calm-button = Quiet hours and digest
calm-overview =
    News is limited to a few items a day, so that it is never too much.
    The rest comes as one digest at { $hour }.00.
    { $repose ->
        [long] Your quiet hours: 19.00–07.00.
       *[usual] Your quiet hours: as in your region (usually 21.00–05.00).
    }
    Emergency warnings come at any time.
data-calm =
    • News digest: { $hour }.00
    • Quiet hours: { $repose ->
        [long] 19.00–07.00
       *[usual] as in your region
    }
calm-hour = Digest at { $hour }.00
calm-repose =
    { $repose ->
        [long] Quiet hours 19.00–07.00
       *[usual] Quiet hours as in your region
    }
