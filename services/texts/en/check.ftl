check-ask =
    Which message do you want to check?
    Type its code, for example K7M3QT. It stands in the last line of the message.
    Or forward the message to this chat.
    To leave: /cancel
check-again = Try again
check-show = See the original
check-genuine =
    ✓ Genuine. It says the same as what was broadcast.
    Title: { $title }
    Source: { $source }
    Region: { $region }
    Time: { $moment }
    Code: { $code }
check-code =
    ✓ The code { $code } is genuine. This was broadcast:
    Title: { $title }
    Source: { $source }
    Region: { $region }
    Time: { $moment }

    Compare it with the message that you received.
    If it says something else, do not spread it.
check-changed =
    ✗ Careful, this text has been changed. Do not spread it.
    The code { $code } belongs to official news, but the text that you sent is not the original.
    Source: { $source }
    Region: { $region }
    Time: { $moment }
    Original: { $title }
check-corrected =
    ! This news is genuine, but it has been corrected. Don't pass the old one on.
    Source: { $source }
    Region: { $region }
    Time: { $moment }
    What is right:
check-unknown =
    ✗ We do not know the code { $code }. That message is not from SiarKIM.
    Do not spread it.
    If you typed the code yourself, check its letters and digits.
check-stopped =
    ✗ This was broadcast, and then stopped by its sender. Do not spread it any more.
    Title: { $title }
    Source: { $source }
    Region: { $region }
    Time: { $moment }
    Code: { $code }
check-withdrawn =
    ✗ This was broadcast, and then taken back by its sender. Do not spread it any more.
    Title: { $title }
    Source: { $source }
    Region: { $region }
    Time: { $moment }
    Code: { $code }
check-no-code =
    There is no check code in it. News from SiarKIM always has one, like K7M3QT.
    Do not spread it before it is clear where it comes from.
    A complaint or a question? Type /feedback.
check-how-in-group =
    Answer the message that you doubt with /cek, or type /cek and its code.
    Example: /cek K7M3QT
check-not-shown = That news can't be shown any more.
