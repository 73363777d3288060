subscriptions-overview =
    You receive news for:
    { $regions }

    Topics: { $topics }
subscriptions-none =
    You have not chosen a region, so no news is sent.
    Add a region, or type /stop to leave.
subscriptions-back = ‹ Back to subscriptions
subscriptions-too-many =
    You already have { $most } regions. More is not possible.
    Remove one first with /subscriptions.
add-region =
    { $kind ->
        [any] Which region do you want to add?
        [regency] Which kabupaten or kota do you want to add?
        [city] Which kabupaten or kota do you want to add?
        [district] Which kecamatan in { $place }?
       *[other] Which kelurahan or desa in { $place }?
    }
    Choose below, or type the name of the place.
add-whole = All of { $place }
add-region-button = Add a region
remove-region-button = Remove a region
remove-which = Which region do you want to remove from your subscriptions?
remove-one = Remove { $region }
removed = { $region } has been removed from your subscriptions.
topics-button = Choose topics
topics-which =
    Choose a topic to change it.
    “Yes” means that you receive it.
topics-last-one =
    This is your last topic, so it can't be turned off.
    To receive no more news, type /stop.
topic-on = { $topic }: yes
topic-off = { $topic }: no
topic-name =
    { $topic ->
        [darurat] Emergencies
        [cuaca] Weather
        [layanan] Services
        [bansos] Social aid
        [lowongan] Jobs
        [usaha] Businesses
        [agenda] Events
       *[other] { $topic }
    }
below-on-button = News of the regions inside: no
below-off-button = News of the regions inside: yes
