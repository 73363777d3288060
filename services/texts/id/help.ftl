help-button = Bantuan
help-newcomer =
    SiarKIM mengirim kabar resmi untuk wilayah Anda. Gratis.
    Pilih Daftar, atau ketik /mulai.

    Ada keluhan atau laporan? Tulis saja di sini, atau ketik /aspirasi.
    Ragu sebuah kabar asli? Ketik /cek lalu kodenya.
    Data Anda: /privasi · Bahasa: /bahasa
help-resident =
    Yang bisa Anda lakukan:
    /berita – kabar terakhir untuk wilayah Anda
    /langganan – melihat dan mengubah wilayah dan topik
    /aspirasi – menyampaikan keluhan atau usul
    /status – melihat sampai mana aspirasi Anda
    /cek – memeriksa apakah sebuah kabar asli
    /privasi – data Anda: melihat atau menghapus
    /bahasa – Bahasa Indonesia atau English
    /satukan – memakai Telegram dan WhatsApp sebagai satu akun
    /batal – keluar dari langkah yang sedang berjalan
    /berhenti – tidak menerima kabar lagi

    Anda juga boleh langsung menulis pesan, atau membalas kabar apa pun.
help-kim =
    Sebagai agen KIM:
    /kim – KIM Anda: pengurus, SK, kanal, dan jam siarnya
    /teruskan – meneruskan kabar ke grup lain, lalu melaporkannya
    /usulberita – mengusulkan berita KIM kepada petugas, dan melihat kabarnya
    /tautkan – di dalam grup atau kanal: menghubungkannya dengan KIM
help-official =
    Sebagai petugas:
    /broadcast – menyiarkan kabar
    /jadwal – siaran minggu ini dan yang berulang
    /ralat – membetulkan kabar yang sudah disiarkan
    /tarik – menarik kabar yang sudah disiarkan
    /pantau – siaran yang berjalan dan menunggu
    /sumber – situs yang beritanya masuk sendiri ke kanal KIM
    /kotakmasuk – pesan warga dari wilayah Anda
    /kim – KIM dan kanalnya, dan usulan yang menunggu Anda
cancelled =
    Baik, dibatalkan.
    Ketik /bantuan untuk melihat yang bisa dilakukan.
nothing-to-cancel =
    Tidak ada yang perlu dibatalkan.
    Ketik /bantuan untuk melihat yang bisa dilakukan.
language-which = Bahasa mana yang Anda inginkan?
language-name =
    { $language ->
        [en] English
       *[id] Bahasa Indonesia
    }
language-set = Baik, mulai sekarang kami memakai Bahasa Indonesia.
help-admin =
    Sebagai pengelola wilayah:
    /peran – siapa boleh apa: memberi, memperpanjang, mengakhiri
    /aturan – berapa petugas lain yang harus menyetujui siaran
help-auditor =
    Sebagai auditor:
    /audit – jejak: siapa melakukan apa
