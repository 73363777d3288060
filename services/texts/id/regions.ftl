no-such-region =
    Wilayah dengan kode { $code } tidak ada.
    Ketik nama kelurahan, desa, atau kecamatan Anda.
region-not-found =
    Nama “{ $typed }” tidak kami temukan.
    Coba ketik lagi, misalnya: Gunung Samarinda.
    Atau pilih dari daftar ini.
region-which =
    Mana yang Anda maksud?
    Kalau tidak ada di sini, ketik lagi namanya.
region-type-its-name =
    Pilih salah satu, atau ketik nama wilayahnya.
region-from-list = Pilih dari daftar
region-page-before = ‹ Sebelumnya
region-page-after = Lainnya ›
region-back = ‹ Kembali
