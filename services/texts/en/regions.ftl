no-such-region =
    There is no region with the code { $code }.
    Type the name of your kelurahan, desa or kecamatan.
region-not-found =
    We found no place called “{ $typed }”.
    Type it again, for example: Gunung Samarinda.
    Or choose from this list.
region-which =
    Which one do you mean?
    If it is not here, type its name again.
region-type-its-name =
    Choose one, or type the name of the region.
region-from-list = Choose from the list
region-page-before = ‹ Previous
region-page-after = More ›
region-back = ‹ Back
