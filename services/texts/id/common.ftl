unknown-command =
    Perintah /{ $command } tidak dikenal.
    Ketik /bantuan untuk melihat yang bisa dilakukan di sini.
stale-choice =
    Pilihan itu sudah tidak berlaku.
    Ketik /bantuan untuk mulai lagi.
private-only =
    Perintah /{ $command } hanya untuk percakapan pribadi dengan bot ini.
    Buka percakapan pribadi, lalu ketik lagi di sana.
no-mandate =
    Perintah ini hanya untuk petugas.
    Nomor ID Anda: { $id }
    Bila Anda petugas, berikan nomor ini kepada pengelola SiarKIM di kantor Anda.
no-mandate-here =
    Anda belum punya wewenang di wilayah itu.
    Nomor ID Anda: { $id }
    Pilih wilayah Anda sendiri, atau hubungi pengelola SiarKIM.
apology =
    Maaf, ada gangguan di pihak kami. Pesan Anda sudah tersimpan.
    Silakan coba lagi sebentar lagi.
too-fast =
    Pesan Anda datang terlalu cepat untuk dijawab satu per satu.
    Semua yang Anda tulis tetap tersimpan. Tunggu satu menit, lalu lanjutkan.
