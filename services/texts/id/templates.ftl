template-read = Baca
template-notice =
    Pemberitahuan resmi dari { $source } untuk warga { $region }:

    { $text }

    Dikirim { $moment }. Untuk memeriksa keasliannya, balas dengan /cek { $code } di sini.
    Tekan Baca untuk kabar lengkap. Balas BERHENTI untuk berhenti menerima.
template-emergency =
    PERINGATAN DARURAT dari { $source } untuk warga { $region }:

    { $text }

    Dikirim { $moment }. Untuk memeriksa keasliannya, balas dengan /cek { $code } di sini.
    Tekan Baca untuk peringatan lengkap. Dalam keadaan darurat hubungi 112.
template-emergency-spare =
    Perhatian warga. { $source } mengeluarkan peringatan bahaya untuk { $region }. Isinya:

    { $text }

    Waktu: { $moment }. Kode pemeriksaan: { $code }. Balas dengan /cek dan kode itu untuk memeriksanya.
    Tekan Baca untuk isi lengkap. Nomor darurat: 112.
template-correction =
    RALAT resmi dari { $source } untuk warga { $region }. Kabar sebelumnya diperbaiki:

    { $text }

    Dikirim { $moment }. Untuk memeriksa keasliannya, balas dengan /cek { $code } di sini.
    Tekan Baca untuk isi yang benar. Jangan teruskan kabar yang lama.
template-done =
    PERINGATAN BERAKHIR. Kabar resmi dari { $source } untuk warga { $region }:

    { $text }

    Dikirim { $moment }. Untuk memeriksa keasliannya, balas dengan /cek { $code } di sini.
    Tekan Baca untuk kabar lengkap. Tetap ikuti petunjuk petugas di lapangan.
template-ticket =
    Ada jawaban resmi untuk Anda dari petugas { $office }.
    Tekan Baca untuk membukanya di sini.
template-example =
    { $part ->
        [source] Diskominfo Kota Balikpapan
        [region] Kel. Damai
        [text] Air PDAM padam besok pukul 08.00–16.00 WITA karena perbaikan pipa. Siapkan air bersih.
        [moment] Selasa, 24 November 2026 10.30 WITA
        [code] K7Q2M4
       *[office] Kota Balikpapan
    }
whatsapp-state =
    { $state ->
        [approved] disetujui
        [pending] menunggu Meta
        [rejected] ditolak Meta
        [paused] dijeda Meta
        [disabled] dimatikan Meta
       *[unknown] belum diajukan
    }
whatsapp-template-line = { $name } ({ $language }): { $state }
whatsapp-template-button = [ { $label } ]
shell-whatsapp-help = WhatsApp: templat pesan dan batas hariannya.
shell-whatsapp-templates-help = Teks templat dalam kedua bahasa, siap diajukan ke Meta, dengan keadaannya sekarang.
shell-whatsapp-format = text untuk dibaca, json untuk diajukan lewat antarmuka Meta
whatsapp-reserve-wrong = Cadangan darurat tidak boleh lebih besar daripada batasnya.
