import pytest

from services.word_lists import word_lists

DANGER = [
    "banjir",
    "Banjir di RT 12, air sepinggang!",
    "BANJIRRR",
    "rumah kami kebanjiran",
    "ada kebakaran di Jalan Ahmad Yani",
    "rumah tetangga terbakar",
    "tanah longsor menutup jalan",
    "ada anak tenggelam di sungai",
    "perahu hanyut",
    "TOLONG!!!",
    "tolooong pak",
    "tolong, tolong!",
    "tolong kami terjebak di atap",
    "minta tolong segera ke sini",
    "tolong kami pak",
    "panggil pemadam kebakaran cepat",
    "barusan gempa kencang sekali",
    "pohon tumbang menimpa mobil",
    "air sudah masuk rumah",
    "ada kabel putus di depan sekolah",
    "help!",
    "there is a flood in our street",
]

HARMLESS = [
    "tolong perbaiki lampu jalan di gang kami",
    "mohon tolong jadwal posyandu dikirim",
    "toko kami banjir promo minggu ini",
    "warung saya kebanjiran pesanan",
    "foto matahari tenggelam di Melawai",
    "kapan sosialisasi banjir diadakan?",
    "nomor kantor pemadam kebakaran berapa?",
    "saya terjebak macet",
    "santunan kecelakaan bagaimana mengurusnya",
    "Banjarmasin atau Banjarbaru?",
    "gemparnya acara kemarin",
    "lemak terbakar saat senam pagi",
    "terima kasih infonya",
    "air PDAM berhenti",
    "listrik padam sejak pagi",
    "apian",
    "tolong saya mau mendaftar bantuan",
    "minta tolong jadwalnya dikirim",
    "tarif air naik lagi",
    "parit dalam supaya tidak banjir",
    "",
    "🔥🔥",
    "112",
]


@pytest.mark.parametrize("text", DANGER)
def test_a_message_that_may_mean_danger_is_noticed(text: str) -> None:
    assert word_lists().danger.are_in(text)


@pytest.mark.parametrize("text", HARMLESS)
def test_a_false_friend_raises_no_alarm(text: str) -> None:
    assert not word_lists().danger.are_in(text)
