feed-list =
    News feeds in your region: { $count }
    Choose one to see, pause or change it.
feed-none =
    There is no news feed in your region yet.
    A feed is a site whose news reaches the KIM channels by itself.
feed-entry = { $waiting ->
    [0] { $id }. { $title }: { $state }
   *[other] { $id }. { $title }: { $waiting } wait for you
 }
feed-page-before = Before
feed-page-after = Next
feed-card =
    Feed { $id }: { $title }
    { $rule }
    State: { $state }
    Items noted: { $items }
    Waiting for an official: { $waiting }
feed-button-new = Add a feed
feed-button-waiting = Show what waits ({ $count })
feed-button-try = Try it first
feed-button-pause = Pause
feed-button-resume = Read again
feed-button-change = Change
feed-button-remove = Remove
feed-button-list = All feeds
feed-button-open = Show the feed
feed-button-leave = Never mind
feed-button-back = Back
feed-button-save = Save
feed-button-mode = Mode
feed-button-topic = Topic
feed-button-include = Required words
feed-button-exclude = Left-out words
feed-button-tongue = Other language
feed-button-region = Region
feed-button-address = Address
feed-button-clear = Clear these words
feed-button-gone = Yes, remove this feed
feed-button-keep = No, keep it
feed-ask-remove =
    Remove the feed “{ $title }”?
    Items that still wait for their relay time do not leave any more.
    What was published stays.
feed-removed = The feed “{ $title }” was removed.
feed-ask-address =
    Type or paste the address of the feed.
    It usually ends with /feed or /rss.
    Example: kominfo.balikpapankota.go.id/feed
feed-ask-region = { $kind ->
    [any] For which region is the news of this feed?
   *[other] For all of { $place }, or for one of the regions in it?
 }
feed-whole = All of { $place }
feed-rule-new =
    A new feed. Please check:
    { $rule }
    Choose Try it first to see what comes of it, then Save.
feed-rule-change =
    Feed { $id }. Please check:
    { $rule }
    Once changed, earlier approvals do not count any more.
feed-ask-mode =
    How does the news of this feed leave?
    Held: you see every item and choose Publish or Discard.
    Automatic: every item leaves by itself at the relay times of the KIM channels.
feed-ask-mode-warns =
    How do the warnings of this feed leave?
    Held: you see every warning and publish it, or not.
    At once: warnings that are moderate or worse leave right away, the others are held.
feed-mode-button = { $mode ->
    [hold] Hold for an official
    [at_once] At once (moderate and worse)
   *[slots] Automatic at relay times
 }
feed-ask-topic = What is the news of this feed about?
feed-topic-button = { $topic ->
    [cuaca] Weather
    [layanan] Services
    [bansos] Aid
    [lowongan] Jobs
    [usaha] Business
    [agenda] Agenda
   *[none] No topic
 }
feed-ask-include =
    Which words must an item carry?
    Type plain words between commas. One of them is enough.
    Example: water outage, flood
    Now: { $words }
feed-ask-exclude =
    Items with which words are left out?
    Type plain words between commas.
    Example: advertisement, auction
    Now: { $words }
feed-looking =
    We are reading the site.
    What we find appears here in a moment. Nothing is published.
feed-saved =
    Feed { $id } is saved and read from now on.
    What is there already is not published, only what is new.
feed-saved-waits =
    Feed { $id } is saved and waits for another official to approve it.
    Until then its site is not read.
trial-brought = { $passing ->
    [0] “{ $source }” was read: { $count } items, none passes the word filter.
   *[other] “{ $source }” was read: { $count } items, { $passing } pass the word filter. This is how the newest { $shown } will look:
 }
trial-warned = { $ours ->
    [0] “{ $source }” was read: { $count } warnings, none in force for that region.
   *[other] “{ $source }” was read: { $count } warnings, { $ours } in force for that region. This is how the newest { $shown } will look:
 }
trial-code = EXAMPLE
trial-left-out =
    Left out by the word filter: { $count }
    { $titles }
trial-end =
    This is only a try. Nothing was published or kept.
trial-failed =
    That address can't be read: { $why }.
    Nothing was kept.
trial-button-back = Back to the feed
feed-button-kind = Kind
feed-kind-button = { $kind ->
    [cap] CAP warnings
    [nowcast] Weather warnings of BMKG
    [quake] Earthquakes of BMKG
   *[rss] News (RSS or Atom)
 }
feed-ask-kind = What does this feed bring?
