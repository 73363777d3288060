join-code =
    Your code: { $code }

    Open SiarKIM on { $other } and type:
    /satukan { $code }
    Valid for { $minutes } minutes. Give this code to nobody.

    Do you have a code from { $other }? Type it here.
join-no-other =
    We serve a single messenger so far, so there is nothing to join.
join-not-yet =
    You are not registered here.
    Do you have a code from { $other }? Type it here.
    Never registered? Type /mulai.
join-wrong =
    That code is wrong or no longer valid.
    Open SiarKIM on the other messenger, type /satukan, and type the new code here.
join-too-many-guesses =
    Too many wrong codes from here.
    Wait an hour, then try again with a new code.
join-sure =
    This code joins your account here with the { $other } account that asked for it.
    That account will read and decide everything together with you, with your mandates too.

    Was it you who has just asked for this code on { $other }?
join-yes-button = Yes, join them
join-no-button = Not me
join-not-mine =
    All right, nothing was joined.
    Never type a code that somebody else gave you.
join-same-messenger =
    That code comes from the same messenger.
    Type it on the other one.
join-already = These two accounts are one already.
join-both-officials =
    Both accounts hold mandates, so they can't simply be joined.
    Ask the administrator of your region to end the mandates of one of them first.
join-done =
    Your two accounts are one. Each announcement comes once, over { $chosen }.
    If { $chosen } can't take it, it comes over the other one.

    Which one do you want?
join-told-there =
    This account has just been joined with your account on { $other }.
    Not you? Contact your Diskominfo office at once.
join-which =
    Each announcement comes to you once, over { $chosen }.
    Which messenger do you want?
join-chosen = All right, announcements come over { $chosen }.
join-not-there =
    We can't reach you over { $other } yet.
    Type /satukan there first.
messenger-name =
    { $platform ->
        [telegram] Telegram
        [whatsapp] WhatsApp
       *[other] { $platform }
    }
