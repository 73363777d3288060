poster-title = Info resmi langsung di HP Anda
poster-step =
    { $step ->
        [one] 1. Arahkan kamera HP ke kotak di atas.
        [two] { $on ->
            [whatsapp] 2. Buka tautannya, lalu kirim pesan yang sudah tertulis.
           *[telegram] 2. Buka tautannya, lalu tekan MULAI.
        }
       *[three] 3. Pilih Setuju. Selesai.
    }
poster-free = Gratis. Kabar daerah dan peringatan bahaya. Berhenti kapan saja.
poster-kim = Bersama { $kim }
poster-no-kim = Dari Diskominfo dan KIM di daerah Anda
shell-qr-help = Buat poster A4 (PDF dan PNG) dengan kode QR untuk tiap kelurahan/desa dan tiap KIM.
shell-qr-region = Kode wilayah, misalnya 64.71
shell-qr-on = Messenger yang dibuka kode QR: telegram atau whatsapp. Tanpa ini: akun pertama Anda.
shell-qr-out = Folder untuk poster
shell-qr-running = Membuat poster
shell-qr-done = { $number } poster tersimpan di { $folder }, masing-masing sebagai PDF dan PNG. Cetak PDF-nya di kertas A4.
qr-no-username = Nama bot atau nomor WhatsApp belum diketahui. Jalankan siarkim run sekali, lalu ulangi.
qr-nothing = Di wilayah { $region } tidak ada kelurahan, desa, atau KIM. Pakai kode kabupaten/kota atau kecamatan, misalnya 64.71.
