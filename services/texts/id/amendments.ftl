amendment-entry = { $title } · { $code }
amendment-nothing = Belum ada siaran yang bisa diralat atau ditarik di wilayah Anda.
amendment-unknown-code =
    Kode itu tidak dikenal, atau kabarnya belum disiarkan.
    Pilih dari daftar, atau ketik kodenya sekali lagi. Tidak jadi: /batal
amendment-withdrawn = Kabar itu sudah ditarik, jadi tidak bisa diubah lagi.
amendment-note-long =
    Terlalu panjang. Paling banyak { $most } karakter.
    Tulis dalam satu kalimat.
amendment-button-without = Tanpa keterangan
amendment-button-drop = Tidak jadi
amendment-dropped = Baik, tidak ada yang diubah.
correction-which =
    Kabar mana yang diralat?
    Pilih salah satu, atau ketik kodenya. Tidak jadi: /batal
correction-ask-text =
    Isi yang sekarang:

    { $text }

    Kirim isi yang benar, seluruhnya. Gambarnya tetap. Tidak jadi: /batal
correction-which-fact =
    Isi yang sekarang:

    { $text }

    Apa yang diralat?
correction-button-more = Keterangan
correction-ask-more = Ketik keterangan yang benar, seluruhnya.
correction-words-only =
    Ralat hanya mengganti kata-katanya; gambar atau berkas tidak bisa diganti.
    Kirim isi yang benar sebagai teks. Bila gambarnya yang salah: /tarik, lalu siarkan lagi.
correction-no-poll =
    Jajak pendapat yang sudah disiarkan tidak bisa diubah.
    Tarik dengan /tarik, lalu siarkan yang baru.
correction-ask-note =
    Apa yang tadinya salah? Tulis satu kalimat untuk warga.
    Misalnya: Air mati mulai 09.00, bukan 19.00.
correction-preview = Begini isinya nanti, dan jawaban di bawahnya:
correction-confirm = Ralat { $count } salinan yang sudah diterima warga dan kanal KIM?
correction-button-yes = Ya, ralat
correction-title = RALAT: { $title }
correction-answer = RALAT: { $note }
correction-answer-bare = RALAT: isi kabar ini sudah diperbaiki.
correction-report =
    Sudah diralat: { $changed }
    Tidak bisa diubah lagi, jadi dikirimi isi yang benar: { $kept }
    Tidak terjangkau (memblokir atau sudah tidak ada): { $unreachable }
    Ditolak: { $rejected }
    Tidak diketahui: { $unknown }
    Tidak jadi diralat: { $unsent }
    Lama pengerjaan: { $duration }
withdrawal-which =
    Kabar mana yang ditarik?
    Pilih salah satu, atau ketik kodenya. Tidak jadi: /batal
withdrawal-ask-note =
    { $title }

    Mengapa ditarik? Tulis satu kalimat untuk warga yang salinannya tidak bisa dihapus lagi.
withdrawal-confirm =
    Tarik { $count } salinan?
    { $title }
    Salinan yang lebih tua dari 48 jam tidak bisa dihapus; isinya diganti dengan pemberitahuan bahwa kabar ini ditarik.
withdrawal-button-yes = Ya, tarik
withdrawal-title = TARIK: { $title }
withdrawal-notice =
    KABAR INI DITARIK
    Isinya tidak berlaku. Jangan diteruskan.
withdrawal-notice-why =
    { $notice }
    { $note }
withdrawal-report =
    Sudah ditarik: { $changed }
    Tidak bisa dihapus lagi, jadi diberi tahu bahwa kabarnya ditarik: { $kept }
    Tidak terjangkau (memblokir atau sudah tidak ada): { $unreachable }
    Ditolak: { $rejected }
    Tidak diketahui: { $unknown }
    Tidak jadi ditarik: { $unsent }
    Lama pengerjaan: { $duration }
closing-open =
    Peringatan darurat yang belum diakhiri: { $count }
    Pilih salah satu untuk mengakhirinya sekarang. Tanpa itu, peringatan berakhir sendiri pada waktunya.
closing-entry = Akhiri: { $title } (sampai { $until })
closing-title = BERAKHIR: { $title }
closing-heading = PERINGATAN BERAKHIR: { $hazard }
closing-no-all-clear =
    Masa peringatan ini sudah habis. Ini bukan tanda bahwa keadaan sudah aman.
    Tetap waspada, dan ikuti petunjuk petugas di lapangan.
closing-preview = Begini bunyinya di bawah setiap salinan peringatan:
closing-confirm = Akhiri peringatan ini sekarang?
closing-button-yes = Ya, akhiri
amendment-written-anew =
    Ralat dan penarikan tidak bisa diubah lewat draf.
    Ketik /ralat atau /tarik untuk menulisnya lagi.
update-answer =
    PEMBARUAN: { $title }
    Peringatan ini masih berlaku, sampai { $until }. Isi di atas sudah diperbarui.
closing-cancelled-heading = PERINGATAN DIBATALKAN: { $hazard }
closing-cancelled =
    Sumber peringatan ini membatalkannya. Ini bukan tanda bahwa keadaan sudah aman.
    Tetap waspada, dan ikuti petunjuk petugas di lapangan.
amendment-report-stranded = Tidak terjangkau karena dikirim lewat bot yang sudah dilepas: { $count }
