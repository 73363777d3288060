subscriptions-overview =
    Anda menerima kabar untuk:
    { $regions }

    Topik: { $topics }
subscriptions-none =
    Anda belum memilih wilayah, jadi belum ada kabar yang dikirim.
    Tambahkan wilayah, atau ketik /berhenti untuk berhenti.
subscriptions-back = ‹ Kembali ke langganan
subscriptions-too-many =
    Anda sudah punya { $most } wilayah. Lebih dari itu tidak bisa.
    Hapus salah satu dulu lewat /langganan.
add-region =
    { $kind ->
        [any] Wilayah mana yang ingin Anda tambahkan?
        [regency] Kabupaten atau kota mana yang ingin Anda tambahkan?
        [city] Kabupaten atau kota mana yang ingin Anda tambahkan?
        [district] Kecamatan mana di { $place }?
       *[other] Kelurahan atau desa mana di { $place }?
    }
    Pilih di bawah, atau ketik nama tempatnya.
add-whole = Seluruh { $place }
add-region-button = Tambah wilayah
remove-region-button = Hapus wilayah
remove-which = Wilayah mana yang ingin Anda hapus dari langganan?
remove-one = Hapus { $region }
removed = { $region } sudah dihapus dari langganan Anda.
topics-button = Atur topik
topics-which =
    Pilih sebuah topik untuk mengubahnya.
    “Ya” berarti Anda menerimanya.
topics-last-one =
    Ini topik terakhir Anda, jadi tidak bisa dimatikan.
    Untuk berhenti menerima kabar, ketik /berhenti.
topic-on = { $topic }: ya
topic-off = { $topic }: tidak
topic-name =
    { $topic ->
        [darurat] Darurat
        [cuaca] Cuaca
        [layanan] Layanan
        [bansos] Bansos
        [lowongan] Lowongan
        [usaha] Usaha
        [agenda] Agenda
       *[other] { $topic }
    }
below-on-button = Kabar wilayah di bawahnya: tidak
below-off-button = Kabar wilayah di bawahnya: ya
