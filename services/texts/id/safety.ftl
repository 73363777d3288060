# Siapa aman dan siapa butuh bantuan: yang dibaca petugas
safety-button = Aman / butuh bantuan
safety-head = Kabar warga: { $title }
safety-numbers = aman { $safe } · butuh bantuan { $needs } · sudah dibantu { $helped } · belum menjawab { $silent }
safety-progress = Kabar warga: { $numbers }
safety-place = { $place }: { $numbers }
safety-needs = { $place }: butuh bantuan { $needs }
safety-more = dan { $number } wilayah lain: lihat gambar atau tabel
safety-live = Di Telegram angka ini berubah sendiri selama { $hours } jam. Angka yang terbaru: "Perbarui".
safety-who = Siapa yang butuh bantuan
safety-chart = Gambar
safety-sheet = XLSX
safety-csv = CSV
safety-anew = Perbarui
safety-file = Kabar warga: aman dan butuh bantuan
safety-chart-title = Kabar warga: { $title }
safety-table-code = Kode
safety-table-place = Wilayah
safety-table-safe = Aman
safety-table-needs = Butuh bantuan
safety-table-helped = Sudah dibantu
safety-table-silent = Belum menjawab
safety-table-all = Semua
safety-calls =
    Butuh bantuan: { $title }
    Yang belum dibantu dan paling lama menunggu di atas.

    { $list }
safety-calls-none = Tidak ada warga yang minta bantuan di wilayah Anda: { $title }
safety-call = Nomor { $number }, { $place }, sejak { $since }
safety-call-between = … { $count } pesan lagi …
safety-call-phone = Telepon: { $phone }
safety-call-open = Belum ada petugas yang menangani.
safety-call-taken = Ditangani { $who } sejak { $since }.
safety-call-helped = Sudah dibantu.
safety-take = Saya tangani { $number }
safety-helped = Sudah dibantu { $number }
safety-taken = Nomor { $number } sudah ditangani { $who } sejak { $since }.
safety-helped-already = Nomor { $number } sudah dibantu.
safety-gone =
    Warga dengan nomor { $number } sudah memberi kabar baru.
    Buka lagi daftarnya.

# Yang dibaca petugas yang sedang menangani
safety-told-safe = Warga nomor { $number } di { $place } kini menyatakan aman.

# Yang dibaca warga yang minta bantuan
safety-told-taken =
    Petugas { $desk } menangani permintaan bantuan Anda, nomor { $number }.
    Keadaan memburuk? Telepon 112 (gratis).
safety-told-helped =
    Petugas { $desk } mencatat bahwa Anda sudah dibantu, nomor { $number }.
    Masih butuh bantuan? Balas pesan ini, dan telepon 112 (gratis).
