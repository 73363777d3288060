audience-which-region =
    Untuk wilayah mana siaran ini?
    Pilih, atau ketik namanya.
audience-which-minus =
    Wilayah mana yang tidak ikut menerima?
    Pilih, atau ketik namanya.
audience-whole = Seluruh { $place }
audience-covers = Siaran ini untuk: { $regions }
audience-minus = Tidak ikut menerima: { $minus }
audience-button-more = Tambah wilayah
audience-button-more-minus = Kecualikan lagi
audience-button-no-minus = Tanpa pengecualian
audience-button-done = Selesai
audience-ask-to = Siapa yang menerima siaran ini?
audience-button-both = Warga dan kanal KIM
audience-button-residents = Warga saja
audience-button-channels = Kanal KIM saja
audience-ask-topic =
    Tentang apa siaran ini?
    Hanya warga yang memilih topik itu yang menerimanya.
broadcast-button-topic-of = { $topic ->
    [cuaca] Cuaca
    [layanan] Layanan
    [bansos] Bansos
    [lowongan] Lowongan
    [usaha] Usaha
    [agenda] Agenda
   *[all] Semua warga
 }
audience-not-included =
    { $place } memang tidak termasuk wilayah siaran ini, jadi tidak perlu dikecualikan.
    Pilih wilayah lain yang tidak ikut menerima, atau pilih Kembali.
