"""Searching the inbox: by command or button, inside the mandate, with other spellings, page by page."""

from datetime import datetime

import pytest
from sqlalchemy import select

from data.database import Database
from data.models import Audit
from tests.feedback_town import DAMAI, OTHER, TOWN, Town, founded


@pytest.fixture
async def town(sqlite_home: Database, account_id: int, now: datetime) -> Town:
    town = founded(sqlite_home, account_id, now)
    await town.resident("5", DAMAI)
    await town.resident("6", OTHER)
    await town.official("1", TOWN)
    await town.official("2", OTHER)
    await town.talk.say("5", "Rumah kami kebanjiran")
    await town.talk.say("6", "Parit tersumbat")
    return town


async def test_words_typed_behind_the_command_or_after_the_button_are_found(town: Town) -> None:
    said = await town.talk.say("1", "/kotakmasuk cari banjir")
    assert "kebanjiran" in said
    assert "Parit" not in said
    assert "warga di Kel. Damai" in await town.talk.press("1", "Nomor 1")
    await town.talk.say("1", "/kotakmasuk")
    assert "Kata apa yang dicari" in await town.talk.press("1", "Cari")
    assert "Parit" in await town.talk.say("1", "parit")
    assert "Kata apa yang dicari" in await town.talk.say("1", "/inbox find")
    async with town.database.reads() as session:
        read = await session.scalars(select(Audit.after).where(Audit.verb == "feedback-read").order_by(Audit.number))
        assert {"feedback": [1]} in list(read)


async def test_a_slip_of_the_finger_finds_what_is_spelt_alike_and_says_so(town: Town) -> None:
    said = await town.talk.say("1", "/kotakmasuk cari paritt tersumbta")
    assert said.startswith('Tidak ada pesan dengan "paritt tersumbta".\nIni yang tulisannya mirip:')
    assert "Parit tersumbat" in said
    assert await town.talk.say("1", "/kotakmasuk cari xylofon") == ('Tidak ada pesan dengan "xylofon" di wilayah Anda.')
    assert "Tulis satu kata" in await town.talk.say("1", "/kotakmasuk cari !?")


async def test_nobody_finds_anything_beyond_their_mandate(town: Town) -> None:
    assert "Tidak ada pesan" in await town.talk.say("2", "/kotakmasuk cari banjir")
    assert "hanya untuk petugas" in await town.talk.say("5", "/kotakmasuk cari banjir")
    for choice in ("inbox:found:0-banjir", "inbox:found:x", "inbox:found:"):
        said = await town.talk.happen(town.talk.incoming("5", choice=choice, acknowledge="a"))
        assert "hanya untuk petugas" in said, choice


async def test_more_than_a_page_is_turned_and_a_long_search_fits_its_button(town: Town) -> None:
    for number in range(7):
        await town.talk.say("5", f"Lampu penerangan jalan padam di RT {number}")
    said = await town.talk.say("1", "/kotakmasuk cari lampu penerangan jalan padam sejak kemarin malam sekali")
    assert 'Pesan dengan "lampu penerangan jalan padam sejak"' in said
    assert "RT 6" in said
    assert "RT 1" not in said
    assert "RT 1" in await town.talk.press("1", "Berikutnya")
    assert "Berikutnya" not in town.talk.buttons("1")
