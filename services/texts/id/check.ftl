check-ask =
    Kabar apa yang ingin Anda periksa?
    Ketik kodenya, misalnya K7M3QT. Kode ada di baris terakhir kabar.
    Atau teruskan kabarnya ke sini.
    Tidak jadi: /batal
check-again = Coba lagi
check-show = Lihat aslinya
check-genuine =
    ✓ Asli. Isinya sama dengan yang disiarkan.
    Judul: { $title }
    Sumber: { $source }
    Wilayah: { $region }
    Waktu: { $moment }
    Kode: { $code }
check-code =
    ✓ Kode { $code } asli. Kabar ini memang disiarkan:
    Judul: { $title }
    Sumber: { $source }
    Wilayah: { $region }
    Waktu: { $moment }

    Bandingkan dengan kabar yang Anda terima.
    Bila isinya lain, jangan sebarkan.
check-changed =
    ✗ Awas, isinya sudah diubah. Jangan sebarkan.
    Kode { $code } memang milik kabar resmi, tetapi teks yang Anda kirim tidak sama dengan aslinya.
    Sumber: { $source }
    Wilayah: { $region }
    Waktu: { $moment }
    Aslinya: { $title }
check-corrected =
    ! Kabar ini asli, tetapi sudah diralat. Jangan sebarkan yang lama.
    Sumber: { $source }
    Wilayah: { $region }
    Waktu: { $moment }
    Yang benar:
check-unknown =
    ✗ Kode { $code } tidak kami kenal. Kabar itu bukan dari SiarKIM.
    Jangan sebarkan.
    Bila kodenya Anda ketik sendiri, periksa lagi huruf dan angkanya.
check-stopped =
    ✗ Kabar ini pernah disiarkan, lalu dihentikan oleh pengirimnya. Jangan sebarkan lagi.
    Judul: { $title }
    Sumber: { $source }
    Wilayah: { $region }
    Waktu: { $moment }
    Kode: { $code }
check-withdrawn =
    ✗ Kabar ini pernah disiarkan, lalu ditarik kembali oleh pengirimnya. Jangan sebarkan lagi.
    Judul: { $title }
    Sumber: { $source }
    Wilayah: { $region }
    Waktu: { $moment }
    Kode: { $code }
check-no-code =
    Tidak ada kode cek di dalamnya. Kabar dari SiarKIM selalu memakai kode, seperti K7M3QT.
    Jangan sebarkan sebelum jelas dari mana asalnya.
    Ingin menyampaikan keluhan atau pertanyaan? Ketik /aspirasi.
check-how-in-group =
    Balas kabar yang ingin diperiksa dengan /cek, atau ketik /cek lalu kodenya.
    Contoh: /cek K7M3QT
check-not-shown = Kabar itu tidak bisa dilihat lagi.
