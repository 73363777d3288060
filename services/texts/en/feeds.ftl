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
feed-fault-no-feed = what the site sends is neither RSS nor Atom
feed-fault-address = that address may not be opened from here
feed-fault-redirects = the site redirects in circles
feed-fault-gone = the site says that this source is closed
feed-fault-connection = the site can't be reached
