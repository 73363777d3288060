announcement-source = Diskominfo { $region }
announcement-too-long =
    Teks ini { $over } karakter terlalu panjang.
    Yang muat: { $room } karakter, karena sumber dan kode cek ditambahkan di bawahnya.
    Kirim lagi teks yang lebih pendek.
announcement-poll-too-long =
    Pertanyaan jajak pendapat ini { $over } karakter terlalu panjang.
    Yang muat: { $room } karakter.
