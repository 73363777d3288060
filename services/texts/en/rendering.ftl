announcement-footer =
    — { $source } · { $region }
    { $moment }
    Is it genuine? /cek { $code }
subscribe-button = Subscribe
subscribe-invitation = Would you like news like this directly on your phone? It is free.
