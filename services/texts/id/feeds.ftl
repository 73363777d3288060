feed-dead =
    Sumber berita “{ $title }” sudah sehari tidak bisa dibaca.
    Alamat: { $url }
    Sebab: { $why }
    Kami tetap mencoba. Kabar dari sumber ini belum masuk ke kanal KIM.
    Bila alamatnya berganti, beri tahu pengelola SiarKIM (nomor sumber { $id }).
feed-ended =
    Sumber berita “{ $title }” menyatakan diri sudah ditutup.
    Alamat: { $url }
    Kami berhenti membacanya.
    Bila ada alamat baru, beri tahu pengelola SiarKIM (nomor sumber { $id }).
feed-fault-http = situsnya menjawab dengan galat { $status }
feed-fault-slow = situsnya terlalu lama menjawab
feed-fault-large = isinya terlalu besar
feed-fault-no-feed = yang dikirim situs itu bukan RSS atau Atom
feed-fault-address = alamat itu tidak boleh dibuka dari sini
feed-fault-redirects = situsnya mengalihkan berputar-putar
feed-fault-gone = situsnya menyatakan sumber ini sudah ditutup
feed-fault-connection = situsnya tidak bisa dihubungi
