progress-waiting = Siaran { $id }: { $title }
progress-scheduled =
    Siaran { $id }: { $title }
    Dijadwalkan { $due }
progress-running =
    Siaran { $id }: { $title }
    Sedang dikirim
progress-paused = Siaran { $id }: { $title }
    { $why ->
        [official] Dijeda oleh petugas
       *[other] Dijeda otomatis, karena terlalu banyak kiriman ditolak
    }
progress-done =
    Siaran { $id }: { $title }
    Selesai
progress-cancelled =
    Siaran { $id }: { $title }
    { $why ->
        [mandate] Dibatalkan, karena wewenang pembuatnya sudah berakhir. Tidak ada yang dikirim.
       *[other] Dibatalkan. Yang sudah terkirim tidak ditarik.
    }
progress-expired =
    Siaran { $id }: { $title }
    Kedaluwarsa: waktunya sudah lewat, sisanya tidak dikirim.
progress-bar = { $bar } { $percent } %
progress-numbers = Terkirim { $sent } · gagal { $failed } · menunggu { $waiting }
progress-rate = Kecepatan { $rate } per detik
progress-rate-left = Kecepatan { $rate } per detik · sisa { $left }
progress-relays = Kanal KIM yang menunggu jam siarannya: { $count }
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
duration-seconds = { $count } detik
duration-minutes = { $count } menit
duration-hours = { $hours } jam { $minutes } menit
monitor-nothing =
    Tidak ada siaran yang berjalan atau menunggu di wilayah Anda.
    Ketik /broadcast untuk membuat siaran.
monitor-list =
    Siaran yang berjalan atau menunggu di wilayah Anda: { $count }
    Tekan salah satu untuk melihat dan mengaturnya.
monitor-entry = { $id } · { $title } ({ $state ->
    [running] berjalan
    [paused] dijeda
   *[scheduled] menunggu
 })
