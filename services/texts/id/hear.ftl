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
hear-safe =
    Terima kasih, tercatat bahwa Anda aman.
    Keadaan berubah? Pilih di bawah.
hear-help =
    Telepon 112 (gratis) atau BPBD setempat sekarang. Jangan menunggu di sini: ini bukan layanan darurat.
    Petugas { $desk } melihat bahwa Anda butuh bantuan, nomor { $number }.
    Tulis di mana Anda berada dan bantuan apa yang diperlukan. Boleh juga foto.
    Sudah aman? Pilih di bawah.
hear-help-nobody =
    Telepon 112 (gratis) atau BPBD setempat sekarang. Jangan menunggu di sini: ini bukan layanan darurat.
    Permintaan Anda tersimpan dengan nomor { $number }, tetapi belum ada petugas yang dapat kami hubungi.
    Tulis di mana Anda berada dan bantuan apa yang diperlukan. Boleh juga foto.
hear-where =
    Titik lokasi tidak kami simpan.
    Tulis nama jalan, RT, dan patokan di dekat Anda.
