# What residents are told of their ticket
ticket-told-verified = Nomor { $number } sudah diperiksa { $desk }. Berikutnya: ditindaklanjuti.
ticket-told-handed = Nomor { $number } diserahkan { $desk } kepada { $office }.
ticket-told-in-work = Nomor { $number } sedang dikerjakan { $desk }.
ticket-told-postponed = Nomor { $number } ditunda oleh { $desk }. Tenggatnya tetap dihitung.
ticket-told-done =
    Nomor { $number } dinyatakan selesai oleh { $desk }.
    Belum selesai? Balas pesan ini.
ticket-told-not-ours = Nomor { $number } bukan wewenang { $desk }.
ticket-told-reopened = Nomor { $number } dibuka lagi oleh { $desk }.

# What officials read
ticket-state-received = diterima
ticket-state-verified = diverifikasi
ticket-state-handed = diserahkan
ticket-state-in-work = dikerjakan
ticket-state-done = selesai
ticket-state-reopened = dibuka lagi
ticket-state-postponed = ditunda
ticket-state-not-ours = bukan wewenang
ticket-colleague = rekan Anda
ticket-held = Nomor { $number } sedang ditangani { $who } sampai { $until }.
ticket-no-such-move = Nomor { $number } tidak dapat dipindahkan ke keadaan itu.
ticket-rate-later = Nomor { $number } baru bisa dinilai dengan 1 sampai 5 setelah selesai.
