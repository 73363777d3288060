announcement-ask = Tanya
announcement-safe = Saya aman
announcement-help = Butuh bantuan
hear-ask =
    Silakan tulis pertanyaan Anda tentang kabar ini.
    Ketik /batal bila tidak jadi.
hear-ask-about =
    Silakan tulis pertanyaan Anda tentang kabar ini:
    { $title }
    Ketik /batal bila tidak jadi.
hear-safe = Terima kasih, tercatat bahwa Anda aman.
hear-help =
    Tulis di mana Anda berada dan bantuan apa yang diperlukan. Petugas membacanya.
    Jangan menunggu di sini: telepon 112 (gratis).
