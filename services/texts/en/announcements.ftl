announcement-source = Diskominfo { $region }
announcement-too-long =
    This text is { $over } characters too long.
    There is room for { $room } characters, since source and check code are added below it.
    Send a shorter text.
announcement-poll-too-long =
    This poll's question is { $over } characters too long.
    There is room for { $room }.
