canned-use = Balasan siap pakai
canned-add = Tambah balasan
canned-drop = Hapus balasan
canned-send = Kirim
canned-other = Pilih yang lain
canned-which = Balasan mana untuk nomor { $number }?
canned-drop-which = Balasan mana yang dihapus?
canned-none = Belum ada balasan siap pakai di meja Anda. (Nomor { $number })
canned-ask-name =
    Beri nama balasannya, misalnya "Sudah dijadwalkan".
    Ketik /batal bila tidak jadi.
canned-ask-text =
    Tulis isinya. Yang di dalam kurung kurawal diisi sendiri:
    {"{nomor}"}, {"{wilayah}"}, {"{petugas}"}, {"{keadaan}"}, {"{tenggat}"}
    Ketik /batal bila tidak jadi.
canned-preview =
    Untuk nomor { $number }:

    { $text }
canned-name-wrong = Namanya 1 sampai { $most } huruf.
canned-variable-wrong = { $typed } tidak dikenal. Yang ada: { $known }
canned-too-many = Meja Anda sudah punya { $most } balasan. Hapus dulu satu.
canned-gone = Balasan itu sudah tidak ada.
canned-no-due = (tanpa tenggat)

bulk-button = Jawab yang serupa
bulk-no-announcement = Nomor { $number } tidak menjawab pengumuman apa pun, jadi tidak ada yang serupa.
bulk-nobody = Belum ada orang lain yang menanyakan hal serupa dengan nomor { $number }.
bulk-see =
    { $people } orang menanyakan hal serupa tentang pengumuman yang sama, termasuk nomor { $number }:

    { $examples }

    Tulis satu jawaban untuk mereka semua. Ketik /batal bila tidak jadi.
bulk-example = { $number }: { $text }
bulk-sure =
    Jawaban ini dikirim kepada { $people } orang:

    { $text }
bulk-send = Kirim kepada semua
bulk-sent = Jawaban dikirim kepada { $people } orang. { $rest ->
        [0] Tidak ada yang tersisa.
       *[other] Masih ada { $rest } lagi.
    }
bulk-more = Kirim kepada sisanya
bulk-outcomes-button = Lihat hasilnya
bulk-outcomes =
    Jawaban untuk { $people } orang:
    sampai { $sent }, sedang dikirim { $leaving }, menunggu warga kembali { $waiting },
    tidak pasti { $unknown }, gagal { $failed }
