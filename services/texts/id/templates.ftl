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
outlook-people = WhatsApp: { $people } warga, { $shut } di antaranya dengan templat (tidak menulis dalam 24 jam terakhir)
outlook-cost = Biaya WhatsApp: paling banyak { $cost } (tarif: { $source })
outlook-no-rate = Biaya WhatsApp belum bisa dihitung: tarifnya belum ada.
outlook-limit = Batas Meta: hari ini masih { $left } orang. Sisanya menunggu dan dikirim sendiri begitu boleh.
outlook-no-template =
    WhatsApp: { $shut } warga tidak bisa dihubungi, karena Meta belum menyetujui templat untuk kabar ini.
    Minta pengelola menjalankan: siarkim whatsapp templates
outlook-waits = Batas harian WhatsApp tercapai: { $count } orang menunggu. Berlanjut { $at }.
outlook-spent = Biaya WhatsApp sejauh ini: { $cost } ({ $count } templat)
whatsapp-limit =
    { $most ->
        [endless] Batas Meta: tanpa batas.
       *[other] Batas Meta: { $most } orang dalam 24 jam, { $reserve } di antaranya disimpan untuk darurat.
    }
    Terpakai: { $used }
whatsapp-rates-unreadable = Berkas tarif tidak terbaca. Contohnya: services/rates/whatsapp.toml
whatsapp-rates-loaded = { $count } tarif dimuat.
whatsapp-states-unreadable = Berkas itu bukan daftar templat dari Meta (JSON).
whatsapp-states-loaded = { $count } templat SiarKIM dikenali dan keadaannya dicatat.
shell-whatsapp-limit-help = Batas orang per 24 jam yang boleh dihubungi lebih dulu; tanpa pilihan: memperlihatkannya.
shell-whatsapp-most = Batas menurut Meta, misalnya 2000
shell-whatsapp-endless = Meta tidak membatasi nomor ini
shell-whatsapp-reserve = Berapa dari batas itu hanya untuk darurat
shell-whatsapp-rates-help = Memuat tabel tarif sendiri (TOML).
shell-whatsapp-states-help = Mencatat keadaan templat dari daftar Meta (JSON dari GET /message_templates).
shell-whatsapp-file = Berkas
outlook-media-left-out =
    { $kind ->
        [photo] Di WhatsApp tanpa foto ini, hanya teksnya: berkasnya lebih dari { $limit } MB.
        [video] Di WhatsApp tanpa video ini, hanya teksnya: berkasnya lebih dari { $limit } MB.
        [round] Di WhatsApp tanpa video ini, hanya teksnya: berkasnya lebih dari { $limit } MB.
        [voice] Di WhatsApp tanpa pesan suara ini, hanya teksnya: berkasnya lebih dari { $limit } MB.
       *[document] Di WhatsApp tanpa berkas ini, hanya teksnya: lebih dari { $limit } MB.
    }
outlook-media-file = Di WhatsApp datang sebagai berkas yang harus dibuka dulu: jenis atau ukurannya tidak bisa ditampilkan langsung di sana.
outlook-poll = Di WhatsApp jajak pendapat ini tampil sebagai teks dengan pilihan bernomor.
