# What residents read
mute-told =
    The officials of { $desk } restrict your messages until { $until }.
    Their reason: { $reason }
    Your messages are still stored, but don't reach the officials at once. You still receive news and emergency warnings.
    You don't agree? Object; another official decides.
mute-held =
    Your message is stored under number { $number }.
    Until { $until } your messages to the officials of { $desk } are reviewed first. Their reason: { $reason }
    You still receive news and emergency warnings. If there is danger, call 112.
mute-appeal = Object
mute-appeal-ask =
    Why is the restriction not right, in your view? Write it in one message.
    Type /cancel to leave it.
mute-appealed = Your objection goes to another official. The decision comes here.
mute-appealed-nobody =
    Your objection is stored, but there is no other official yet who could decide it.
    The restriction ends by itself in time.
mute-appealed-already = Your objection has been received. The decision comes here.
mute-told-lifted = The restriction by the officials of { $desk } is lifted. Your messages arrive at once again.
mute-told-upheld = Another official has looked at your objection. The restriction stands until { $until }.

# What officials read
mute-begin = Restrict this resident
mute-ask =
    Restricting the resident of message number { $number }.
    What they write is still stored and can be opened in /inbox, but is not pushed. Danger is still told at once, and they still receive news.
    For how long?
mute-days = { $days ->
    [one] { $days } day
   *[other] { $days } days
}
mute-back = Back
mute-reason =
    Restricted for { $days } days. For what reason? The resident will read it.
    Type /cancel to leave it.
mute-begun = The resident of message number { $number } is restricted until { $until }. They were told, and may object to another official.
mute-appeal-asks =
    The resident of message number { $number } objects to being restricted by { $desk } until { $until }.
    The official's reason: { $reason }

    The objection: { $appeal }
mute-lift = Lift the restriction
mute-uphold = Let it stand
mute-lifted = The restriction of the resident of message number { $number } is lifted. They are told.
mute-upheld = The restriction of the resident of message number { $number } stands until { $until }. They are told.
mute-gone = That restriction has ended, was decided, or does not exist.
mute-not-for-you = This objection is for another official to decide.
mute-already = This resident is restricted already.
mute-yourself = You can't restrict yourself.
mute-no-region = The region of this message is not known yet, so its resident can't be restricted.

# In the copy of one's data
data-mute = • Messages restricted by { $region }, { $since } to { $until }: { $reason }
data-mute-appeal = • Your objection: { $text }
