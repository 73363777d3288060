held-ask =
    { $like ->
        [none] News from { $source } is waiting for you.
       *[other] News from { $source } is like “{ $like }” (code { $code }) that came in just now. Publish it only if it is other news.
    }
    Above is exactly how it will look.
    Region: { $region }
    If you publish it, it leaves in the KIM channels at their relay times.
    Without an answer until { $until } it is not published.
held-more =
    { $source } has brought { $count } more.
    All of them wait for you.
held-button-publish = Publish
held-button-drop = Discard
held-button-next = Show the next one
held-published = { $channels ->
    [0] You approved “{ $title }”, but no KIM channel is linked in { $region } yet. So nobody has received it.
   *[other] “{ $title }” leaves in { $channels } KIM channels at their relay times.
 }
held-dropped = “{ $title }” is not published.
held-nothing = Nothing of this feed is waiting.
held-gone = That item is not there any more. Its feed was removed.
held-settled = { $state ->
    [taken] Another official has published this item.
    [dropped] Another official has discarded this item.
   *[other] This item does not wait any more.
 }
held-late = This item is more than 24 hours old and is not published any more.
held-edited =
    The site changed this item after that preview was sent.
    Choose under the newest preview.
held-rule-gone = This feed is paused or not approved yet, so its items can't be published now.
