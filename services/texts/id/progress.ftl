progress-waiting = Siaran { $id }: { $title }
progress-scheduled =
    Siaran { $id }: { $title }
    Dijadwalkan { $due }
progress-running =
    Siaran { $id }: { $title }
    Sedang dikirim
progress-paused = Siaran { $id }: { $title }
    { $why ->
        [mandate] Dijeda otomatis, karena wewenang penulisnya sudah berakhir
        [official] Dijeda oleh petugas
        [restored] Dijeda, karena data dipulihkan dari cadangan. Periksa dulu apakah kabar ini sudah sampai, lalu lanjutkan atau batalkan.
        [correction] Dijeda sebentar: sisanya menunggu ralat
       *[other] Dijeda otomatis, karena terlalu banyak kiriman ditolak
    }
progress-done =
    Siaran { $id }: { $title }
    Selesai
progress-cancelled =
    Siaran { $id }: { $title }
    { $why ->
        [mandate] Dibatalkan, karena wewenang pembuatnya sudah berakhir. Tidak ada yang dikirim.
        [withdrawal] Dihentikan, karena kabarnya ditarik.
        [closing] Dihentikan, karena peringatannya sudah diakhiri.
       *[other] Dibatalkan. Yang sudah terkirim tidak ditarik.
    }
progress-expired =
    Siaran { $id }: { $title }
    Kedaluwarsa: waktunya sudah lewat, sisanya tidak dikirim.
progress-bar = { $bar } { $percent } %
progress-numbers = Terkirim { $sent } · gagal { $failed } · menunggu { $waiting }
progress-rate = Kecepatan { $rate } per detik
progress-rate-left = Kecepatan { $rate } per detik · sisa { $left }
progress-folded = Masuk rangkuman harian, karena berita hari itu sudah cukup: { $count }
progress-relays = Kanal KIM yang menunggu jam siarannya: { $count }
progress-proofs = Di kanal KIM: masih ada { $standing } · diubah { $changed } · dihapus { $removed } · tidak diketahui { $unknown }
progress-report =
    Terkirim: { $sent }
    Tidak terjangkau (memblokir atau sudah tidak ada): { $unreachable }
    Ditolak: { $rejected }
    Tidak diketahui: { $unknown }
    Tidak jadi dikirim: { $unsent }
    Mungkin terkirim dua kali: { $doubled }
    Kanal KIM yang menunggu jam siarannya: { $relays }
    Lama pengiriman: { $duration }
progress-button-pause = Jeda
progress-button-resume = Lanjutkan
progress-button-cancel = Batalkan
progress-button-retry = Coba lagi yang ditolak ({ $count })
duration-seconds = { $count } detik
duration-minutes = { $count } menit
duration-hours = { $hours } jam { $minutes } menit
monitor-nothing =
    Tidak ada siaran yang berjalan atau menunggu di wilayah Anda.
    Ketik /broadcast untuk membuat siaran.
monitor-list =
    Siaran yang berjalan atau menunggu di wilayah Anda: { $count }
    Pilih salah satu untuk melihat dan mengaturnya.
monitor-entry = { $id } · { $title } ({ $state ->
    [running] berjalan
    [paused] dijeda
    [done] selesai, ada yang ditolak atau dihapus dari kanal KIM
    [submitted] menunggu persetujuan
   *[scheduled] menunggu
 })
monitor-retry =
    Siaran { $id }: { $count } kiriman ditolak.
    Yang ditolak akan dikirim lagi, kepada penerima yang sama dan dengan isi yang sama.
    Yang sudah terkirim tidak dikirim ulang.
    { $paused ->
        [true] Siaran yang dijeda ini juga dilanjutkan.
       *[false] Hasilnya dilaporkan lagi kepada pembuatnya.
    }
monitor-button-again = Ya, kirim lagi
monitor-button-leave = Tidak
monitor-left = Siaran { $id }: yang ditolak tidak dikirim lagi.
standstill =
    Siaran { $id } dijeda otomatis: { $title }
    { $count } kiriman berturut-turut ditolak{ $code ->
        [template-missing] , karena Meta belum menyetujui templat WhatsApp untuk kabar ini. Minta pengelola menjalankan: siarkim whatsapp templates.
       *[other] {" "}dengan jawaban yang sama: { $why }.
    }
    Sisanya belum dikirim dan menunggu keputusan Anda.
    Periksa isi siaran dan izin bot. Kalau isinya salah, batalkan lalu buat yang baru.
standstill-button-resume = Lanjutkan sisanya
standstill-button-retry = Coba lagi dari yang ditolak
standstill-button-cancel = Batalkan siaran
