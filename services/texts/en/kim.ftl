kim-heading = Your KIM and its channels:
kim-none =
    You look after no KIM and have not linked a group or channel yet.
    Once a KIM is on the register and its channel linked, official news of your region arrives there in its slots.
kim-channel = “{ $title }” – { $kim }, { $region }
kim-channel-new = “{ $title }” – { $region }
kim-state =
    { $state ->
        [proposed] Waiting for an official.
        [linked] Linked.
        [refused] Not approved by the official.
       *[lost] Disconnected.
    }
kim-slots = Slots: { $slots }
kim-last = Last relay: { $moment }
kim-next = { $count } waiting for { $moment }
kim-missing =
    { $missing ->
        [rights] Missing: the bot may not write. Allow it to send messages there.
       *[bot] Missing: the bot is not there. Add it as a member (in a channel: as an administrator).
    }
kim-waiting-for-you = { $count } proposed channels wait for your decision.
kim-decide = Look at: { $title }
kim-change-slots = Settings: { $title }
kim-comments-button = Comments: { $title }
kim-comments = Comments in this channel are read as feedback.
comments-ask =
    Read the comments in “{ $title }” as feedback?
    If so, comments under what this bot posts reach the officials, and who wrote them gets a number and a link to the answer.
    Comments under the KIM's own posts and other talk in the discussion group are neither read nor stored.
    The readers of the channel are told.
comments-yes = Yes, read comments
comments-no = No, back
comments-on =
    Comments in “{ $title }” are read as feedback.
    Only comments under what this bot posts are read.
comments-on-alone =
    Comments in “{ $title }” are read as feedback.
    One step more: add the bot to the channel's discussion group and make it an administrator there. Without that no comment is seen.
    No discussion group yet? Make one in the channel's settings, under Discussion.
comments-add-bot = Add the bot to the discussion group
comments-group =
    The bot is in “{ $title }” now.
    If that is your channel's discussion group: make the bot an administrator there, and comments under the next broadcast are read.
    If not: type /tautkan in that group to link it with a KIM.
comments-stop = Stop reading comments
comments-off =
    Comments in “{ $title }” are not read any more.
    What has come in will still be answered.
comments-on-here =
    From now on comments under what we post in this channel are read as feedback.
    Officials answer them through the bot. Other talk is not read.
comments-off-here = From now on comments in this channel are not read any more. To ask something, write to the bot directly.
comments-only-in-channels = This is only for Telegram channels that are linked.
comments-only-by-kim = Only those who run the KIM of this channel can allow it.
kim-more = And { $count } older channels.
kim-link-button = Link a group/channel
kim-link-other-ways =
    The bot must be in that group or channel first.
    Not there yet? Add it by a choice below.
    Or type /tautkan in that group or channel, followed by this bot's name.
kim-link-not-here =
    WhatsApp lets no bot into groups or channels.
    Pass news on to your group yourself: type /teruskan.
    Groups and channels of Telegram are linked from the bot on Telegram.
kim-link-choose =
    Now pick the group or channel with the buttons under the screen.
    Changed your mind? Type /batal
kim-add-to-group = Add to a group
kim-add-to-channel = Add to a channel
kim-key-group = Pick a group
kim-key-channel = Pick a channel
kim-link-taken = Picked: “{ $title }”
kim-link-own-region = For which region is “{ $title }”?
kim-link-other-region = Another region
kim-link-region =
    { $kind ->
        [regency] For which kabupaten/kota is this channel? Choose, or type its name.
        [city] For which kabupaten/kota is this channel? Choose, or type its name.
        [district] Which kecamatan in { $place }? Choose, or type its name.
        [village] Which kelurahan or desa in { $place }? Choose, or type its name.
        [subdistrict] Which kelurahan or desa in { $place }? Choose, or type its name.
       *[any] For which region is this channel? Choose, or type its name.
    }
kim-link-whole = All of { $place }
kim-link-begin-again =
    That choice is no longer valid.
    Type /kim and choose Link a group/channel.
kim-link-go-private =
    To link this chat with a KIM, choose Go on below.
    You go on in a private chat with the bot.
kim-link-continue = Go on
kim-added-offer =
    The bot is in “{ $title }” now.
    Would you like to link it with a KIM, so that official news arrives there?
kim-ticket-unknown =
    That link is no longer valid.
    Type /tautkan again in the group or channel.
kim-already-linked =
    “{ $title }” is linked with a KIM already.
    Its agent sees its slots with /kim in a private chat.
kim-already-proposed =
    Somebody else has proposed “{ $title }”.
    An official is looking at it.
kim-too-many-proposals =
    { $count } of your proposals still wait for an official.
    Wait for the decision, then propose again.
kim-proposed =
    Thank you. Your proposal has reached an official.
    “{ $title }” for { $region }
    You will be told as soon as it is decided.
kim-proposed-nobody =
    Thank you. Your proposal is stored.
    “{ $title }” for { $region }
    That region has no official in SiarKIM yet. Your proposal waits until there is one.
kim-proposal-settled = That proposal has been decided, or is gone.
kim-not-yours =
    That channel is not yours.
    Type /kim to see your channels.
kim-confirm-ask =
    Proposal to link the { $kind ->
        [channel] channel
       *[group] group
    } “{ $title }”
    For: { $region }
    Official news of that region will arrive there in its slots.
    Do you agree?
kim-confirm-yes = Agree, for { $region }
kim-confirm-where = Another region
kim-confirm-no = Refuse
kim-confirm-region =
    { $kind ->
        [regency] For which kabupaten/kota is that channel? Choose, or type its name.
        [city] For which kabupaten/kota is that channel? Choose, or type its name.
        [district] Which kecamatan in { $place }? Choose, or type its name.
        [village] Which kelurahan or desa in { $place }? Choose, or type its name.
        [subdistrict] Which kelurahan or desa in { $place }? Choose, or type its name.
       *[any] For which region is that channel? Choose, or type its name.
    }
kim-confirm-which =
    Which KIM in { $region } uses “{ $title }”?
    Choose, or type the KIM's name.
kim-confirm-new = New: { $name }
kim-name-length = The name of a KIM must have 3 to { $longest } letters. Type it again.
kim-confirm-answered = The proposal “{ $title }” has been decided.
kim-confirmed =
    “{ $title }” is now a channel of { $kim }, { $region }.
    Slots: { $slots }
kim-linked =
    An official has approved “{ $title }”.
    You are now an agent of { $kim }, { $region }.
    Slots: { $slots }
    Change the slots: /kim
    Pass news on to other groups: /teruskan
kim-channel-greeting =
    This chat is now a channel of { $kim }, { $region }.
    Official news arrives in its slots: { $slots }
kim-refuse-why =
    Why is “{ $title }” refused?
    Write a short reason. Whoever proposed it will read it.
kim-refuse-as-text =
    Write the reason as a text.
    Or choose Refuse without a reason.
kim-refuse-silently = Refuse without a reason
kim-refused-done = “{ $title }” is refused. Whoever proposed it has been told.
kim-refused =
    The official has not approved “{ $title }” as a KIM channel.
    You may propose it again with /kim
kim-refused-because =
    The official has not approved “{ $title }” as a KIM channel.
    The reason: { $reason }
    You may propose it again with /kim
kim-channel-back = “{ $title }” is connected again. Official news arrives in its slots.
kim-channel-removed =
    The bot is no longer in “{ $title }”, { $region }.
    Official news does not arrive there.
    Add the bot again and the channel reconnects by itself.
kim-channel-muted =
    The bot may no longer write in “{ $title }”, { $region }.
    Official news does not arrive there.
    Allow it to send messages and the channel reconnects by itself.
slots-on = { $times } { $zone } { $days }
slots-every-day = every day
slots-workdays = on workdays
slots-ask =
    The slots of “{ $title }” are now: { $slots }
    Choose one, or type the times.
    Example: 06.30, 12.00 and 18.00 every day
slots-changed = The slots of “{ $title }” are now: { $slots }
slots-unknown-word =
    The word “{ $word }” was not understood.
    Example: 07.00 and 17.00 on workdays
slots-no-time =
    Write one to twelve times.
    Example: 07.00 and 17.00 on workdays
