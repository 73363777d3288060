region-unknown =
    Wilayah dengan kode { $code } tidak ada.
    Ketik nama kelurahan, desa, atau kecamatan Anda.
home-region-unknown =
    HOME_REGION berisi { $code }, tetapi kode wilayah itu tidak ada.
    Contoh: 64 untuk Kalimantan Timur, 64.71 untuk Kota Balikpapan.
