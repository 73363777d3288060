# What residents read
mute-told =
    Petugas { $desk } membatasi pesan Anda sampai { $until }.
    Alasannya: { $reason }
    Pesan Anda tetap tersimpan, tetapi tidak langsung sampai ke petugas. Kabar dan peringatan darurat tetap Anda terima.
    Tidak setuju? Ajukan keberatan; petugas lain yang memutuskan.
mute-held =
    Pesan Anda tersimpan dengan nomor { $number }.
    Sampai { $until } pesan Anda kepada petugas { $desk } ditinjau dulu. Alasannya: { $reason }
    Kabar dan peringatan darurat tetap Anda terima. Bila ada bahaya, telepon 112.
mute-appeal = Ajukan keberatan
mute-appeal-ask =
    Mengapa menurut Anda pembatasan itu tidak tepat? Tulis dalam satu pesan.
    Ketik /batal bila tidak jadi.
mute-appealed = Keberatan Anda sampai ke petugas lain. Keputusannya datang di sini.
mute-appealed-nobody =
    Keberatan Anda tersimpan, tetapi belum ada petugas lain yang dapat memutuskannya.
    Pembatasan berakhir sendiri pada waktunya.
mute-appealed-already = Keberatan Anda sudah diterima. Keputusannya datang di sini.
mute-told-lifted = Pembatasan pesan Anda oleh petugas { $desk } dicabut. Pesan Anda langsung sampai lagi.
mute-told-upheld = Keberatan Anda sudah diperiksa petugas lain. Pembatasan tetap berlaku sampai { $until }.

# What officials read
mute-begin = Batasi warga ini
mute-ask =
    Membatasi warga dengan pesan nomor { $number }.
    Pesannya tetap tersimpan dan bisa Anda buka di /kotakmasuk, tetapi tidak dikirim langsung. Bahaya tetap disampaikan seketika, dan warga tetap menerima kabar.
    Berapa lama?
mute-days = { $days } hari
mute-back = Kembali
mute-reason =
    Dibatasi { $days } hari. Apa alasannya? Warga akan membacanya.
    Ketik /batal bila tidak jadi.
mute-begun = Warga dengan pesan nomor { $number } dibatasi sampai { $until }. Warga sudah diberi tahu, dan boleh mengajukan keberatan kepada petugas lain.
mute-appeal-asks =
    Warga dengan pesan nomor { $number } keberatan dibatasi { $desk } sampai { $until }.
    Alasan petugas: { $reason }

    Keberatannya: { $appeal }
mute-lift = Cabut pembatasan
mute-uphold = Tetap dibatasi
mute-lifted = Pembatasan warga dengan pesan nomor { $number } dicabut. Warga diberi tahu.
mute-upheld = Pembatasan warga dengan pesan nomor { $number } tetap sampai { $until }. Warga diberi tahu.
mute-gone = Pembatasan itu sudah berakhir, sudah diputuskan, atau tidak ada.
mute-not-for-you = Keberatan ini diputuskan petugas lain.
mute-already = Warga ini sudah dibatasi.
mute-yourself = Anda tidak bisa membatasi diri sendiri.
mute-no-region = Wilayah pesan ini belum diketahui, jadi warganya belum bisa dibatasi.

# In the copy of one's data
data-mute = • Pesan dibatasi { $region }, { $since } sampai { $until }: { $reason }
data-mute-appeal = • Keberatan Anda: { $text }
