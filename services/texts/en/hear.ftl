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
hear-safe =
    Thank you, it is noted that you are safe.
    Has it changed? Choose it below.
hear-help =
    Call 112 (free) or the local BPBD now. Don't wait here: this is no emergency service.
    The officials of { $desk } see that you need help, number { $number }.
    Write where you are and what help you need. A photo is welcome too.
    Safe by now? Choose it below.
hear-help-nobody =
    Call 112 (free) or the local BPBD now. Don't wait here: this is no emergency service.
    Your call is kept with number { $number }, but there is no official whom we can reach yet.
    Write where you are and what help you need. A photo is welcome too.
hear-where =
    We don't keep spots on the map.
    Write the street, the RT and a landmark near you.
