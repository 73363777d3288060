audience-which-region =
    Which region is this broadcast for?
    Choose, or type its name.
audience-which-minus =
    Which region should not receive it?
    Choose, or type its name.
audience-whole = All of { $place }
audience-covers = This broadcast is for: { $regions }
audience-minus = Will not receive it: { $minus }
audience-button-more = Add a region
audience-button-more-minus = Except another
audience-button-no-minus = No exceptions
audience-button-done = Done
audience-ask-to = Who receives this broadcast?
audience-button-both = Residents and KIM channels
audience-button-residents = Residents only
audience-button-channels = KIM channels only
audience-ask-topic =
    What is this broadcast about?
    Only residents who chose that topic receive it.
broadcast-button-topic-of = { $topic ->
    [cuaca] Weather
    [layanan] Services
    [bansos] Social aid
    [lowongan] Jobs
    [usaha] Business
    [agenda] Agenda
   *[all] Everyone
 }
audience-not-included =
    { $place } is not part of this broadcast's audience, so it needs no exception.
    Choose another region that shall not receive it, or choose Back.
