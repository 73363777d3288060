alert-source = Source: { $source }
alert-begins = From: { $begins }
alert-earlier = Only until { $until } by the earlier warning: { $place }
alert-place-count = { $region } ({ $count } kecamatan)
alert-map-foot = Map by { $source }, { $moment }
alert-sent =
    A warning from { $source } was broadcast by itself:
    { $title }
    Where: { $place }
    In force until: { $until }
    See how it goes: /pantau
alert-held =
    A warning from { $source } waits for your decision:
    { $title }
    Where: { $place }
    In force until: { $until }
    No resident has got it yet.
alert-held-drill =
    A DRILL from { $source } waits for your decision:
    { $title }
    Where: { $place }
    A drill is not broadcast to residents, only to those who take part.
alert-button-take = Prepare a broadcast
alert-button-drop = Do not broadcast
alert-dropped = Very well, this warning is not broadcast: { $title }
alert-not-waiting = Another official has dealt with this warning.
alert-further-fixed =
    What this warning says was broadcast in other regions, so it is not changed in a draft.
    Send it, drop it, or change it for everybody with /ralat.
