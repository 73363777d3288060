"""LATIHAN: the whole way of a broadcast, to those who take part and to nobody else."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from data import contacts
from data.database import Database
from data.models import Announcement, Broadcast
from domain.audience import To
from domain.broadcast import BroadcastState
from domain.role import Role
from handlers import check, drill, news
from services import broadcasts, mandates
from tests import towns
from tests.handlers import test_broadcast as before
from tests.office import Office
from tests.talk import Talk

AUTHOR, COLLEAGUE, ELSEWHERE, GUEST, RESIDENT = "900", "910", "920", "5", "1000"


def link(_account_id: int, payload: str) -> str:
    return f"https://t.me/siarkim_bot?start={payload}"


@pytest.fixture
async def talk(sqlite_home: Database, account_id: int, now: datetime) -> Talk:
    office = Office(sqlite_home, now)
    async with sqlite_home.sessions.begin() as session:
        await mandates.bootstrap(session, account_id, (AUTHOR,), "64.71", now)
        await towns.settle(session, account_id, 12, ("64.71.05.1002", "64.71.01.1001"), first=1000)
    await office.hire(COLLEAGUE, Role.OFFICIAL)
    await office.hire(ELSEWHERE, Role.OFFICIAL, "64.72")
    router = before.router(drill.dialogue(link), check.dialogue(link), news.dialogue())
    return Talk(sqlite_home, router, account_id, now)


async def first_broadcast(talk: Talk) -> str:
    await talk.say(AUTHOR, "/broadcast")
    assert "hanya Anda dan rekan sekantor" in await talk.press(AUTHOR, "Latihan dulu")
    return await talk.say(AUTHOR, "Air mati besok.")


async def who(talk: Talk) -> set[str]:
    """The chats of those who would get it."""
    async with talk.database.reads() as session:
        only = (await session.scalars(select(Broadcast))).one().audience["only"]
        return {await _chat(talk, each) for each in only}


async def _chat(talk: Talk, resident_id: int) -> str:
    async with talk.database.reads() as session:
        return (await contacts.of(session, [resident_id]))[0][2]


async def leaves(talk: Talk) -> BroadcastState:
    talk.now += timedelta(minutes=2)
    async with talk.database.sessions.begin() as session:
        await broadcasts.open_due(session, talk.now)
    return (await before.rows(talk))[0].state


async def test_a_new_official_is_offered_a_drill_that_says_so_everywhere(talk: Talk) -> None:
    assert "hanya peserta latihan (2 orang)" in await first_broadcast(talk)
    assert await who(talk) == {AUTHOR, COLLEAGUE}
    await talk.press(AUTHOR, "Kirim")
    shown = list(talk.phones[AUTHOR].values())[-2].content
    assert shown.text.startswith("LATIHAN\n\nAir mati besok.")
    assert (shown.entities[0].offset, shown.entities[0].length) == (0, 7)
    assert "LATIHAN, bukan kabar sungguhan" in shown.text
    assert "Penerima: 2 warga dan 0 kanal KIM" in talk.text(AUTHOR)


async def test_whoever_opens_the_link_takes_part_until_it_is_put_forward(talk: Talk) -> None:
    await first_broadcast(talk)
    said = await talk.press(AUTHOR, "Ajak peserta")
    payload = said.rpartition("start=")[2]
    assert "Anda ikut LATIHAN" in await talk.say(GUEST, f"/start {payload}")
    assert await who(talk) == {AUTHOR, COLLEAGUE, GUEST}
    assert "sudah dimulai atau sudah selesai" in await talk.say("6", f"/start {payload[:-1]}0")
    await talk.press(AUTHOR, "Kembali")
    await talk.press(AUTHOR, "Kirim")
    await talk.press(AUTHOR, "Ya")
    assert "sudah dimulai atau sudah selesai" in await talk.say("7", f"/start {payload}")
    assert await who(talk) == {AUTHOR, COLLEAGUE, GUEST}


async def test_its_code_is_known_as_a_drill_and_it_is_no_news(talk: Talk) -> None:
    await first_broadcast(talk)
    await talk.press(AUTHOR, "Kirim")
    await talk.press(AUTHOR, "Ya")
    assert await leaves(talk) is BroadcastState.RUNNING
    code = (await before.announcement(talk)).check_code
    assert "Ini LATIHAN, bukan kabar sungguhan" in await talk.say(RESIDENT, f"/cek {code}")
    assert "Air mati" not in await talk.say(RESIDENT, "/berita")


async def test_no_button_widens_a_drill(talk: Talk) -> None:
    await first_broadcast(talk)
    for choice in ("audience:for:1:both", "audience:for:1:channels", "when:slots:1"):
        await talk.happen(talk.incoming(AUTHOR, choice=choice, acknowledge="a"))
    (row,) = await before.rows(talk)
    assert (row.audience["to"], row.in_slots) == (str(To.RESIDENTS), False)
    assert await who(talk) == {AUTHOR, COLLEAGUE}


@pytest.mark.parametrize("change", [{"only": None}, {"only": [1000, 1001]}, {"to": "both"}])
async def test_an_audience_changed_behind_its_back_does_not_leave(talk: Talk, change: dict[str, object]) -> None:
    await first_broadcast(talk)
    await talk.press(AUTHOR, "Kirim")
    await talk.press(AUTHOR, "Ya")
    async with talk.database.sessions.begin() as session:
        broadcast = (await session.scalars(select(Broadcast))).one()
        broadcast.audience = broadcast.audience | change
    assert await leaves(talk) is BroadcastState.RETURNED


async def test_a_drill_can_be_meant_after_all_and_is_real_from_then_on(talk: Talk) -> None:
    await first_broadcast(talk)
    await talk.press(AUTHOR, "Ubah")
    assert "warga dan kanal KIM" in await talk.press(AUTHOR, "Bukan latihan")
    await talk.press(AUTHOR, "Kirim")
    assert "12 warga" in talk.text(AUTHOR)
    await talk.press(AUTHOR, "Kembali")
    await talk.press(AUTHOR, "Ubah")
    assert "hanya peserta latihan" in await talk.press(AUTHOR, "Jadikan latihan")
    async with talk.database.reads() as session:
        assert (await session.scalars(select(Announcement.drill))).one()
