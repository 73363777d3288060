consent =
    Welcome to SiarKIM.
    This is the official news service of the Diskominfo of { $place } together with the KIM. It is free.

    What you receive: emergency warnings, weather, public services, social aid, jobs, local businesses and events of your region.
    At most 4 messages a day. An emergency warning may come at any time.

    What we keep: your account number in this app, the regions and topics you choose, and your messages to us.
    We do not keep your name; your phone number only where it is your account (WhatsApp).

    Stop at any time: type /stop.
    Erase all data: type /hapusdata.

    Do you agree?
consent-for =
    You will receive news for { $region }.

    { consent }
consent-agree = I agree (it is free)
consent-decline = No
join-declined =
    All right, we have not signed you up.
    If you change your mind, type /start.
join-region =
    { $kind ->
        [any] Where do you live?
        [regency] In which kabupaten or kota do you live?
        [city] In which kabupaten or kota do you live?
        [district] In which kecamatan do you live?
       *[other] In which kelurahan or desa do you live?
    }
    Choose below, or type the name of the place.
join-whole =
    { $kind ->
        [province] Don't know: whole province
        [regency] Don't know: whole kabupaten
        [city] Don't know: whole kota
       *[other] Don't know: whole kecamatan
    }
joined =
    Thank you. You now receive news for { $region }.
    It comes to this chat. It is free.
joined-already = You already receive news for { $region }.
joined-next =
    Just answer any message if there is something you want to say.
    Change your choices: /subscriptions. All commands: /help.
joined-before =
    You have already joined. Your regions:
    { $regions }
    What would you like to do?
not-joined =
    You have not joined yet.
    Choose Join, or type /start. It is free.
join-button = Join
left-plain =
    You have left. We send you no more news.
    Thank you for having been with us. To come back, type /start.
left =
    { left-plain }

    Do you still want emergency warnings only? Choose below.
keep-emergencies-button = Keep emergencies only
left-before =
    You are not subscribed. We send you no news.
    To receive news, type /start.
kept-emergencies =
    All right. You receive emergency warnings only.
    Type /stop to stop entirely, or /start to receive all news again.
keep-nothing =
    That choice is no longer valid.
    Type /start to choose your region.
