shell-mandates-help = Peran: siapa boleh apa, di mana, sampai kapan
shell-mandates-who = Nomor ID Telegram orangnya (ia melihatnya dengan mengetik /peran), atau whatsapp:NOMOR-HP
shell-mandates-number = Nomor peran, dari siarkim mandates list
shell-mandates-role = Peran
shell-mandates-region = Kode wilayah
shell-mandates-until = Hari terakhir, misalnya 2027-12-31; kosong: tanpa batas waktu
shell-mandates-reason = Alasan, misalnya nomor SK
shell-mandates-label = Sebutan orangnya dalam daftar peran
shell-mandates-give-help = Beri peran kepada seseorang
shell-mandates-renew-help = Beri batas waktu lain
shell-mandates-end-help = Akhiri peran, saat ini juga
shell-mandates-list-help = Siapa punya peran apa
shell-mandates-link-help = Buat tautan sekali pakai untuk pengelola pertama; berlaku 15 menit
shell-mandates-given = { $id } kini { $role } di { $region }.
shell-mandates-renewed = Peran { $number } diperbarui.
shell-mandates-ended = Peran { $number } diakhiri.
shell-mandates-linked =
    { $on ->
        [whatsapp] Buka tautan ini di HP, kirim pesan yang sudah tertulis, lalu pilih Terima. Sekali pakai, berlaku { $minutes } menit:
       *[telegram] Buka tautan ini di Telegram, lalu pilih Terima. Sekali pakai, berlaku { $minutes } menit:
    }
    { $url }
shell-mandates-id-wrong = "{ $typed }" bukan nomor ID. Pakai angka, misalnya 123456789, atau whatsapp:08123456789.
shell-mandates-until-wrong = "{ $typed }" bukan tanggal. Tulis misalnya 2027-12-31.
