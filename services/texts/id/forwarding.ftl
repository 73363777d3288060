forward-agents-only =
    Perintah ini untuk agen KIM.
    Nomor ID Anda: { $id }
    Ingin menjadi agen? Tautkan grup KIM Anda dengan /kim
forward-nothing = Belum ada kabar untuk wilayah Anda.
forward-which = Kabar mana yang ingin Anda teruskan?
forward-older = Kabar sebelumnya
forward-footer =
    Sumber: { $source }, { $region }
    { $moment }
    Cek keaslian: kode { $code }
forward-whatsapp = Bagikan ke WhatsApp
forward-by-hand =
    Tahan pesan di atas, lalu teruskan ke grup Anda.
    Sesudah itu, laporkan di sini.
forward-voice = Naskah suara
forward-voice-how =
    Untuk pesan suara, sekitar 30 detik.
    Tahan tombol mikrofon di grup Anda, lalu bacakan naskah ini:
forward-board = Lembar papan
forward-board-how =
    Satu lembar A4 untuk papan pengumuman.
    Cetak, tempel, lalu lepas setelah tidak berlaku.
    Warga memindai kotaknya untuk memeriksa keaslian.
speech-opening = Ada kabar dari { $source } untuk { $region }.
speech-opening-urgent = Perhatian. Peringatan darurat dari { $source } untuk { $region }.
speech-warning =
    { $hazard } di { $place }.
    { $action }
speech-warning-until = Berlaku sampai { $until }.
speech-warning-contact = Hubungi { $contact }.
speech-closing = Keterangan lengkap ada di pesan tertulis.
board-heading = PENGUMUMAN RESMI
board-heading-urgent = PERINGATAN RESMI
board-check = Pindai untuk memeriksa keaslian. Kode: { $code }
board-until = Lepas lembar ini setelah { $until }
forward-done = Sudah diteruskan
forward-where = Diteruskan ke mana?
forward-place =
    { $place ->
        [rt_rw] Grup WhatsApp RT/RW
        [family] Keluarga
        [board] Papan pengumuman
       *[other] Lain
    }
forward-how-many =
    { $place ->
        [board] Kira-kira berapa orang yang membaca papan itu?
       *[other] Kira-kira sampai ke berapa orang?
    }
forward-about = Sekitar { $count }
forward-thanks =
    Terima kasih. Tercatat.
    Lewat Anda, kabar ini sampai ke sekitar { $count } orang.
forward-elsewhere = Diteruskan ke tempat lain juga
forward-offer =
    { $count ->
        [1] Ada kabar baru untuk wilayah Anda.
       *[other] Ada { $count } kabar baru untuk wilayah Anda.
    }
    Pilih di bawah untuk meneruskan.
forward-offer-urgent =
    DARURAT untuk wilayah Anda.
    Pilih di bawah untuk meneruskan sekarang.
forward-corrected =
    Kabar yang Anda teruskan sudah diralat: { $title }
    Teruskan isi yang benar ke tempat yang sama:

    { $text }
forward-updated =
    Peringatan yang Anda teruskan sudah diperbarui: { $title }
    Teruskan isi yang terbaru ke tempat yang sama:

    { $text }
forward-withdrawn =
    Kabar yang Anda teruskan sudah ditarik: { $title }
    Beri tahu orang yang menerimanya dari Anda:

    { $text }
