"""A broadcast that recurs, and the week ahead in /jadwal, as an official goes through them."""

from datetime import date

import pytest

from bot.dialogues import router
from data.database import Database
from domain.mandate import Mandate
from domain.quiet_hours import QuietHours
from domain.region import RegionCode
from domain.role import Role
from domain.utf16 import units
from handlers import timetable
from services import series, texts
from services.answer_letters import Office
from services.calendars import Day, Entry
from tests.conftest import ACCOUNT_ID, NOW
from tests.kim_town import KOTA, a_person
from tests.talk import Talk

OFFICIAL, STRANGER = "20", "30"


def link_to(account_id: int, payload: str, *_more: object) -> str:
    return f"https://t.me/bot{account_id}?start={payload}"


@pytest.fixture
async def talk(home: Database) -> Talk:
    async with home.sessions.begin() as session:
        await a_person(session, OFFICIAL, NOW, Mandate(Role.OFFICIAL, RegionCode(KOTA)))
        await a_person(session, STRANGER, NOW, Mandate(Role.OFFICIAL, RegionCode("64.72")))
    return Talk(home, router(Office("64", link_to), link_to, QuietHours()), ACCOUNT_ID, NOW)


async def recurring(home: Database, talk: Talk, rule: str = "hari kerja 07.00") -> None:
    """An official makes something recur; the scheduler lays it out."""
    await talk.say(OFFICIAL, "/broadcast")
    await talk.say(OFFICIAL, "Jadwal posyandu")
    for label in ("Ubah", "Waktu", "Berulang"):
        await talk.press(OFFICIAL, label)
    assert "pertama Rabu, 25 November 2026 07.00 WITA" in await talk.say(OFFICIAL, rule)
    await talk.press(OFFICIAL, "Kirim")
    await talk.press(OFFICIAL, "Ya")
    async with home.sessions.begin() as session:
        await series.plan(session, NOW)


async def test_what_recurs_stands_in_the_week_and_can_be_skipped_moved_and_ended(home: Database, talk: Talk) -> None:
    await recurring(home, talk)
    week = await talk.say(OFFICIAL, "/jadwal")
    assert "Rabu, 25 November 2026\n07.00 WITA · Jadwal posyandu · Kota Balikpapan (berulang)" in week
    assert "Sabtu" not in week
    assert "07.00 WITA hari kerja" in await talk.press(OFFICIAL, "Atur: Jadwal posyandu")
    assert "25 November 2026 07.00 WITA dilewati" in await talk.press(OFFICIAL, "Lewati Rabu, 25")
    await talk.say(OFFICIAL, "/jadwal")
    await talk.press(OFFICIAL, "Atur: Jadwal posyandu")
    await talk.press(OFFICIAL, "Pindahkan Kamis, 26")
    assert "27 November 2026 09.00 WITA" in await talk.say(OFFICIAL, "27 November 09.00")
    week = await talk.say(OFFICIAL, "/jadwal")
    assert "25 November" not in week
    assert "26 November" not in week
    assert "09.00 WITA · Jadwal posyandu" in week
    await talk.press(OFFICIAL, "Atur: Jadwal posyandu")
    await talk.press(OFFICIAL, "Akhiri jadwal ini")
    assert "sudah diakhiri" in await talk.press(OFFICIAL, "Ya, akhiri")
    assert "Tidak ada siaran yang dijadwalkan" in await talk.say(OFFICIAL, "/jadwal")


async def test_the_week_comes_as_a_picture_too_and_its_list_stands_below_with_the_buttons(
    home: Database, talk: Talk
) -> None:
    await talk.say(OFFICIAL, "/jadwal")
    assert not [each for each in talk.phones[OFFICIAL].values() if each.content.media]
    await recurring(home, talk)
    await talk.say(OFFICIAL, "/jadwal")
    picture, week = list(talk.phones[OFFICIAL].values())[-2:]
    assert [item.name for item in picture.content.media] == ["jadwal.png"]
    assert "Daftar lengkapnya di bawah" in picture.content.text
    assert week.content.text.startswith("Jadwal siaran 7 hari ke depan")
    assert [choice.label for row in week.choices for choice in row] == ["Atur: Jadwal posyandu"]


async def test_another_office_neither_sees_nor_changes_it(home: Database, talk: Talk) -> None:
    await recurring(home, talk)
    assert "Tidak ada siaran yang dijadwalkan" in await talk.say(STRANGER, "/jadwal")
    forged = talk.incoming(STRANGER, choice="timetable:over:1", message_id="1")
    assert "belum punya wewenang" in await talk.happen(forged)
    assert "Jadwal posyandu" in await talk.say(OFFICIAL, "/jadwal")


async def test_a_time_in_the_quiet_hours_is_refused(talk: Talk) -> None:
    await talk.say(OFFICIAL, "/broadcast")
    await talk.say(OFFICIAL, "Jadwal posyandu")
    for label in ("Ubah", "Waktu", "Berulang"):
        await talk.press(OFFICIAL, label)
    assert "jam tenang" in await talk.say(OFFICIAL, "setiap hari 22.00")
    assert "belum terbaca" in await talk.say(OFFICIAL, "kapan-kapan")
    assert "hari terakhir setiap bulan" in await talk.press(OFFICIAL, "Akhir bulan 07.00")


async def test_in_pantau_a_series_is_one_line_and_cancelling_it_calls_all_of_it_off(home: Database, talk: Talk) -> None:
    await recurring(home, talk)
    await talk.say(OFFICIAL, "/pantau")
    assert "Dibatalkan" in await talk.press(OFFICIAL, "Batalkan")
    assert "Tidak ada siaran yang dijadwalkan" in await talk.say(OFFICIAL, "/jadwal")


def test_a_full_week_stays_within_one_message_and_says_how_much_is_left_out() -> None:
    entries = tuple(Entry(n, "07.00 WITA", f"Jadwal 🏥 nomor {n}", "Kota Balikpapan", recurs=True) for n in range(60))
    days = [Day(date(2026, 11, 24 + n), entries) for n in range(3)]
    said = timetable._calendar(days, "id")
    listed = said.count("07.00 WITA")
    assert said.startswith("Selasa, 24 November 2026\n07.00 WITA · Jadwal 🏥 nomor 0 · Kota Balikpapan (berulang)\n")
    assert said.endswith(f"dan {180 - listed} siaran lain sesudah itu. Yang lebih dulu berangkat ada di daftar ini.")
    assert 30 < listed < 180
    assert units(texts.say("timetable-week", "id", {"calendar": said})) <= 4096
    whole = timetable._calendar(days[:1], "id")
    assert (whole.count("07.00 WITA"), "siaran lain" in whole) == (60, False)
