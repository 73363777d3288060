kim-nudge =
    Nothing was heard of { $kim } for two weeks.
    Can we help? Just write here.
    The latest news to pass on: /teruskan
kim-still-here = We are still active
kim-say-why = Say why
kim-open-page = Open
kim-resting =
    Nothing was heard of { $kim } for 60 days.
    This KIM is on the register as dormant now.
    Still active? Choose below, and the KIM is active again at once.
    If not, tell us why.
kim-resting-official =
    { $kim }, { $region }: 60 days without a sign, dormant from now on.
    Its people were asked why.
kim-awake = { $kim } is on the register as active. Thank you for spreading the news.
kim-here-thanks = Good, { $kim } is on the register as active. Thank you.
kim-why-ask =
    Why is { $kim } dormant?
    Choose, or write the reason shortly.
kim-why-busy = The board is busy
kim-why-no-news = There was no fitting news
kim-why-no-phone = Trouble with phone or internet
kim-why-no-people = The board has moved or stopped
kim-why-thanks =
    Thank you. Officials can read it.
    As soon as { $kim } is ready again, choose below.
kim-not-dormant = That KIM is not dormant.
