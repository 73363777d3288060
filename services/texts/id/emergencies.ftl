emergency-heading = PERINGATAN DARURAT: { $hazard }
emergency-place = Di mana: { $place }
emergency-until = Berlaku sampai: { $until }
emergency-action = Yang harus dilakukan: { $action }
emergency-contact = Hubungi: { $contact }
emergency-part-source = sumber
emergency-part-hazard = jenis bahaya
emergency-part-place = tempat
emergency-part-until = berlaku sampai kapan
emergency-part-action = yang harus dilakukan
emergency-part-contact = kontak
emergency-fact-words =
    Di langkah ini hanya kata-kata yang dibaca; gambar atau berkas Anda belum ikut.
    Ketik jawabannya. Untuk mengganti isi dengan gambar: Ubah, lalu Isi.
emergency-incomplete =
    Peringatan darurat ini belum lengkap.
    Masih kurang: { $missing }.
    Pilih Ubah untuk melengkapinya.
emergency-over =
    Peringatan ini sudah berakhir sebelum sempat dikirim.
    Pilih Ubah, lalu isi "berlaku sampai" yang baru.
emergency-no-poll =
    Jajak pendapat tidak dapat menjadi peringatan darurat.
    Pilih Ubah, lalu ganti isinya dengan teks atau foto.
hazard-flood = Banjir
hazard-flood-action = Pindahkan orang dan surat penting ke tempat tinggi. Matikan listrik. Jangan menerobos arus.
hazard-landslide = Tanah longsor
hazard-landslide-action = Jauhi lereng dan tebing. Segera mengungsi bila tanah retak atau pohon miring.
hazard-fire = Kebakaran
hazard-fire-action = Jauhi lokasi. Beri jalan untuk mobil pemadam. Matikan listrik dan gas bila aman.
hazard-earthquake = Gempa bumi
hazard-earthquake-action = Keluar ke tempat terbuka, jauhi bangunan retak. Waspada gempa susulan.
hazard-tsunami = Tsunami
hazard-tsunami-action = Segera ke tempat tinggi. Jauhi pantai dan muara. Jangan kembali sebelum ada pengumuman resmi.
hazard-weather = Cuaca ekstrem
hazard-weather-action = Tetap di dalam bangunan yang kokoh. Jauhi pohon, baliho, dan air.
hazard-wind = Angin kencang
hazard-wind-action = Tetap di dalam rumah, jauhi jendela. Jangan berteduh di bawah pohon atau baliho.
hazard-tide = Pasang tinggi (rob)
hazard-tide-action = Jauhi pantai dan muara. Pindahkan barang ke tempat tinggi. Tambatkan perahu.
hazard-other = Bahaya lain
hazard-other-action = Jauhi lokasi dan ikuti petunjuk petugas di lapangan.
hazard-contact-disaster = 112 (darurat, gratis)
hazard-contact-fire = 113 (pemadam) atau 112 (darurat, gratis)
emergency-which =
    Bahaya apa yang terjadi?
    Tidak jadi: /batal
emergency-ask-place =
    Di mana tepatnya?
    Ketik tempatnya, misalnya: RT 12 sampai RT 20 Kelurahan Damai
emergency-ask-until =
    Sampai kapan peringatan ini berlaku?
    Pilih, atau ketik, misalnya: hari ini 18.00
emergency-ask-action = Ketik apa yang harus dilakukan warga.
emergency-ask-contact = Ketik nomor yang bisa dihubungi warga.
emergency-button-hours = { $hours } jam lagi
emergency-fact-empty = Ketik jawabannya sebagai teks.
emergency-fact-long =
    Terlalu panjang. Paling banyak { $most } karakter.
    Ketik yang lebih singkat.
