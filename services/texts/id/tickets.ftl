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

ticket-judge = Nilai atau buka lagi

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
ticket-told-passed = Nomor { $number } diteruskan { $desk } kepada petugas { $to }.

# The desk's menu of a ticket
ticket-more = Tindakan
ticket-line = Keadaan: { $state }
ticket-line-overdue = Keadaan: { $state }. LEWAT TENGGAT
ticket-card =
    Nomor { $number }: { $state }
    Sejak { $since }
ticket-due = Tenggat berikutnya: { $at }
ticket-overdue = LEWAT TENGGAT sejak { $at }
ticket-escalated = Diteruskan ke pimpinan pada { $at }
ticket-in-hand = Sedang ditangani { $who } sampai { $until }
ticket-office = Diserahkan kepada: { $office }
ticket-lapor = Nomor SP4N-LAPOR!: { $lapor }
ticket-rated = Nilai dari warga: { $stars } dari 5. { $word }
ticket-answers-wait = { $number } jawaban menunggu: warga sedang tidak dapat dihubungi.
ticket-unreachable = Warga sedang tidak dapat dihubungi: jawaban akan menunggu.
ticket-note =
    Catatan { $who }, { $at }:
    { $text }
ticket-menu =
    { $card }

    Balas pesan ini untuk menjawab warga.
ticket-moved =
    Tersimpan. Warga diberi tahu.

    { $card }
ticket-take = Saya tangani
ticket-free = Lepaskan
ticket-over = Ambil alih
ticket-ask = Tanya balik
ticket-hand = Serahkan ke dinas
ticket-pass = Teruskan ke wilayah lain
ticket-up = Teruskan ke pimpinan
ticket-sort = Ubah jenis
ticket-sort-ask =
    Nomor { $number } sekarang: { $kind }.
    Termasuk jenis apa? Minta informasi dihitung menurut tenggat PPID.
ticket-back = Kembali
ticket-kind = Jenis: { $kind }
ticket-note-add = Tulis catatan
ticket-lapor-add = Nomor LAPOR!
ticket-write-question =
    Tulis pertanyaan Anda untuk warga dengan nomor { $number }.
    Jawabannya masuk ke nomor yang sama. Ketik /batal bila tidak jadi.
ticket-write-note =
    Tulis catatan untuk nomor { $number }. Warga tidak melihatnya.
    Ketik /batal bila tidak jadi.
ticket-write-office =
    Nomor { $number } diserahkan ke dinas mana? Tulis namanya, misalnya Dinas Pekerjaan Umum.
    Ketik /batal bila tidak jadi.
ticket-write-lapor =
    Tulis nomor pelacakan SP4N-LAPOR! untuk nomor { $number }.
    Ketik /batal bila tidak jadi.
ticket-only-words =
    Tulis dengan huruf, ya.
    Ketik /batal bila tidak jadi.
ticket-asked = Pertanyaan untuk nomor { $number } dikirim ke warga.
ticket-office-name = Tulis nama dinasnya, paling banyak { $most } huruf.
ticket-lapor-wrong = Nomor LAPOR! hanya huruf dan angka, misalnya 1234567.
ticket-no-desk = Di { $place } belum ada petugas lain yang bisa menerimanya.
ticket-no-chief = Belum ada pimpinan lain yang bisa menerima nomor { $number }.
ticket-passed-up = Nomor { $number } diteruskan ke pimpinan.
passing-where =
    Teruskan ke petugas wilayah mana? Pilih, atau ketik namanya.
    Sekarang: { $place }
passing-whole = Petugas { $place }
passing-yes = Ya, teruskan
passing-other = Wilayah lain
passing-sure = Teruskan nomor { $number } kepada petugas { $place }?
passing-done = Nomor { $number } diteruskan kepada petugas { $place }.

# What the clocks say
ticket-remind = { $count } pesan warga mendekati tenggat: nomor { $numbers }.
ticket-overdue-list =
    LEWAT TENGGAT: { $count } pesan warga, nomor { $numbers }.
    Sebagai pimpinan, Anda dapat menanganinya sendiri atau meneruskannya.
ticket-told-overdue =
    Maaf, nomor { $number } belum selesai pada waktunya.
    Kami sudah meneruskannya kepada pimpinan petugas.
