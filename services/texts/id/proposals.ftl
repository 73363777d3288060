menu-propose = Mengusulkan berita KIM
proposal-credit = {", usulan "}
# What an agent reads
proposal-write =
    Kirim berita { $kim } untuk warga: tulisan, foto, atau dokumen, dalam satu pesan.
    Petugas memeriksanya dulu. Nama KIM Anda disebut bila disiarkan.
    Ketik /batal bila tidak jadi.
proposal-which-kim = Atas nama KIM yang mana?
proposal-list =
    Usulan Anda:

    { $list }
proposal-state-held = Menunggu petugas.
proposal-state-taken = Sedang disiapkan petugas.
proposal-state-approval = Menunggu persetujuan.
proposal-state-scheduled = Dijadwalkan untuk disiarkan.
proposal-state-sent = Sudah disiarkan.
proposal-state-dropped = Tidak jadi disiarkan.
proposal-state-declined = Tidak disiarkan. Alasannya: { $why }
proposal-held =
    Terima kasih. Usulan Anda sampai ke petugas.
    Lihat kabarnya kapan saja: /usulberita
proposal-held-nobody =
    Terima kasih. Usulan Anda tersimpan, tetapi belum ada petugas di wilayah Anda yang memakai SiarKIM.
    Lihat kabarnya kapan saja: /usulberita
proposal-many = Masih ada { $most } usulan Anda yang menunggu petugas. Kirim lagi setelah ada yang diputuskan.
proposal-told-taken =
    Usulan Anda "{ $title }" sedang disiapkan petugas untuk disiarkan.
    Lihat kabarnya: /usulberita
proposal-told-declined =
    Usulan Anda "{ $title }" tidak disiarkan.
    Alasannya: { $why }

# What an official reads
proposal-ask =
    Usulan berita dari { $kim }, { $region }. Tampilannya seperti di atas.
    Belum disiarkan: jadikan siaran, lalu ubah dan kirim seperti biasa.
proposal-take = Jadikan siaran
proposal-decline = Tolak
proposal-waiting = Usulan berita KIM yang menunggu Anda:
proposal-none = Tidak ada usulan berita KIM yang menunggu Anda.
proposal-taken = Usulan ini menjadi siaran Anda. Pengusul diberi tahu.
proposal-why =
    Mengapa tidak disiarkan? Pengusul akan membacanya.
    Ketik /batal bila tidak jadi.
proposal-declined = Usulan ditolak. Pengusul diberi tahu alasannya.
proposal-settled = Usulan ini sudah diputuskan rekan Anda.
proposal-gone = Usulan itu tidak ditemukan.

# In the copy of one's data
data-proposal = • Usulan berita, { $at }: { $text }
