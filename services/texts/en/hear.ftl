announcement-ask = Ask
announcement-safe = I am safe
announcement-help = I need help
hear-ask =
    Please write your question about this news.
    Type /cancel to leave it.
hear-ask-about =
    Please write your question about this news:
    { $title }
    Type /cancel to leave it.
hear-safe = Thank you, it is noted that you are safe.
hear-help =
    Write where you are and what help you need. The officials read it.
    Don't wait here: call 112 (free).
