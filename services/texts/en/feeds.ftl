feed-lost =
    The feed “{ $title }” has stopped: whoever agreed to it has no mandate here any more.
    Nothing of it reaches the KIM channels.
    Still needed? Look at its rule, then put it forward again.
feed-button-again = Put forward again
feed-dead =
    The news source “{ $title }” could not be read for a day.
    Address: { $url }
    Reason: { $why }
    We keep trying. Its news does not reach the KIM channels for now.
    If its address has changed, tell whoever runs SiarKIM (source number { $id }).
feed-ended =
    The news source “{ $title }” says that it is closed for good.
    Address: { $url }
    We have stopped reading it.
    If there is a new address, tell whoever runs SiarKIM (source number { $id }).
feed-fault-http = the site answers with error { $status }
feed-fault-slow = the site takes too long to answer
feed-fault-large = it is too large
feed-fault-no-feed = what the site sends is no feed that we know
feed-fault-address = that address lies in our own network; if that is meant, set FEEDS_ALLOW_PRIVATE=true
feed-fault-redirects = the site redirects in circles
feed-fault-gone = the site says that this source is closed
feed-fault-connection = the site can't be reached
feed-known = { $region } has that source already.
feed-unknown = There is no source number { $id }.
feed-region-wrong = There is no region with the code "{ $typed }". Write it like 64.71 or 64.71.06.1005.
feed-address-wrong = The address of a source begins with http:// or https://, without a name and password in it.
feed-every = every { $seconds } s
feed-state-paused = paused
feed-state-new = not read yet
feed-state-read = read { $moment }
shell-feeds-help = Feeds of news (RSS, Atom) and of warnings (CAP, BMKG).
shell-feeds-add-help = Add a source; its new items reach the KIM channels of that region in their slots.
shell-feeds-list-help = Sources and their state.
shell-feeds-pause-help = Pause a source.
shell-feeds-resume-help = Read a paused source again.
shell-feeds-remove-help = Remove a source; what still waits for a slot is not sent.
shell-feeds-test-help = Read an address without storing anything.
shell-feeds-id = Number of the source, from siarkim feeds list.
shell-feeds-url = Address of the feed.
shell-feeds-region = Region code, for example 64.71.
shell-feeds-every = Seconds between two looks.
shell-feeds-added =
    Source number { $id } added for { $region }: { $url }
    What is there already is not sent, only what is new.
shell-feeds-none = No sources yet. Add one: siarkim feeds add URL --region 64.71
shell-feeds-columns = No | Name | Address | Region | Mode | Looked at | Items | State
shell-feeds-paused = Source paused.
shell-feeds-resumed = Source read again.
shell-feeds-removed = Source removed.
shell-feeds-tried =
    “{ $title }”: { $count } items at { $url }, { $passing } pass the word filter
    This is how they look in a KIM channel (without source, time and check code):
shell-feeds-unreadable = That source can't be read: { $why }.
shell-feeds-change-help = Change the rule of a feed: address, region, mode, topic, words, language. Earlier approvals do not count any more.
shell-feeds-put-forward =
    Source { $id } noted for { $region }: { $url }
    It is read once another official has approved it in chat.
shell-feeds-changed = The rule was changed.
shell-feeds-changed-waits = The rule was changed. It is read again once another official has approved it in chat.
feed-state-unapproved = waits for approval
feed-mode = { $mode ->
    [hold] held for an official
    [at_once] at once by severity
   *[slots] automatic at relay times
 }
feed-word-empty = Write plain words between commas. Punctuation alone can't be found.
feed-words-many = Too many. At most { $most } words of at most { $longest } letters each.
shell-feeds-mode = hold: every item waits for an official; slots: automatic at relay times.
shell-feeds-topic = Topic: cuaca, layanan, bansos, lowongan, usaha, agenda; "-" means none.
shell-feeds-include = Only items that carry one of these words, between commas; "" means all.
shell-feeds-exclude = Leave out items that carry one of these words, between commas; "" means none.
shell-feeds-language = Language of the feed: id or en.
shell-feeds-topic-wrong = The topic must be one of { $topics }, or "-" for none.
shell-feeds-language-wrong = The language must be one of { $languages }.
feed-words-none = none
feed-rule =
    Address: { $url }
    Region: { $region }
    Mode: { $mode ->
        [hold] every item is held until an official publishes it
       *[slots] every item leaves by itself at the relay times of the KIM channels
    }
    Topic: { $topic ->
        [darurat] emergency
        [cuaca] weather
        [layanan] services
        [bansos] aid
        [lowongan] jobs
        [usaha] business
        [agenda] agenda
       *[none] no topic
    }
    Must carry one of the words: { $include }
    Left out if it carries: { $exclude }
    Language: { $language ->
        [en] English
       *[id] Indonesian
    }
feed-fault-busy = the site was read often just now; try again in a moment
feed-rule-warns =
    Address: { $url }
    Region: { $region }
    Kind: { $kind ->
        [nowcast] weather warnings of BMKG
        [quake] earthquakes of BMKG
       *[cap] CAP warnings
    }
    Mode: { $mode ->
        [at_once] warnings that are { $severities } are broadcast at once without asking again, others are held until an official publishes them
       *[hold] every warning is held until an official publishes it
    }
feed-warns-not-in-slots = Warnings do not wait for relay times. Choose hold, or the severities that are broadcast at once.
feed-severities-wrong = Severities that are broadcast at once are for feeds of warnings only, and must be named one by one.
severity-unknown = of no named severity
severity-minor = minor
severity-moderate = moderate
severity-severe = severe
severity-extreme = extreme
shell-feeds-kind = What the feed is: rss (news), cap (CAP warnings), nowcast (weather warnings of BMKG), quake (earthquakes of BMKG).
shell-feeds-at-once = A severity of warnings that are broadcast at once: minor, moderate, severe or extreme. May be given again. Without it an official decides.
feed-edited =
    { $source } has changed news that was broadcast:
    { $title } (code { $code })

    It now reads:
    { $text }

    Nothing has changed on residents' phones yet. Choose below to correct it with this new text.
feed-edited-button = Prepare a correction
feed-edited-again = Its source has changed this news again. Use the newest message.
feed-edited-done = This news has been corrected or withdrawn. There is nothing to change.
