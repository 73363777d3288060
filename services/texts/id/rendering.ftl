announcement-footer =
    — { $source } · { $region }
    { $moment }
    Cek keaslian: /cek { $code }
subscribe-button = Langganan
subscribe-invitation = Ingin kabar seperti ini langsung ke ponsel Anda? Gratis.
