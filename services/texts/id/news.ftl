news-button = Kabar terakhir
news-newest = Kabar terakhir:
news-older = Kabar sebelumnya:
news-none =
    Belum ada kabar untuk wilayah Anda.
    Begitu ada, kami kirim ke sini.
news-no-older = Tidak ada kabar yang lebih lama.
news-not-there = Kabar itu tidak ada lagi.
news-item =
    { $title }
    { $excerpt }
    Sumber: { $source } · { $region } · { $moment } · Kode { $code }
news-item-short =
    { $title }
    Sumber: { $source } · { $region } · { $moment } · Kode { $code }
news-read = Baca: { $title }
news-more = Lainnya ›
