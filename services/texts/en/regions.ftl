region-unknown =
    There is no region with the code { $code }.
    Type the name of your kelurahan, desa or kecamatan.
home-region-unknown =
    HOME_REGION is { $code }, but no region has that code.
    Examples: 64 for East Kalimantan, 64.71 for Balikpapan.
