rule-number = Jumlah persetujuan paling sedikit 0 dan paling banyak { $most }.
approval-rule = { $single ->
    [yes] { $region }: satu petugas (2 menit untuk membatalkan, ditinjau dalam 24 jam). Tanpa itu: desa/kelurahan { $village }, kabupaten/kota { $regency }, lebih luas { $beyond } persetujuan.
   *[no] { $region }: desa/kelurahan { $village }, kabupaten/kota { $regency }, lebih luas { $beyond } persetujuan.
 }
shell-approvals-help = Persetujuan: yang menunggu, tinjauan, dan aturan tiap wilayah.
shell-approvals-id = Nomor pengajuan atau tinjauan, seperti di "siarkim approvals list".
shell-approvals-region = Kode wilayah, misalnya 64.71.
shell-approvals-why = Alasannya. Penulisnya membacanya.
shell-approvals-wrong = Ada yang salah: catatannya. Tanpa ini: sudah benar.
shell-approvals-off = Tidak lagi satu petugas.
shell-approvals-number = Banyaknya petugas lain yang harus menyetujui. 0: seperti biasa.
shell-approvals-list-help = Yang menunggu persetujuan atau tinjauan.
shell-approvals-approve-help = Setujui sebuah pengajuan atas nama petugas.
shell-approvals-return-help = Kembalikan sebuah pengajuan kepada penulisnya.
shell-approvals-reject-help = Tolak sebuah pengajuan.
shell-approvals-review-help = Tinjau siaran yang keluar tanpa menunggu. Tanpa --as: sebagai pengelola, bila tidak ada petugas lain yang berwenang.
shell-approvals-rules-help = Aturan tiap wilayah yang berbeda dari biasa.
shell-approvals-tighten-help = Minta lebih banyak persetujuan di sebuah wilayah. Aturan hanya bisa diperketat.
shell-approvals-single-help = Atur "satu petugas" untuk wilayah yang penyetujunya terlalu sedikit.
shell-approvals-waiting = { $id }: { $title }, disetujui { $given } dari { $needed }, sampai { $lapses }
shell-approvals-review = tinjauan { $id }: { $title }
shell-approvals-review-overdue = tinjauan { $id }: { $title } (TERLAMBAT)
shell-approvals-none = Tidak ada yang menunggu.
shell-approvals-no-rules = Semua wilayah memakai aturan biasa: desa/kelurahan 0, kabupaten/kota 1, lebih luas 2 persetujuan.
rules-which = Aturan wilayah mana yang ingin Anda lihat?
rules-card =
    Persetujuan di { $region }
    Di dalam satu desa/kelurahan: { $village } petugas lain
    Di dalam satu kabupaten/kota: { $regency } petugas lain
    Lebih luas: { $beyond } petugas lain
    { $single ->
        [yes] Saat ini satu petugas: 2 menit untuk membatalkan, lalu ditinjau dalam 24 jam. Pengelola SiarKIM yang mengaturnya.
       *[no] Aturan hanya bisa diperketat, dan berlaku untuk siaran yang diajukan sesudah ini.
    }
rules-button = { $reach ->
    [village] { $now ->
        [yes] ✓ Desa/kel.: { $number }
       *[no] Desa/kel.: { $number }
    }
    [regency] { $now ->
        [yes] ✓ Kab./kota: { $number }
       *[no] Kab./kota: { $number }
    }
   *[beyond] { $now ->
        [yes] ✓ Lebih luas: { $number }
       *[no] Lebih luas: { $number }
    }
 }
