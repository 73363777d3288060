forward-agents-only =
    This command is for KIM agents.
    Your ID number: { $id }
    Would you like to be one? Link your KIM group with /kim
forward-nothing = There is no news for your region yet.
forward-which = Which news would you like to pass on?
forward-older = Earlier news
forward-footer =
    Source: { $source }, { $region }
    { $moment }
    Check it: code { $code }
forward-whatsapp = Share on WhatsApp
forward-by-hand =
    Hold the message above, then pass it on to your group.
    After that, report it here.
forward-voice = Voice script
forward-voice-how =
    For a voice message of about 30 seconds.
    Hold the microphone in your group and read this aloud:
forward-board = Board sheet
forward-board-how =
    One A4 page for the notice board.
    Print it, put it up, and take it down when it no longer holds.
    Readers scan the square to check that it is genuine.
speech-opening = News from { $source } for { $region }.
speech-opening-urgent = Attention. Emergency warning from { $source } for { $region }.
speech-warning =
    { $hazard } at { $place }.
    { $action }
speech-warning-until = It holds until { $until }.
speech-warning-contact = Call { $contact }.
speech-closing = The written message says the rest.
board-heading = OFFICIAL NOTICE
board-heading-urgent = OFFICIAL WARNING
board-check = Scan to check that this is genuine. Code: { $code }
board-until = Take this page down after { $until }
forward-done = I have passed it on
forward-where = Where did you pass it on?
forward-place =
    { $place ->
        [rt_rw] WhatsApp group of an RT/RW
        [family] Family
        [board] Notice board
       *[other] Elsewhere
    }
forward-how-many =
    { $place ->
        [board] About how many people read that board?
       *[other] About how many people did it reach?
    }
forward-about = About { $count }
forward-thanks =
    Thank you. It is noted.
    Through you this news has reached about { $count } people.
forward-elsewhere = I passed it on elsewhere too
forward-offer =
    { $count ->
        [1] There is news for your region.
       *[other] There are { $count } news items for your region.
    }
    Choose below to pass it on.
forward-offer-urgent =
    EMERGENCY in your region.
    Choose below to pass it on now.
forward-corrected =
    News that you passed on has been corrected: { $title }
    Pass on what is right, to the same places:

    { $text }
forward-updated =
    A warning that you passed on has been updated: { $title }
    Pass on what it says now, to the same places:

    { $text }
forward-withdrawn =
    News that you passed on has been withdrawn: { $title }
    Tell the people who have it from you:

    { $text }
