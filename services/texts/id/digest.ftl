digest-title = Rangkuman hari ini: { $count } kabar yang belum Anda terima
digest-topic = — { $topic } —
digest-other = Lainnya
digest-entry =
    • { $title }
    { $excerpt }
    { $region } · kode { $code }
digest-entry-short =
    • { $title }
    { $region } · kode { $code }
digest-ending =
    { $left ->
        [0] Baca selengkapnya: ketik /berita
       *[other]
        Masih ada { $left } kabar lain.
        Baca semuanya: ketik /berita
    }
    Atur jam rangkuman: ketik /langganan
calm-button = Jam tenang dan rangkuman
calm-overview =
    Berita dibatasi beberapa sehari, supaya tidak terlalu banyak.
    Selebihnya datang dalam satu rangkuman, jam { $hour }.00.
    { $repose ->
        [long] Jam tenang Anda: 19.00–07.00.
       *[usual] Jam tenang Anda: mengikuti wilayah Anda (biasanya 21.00–05.00).
    }
    Peringatan darurat tetap datang kapan saja.
data-calm =
    • Rangkuman berita: jam { $hour }.00
    • Jam tenang: { $repose ->
        [long] 19.00–07.00
       *[usual] seperti wilayah Anda
    }
calm-hour = Rangkuman jam { $hour }.00
calm-repose =
    { $repose ->
        [long] Jam tenang 19.00–07.00
       *[usual] Jam tenang seperti wilayah Anda
    }
