search-button = Cari
search-ask =
    Kata apa yang dicari? Misalnya: banjir
    Ketik /batal bila tidak jadi.
search-nothing-typed =
    Tulis satu kata atau lebih, misalnya:
    /kotakmasuk cari banjir
search-nothing = Tidak ada pesan dengan "{ $typed }" di wilayah Anda.
search-found =
    Pesan dengan "{ $typed }", terbaru lebih dulu

    { $list }
search-resembling =
    Tidak ada pesan dengan "{ $typed }".
    Ini yang tulisannya mirip:

    { $list }
shell-feedback-find-help = Cari kata dalam pesan warga; yang terbaru lebih dulu.
shell-feedback-find-typed = kata yang dicari
shell-feedback-find-before = lanjutkan sebelum nomor ini
shell-feedback-find-nothing = Tidak ada pesan dengan "{ $typed }".
shell-feedback-find-resembling = Tidak ada pesan dengan "{ $typed }". Ini yang tulisannya mirip:
shell-feedback-find-more = Masih ada lagi: tambahkan --before { $number }
