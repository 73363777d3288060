### Jejak: siapa melakukan apa, kapan, dari mana.

shell-audit-help = Jejak: siapa melakukan apa
shell-audit-verify-help = Buktikan bahwa tidak ada baris jejak yang diubah atau dihapus
shell-audit-known = Baris dan segel yang dicatat saat pemeriksaan sebelumnya, misalnya 120:9f86d0…
shell-audit-export-help = Cetak jejak ke keluaran standar
shell-audit-format = csv atau json
shell-audit-after = Hanya baris sesudah nomor ini
shell-audit-whole =
    Jejak utuh: { $rows } baris.
    Catat untuk pemeriksaan berikutnya: --known { $rows }:{ $seal }
shell-audit-broken = Jejak rusak: { $rows } baris pertama utuh, baris { $row } diubah, dihapus, atau disisipkan.
shell-audit-known-wrong = "{ $typed }" tidak bisa dibaca. Tulis nomor baris dan segelnya, misalnya --known 120:9f86d0…

menu-audit = Jejak: siapa melakukan apa
audit-page =
    Jejak, yang terbaru di atas:
    { $list }
audit-nothing = Tidak ada jejak yang lebih lama.
audit-line = { $number }. { $at } – { $who }: { $verb } { $thing } ({ $origin })
audit-somebody = nomor { $number }
audit-house = SiarKIM
audit-older = Lebih lama
audit-export = Unduh sebagai tabel
audit-exported =
    { $rows } baris jejak yang terbaru.
    Seluruhnya: siarkim audit export
