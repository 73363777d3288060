from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from data.database import Database
from data.models import Audit, Feedback, Mute
from tests.feedback_town import DAMAI, DISTRICT, OTHER, PROVINCE, TOWN, Town, founded


@pytest.fixture
def town(home: Database, account_id: int, now: datetime) -> Town:
    return founded(home, account_id, now)


async def _muted(town: Town, days: str = "7 hari") -> None:
    """Official 1 of the district has muted resident 5, who wrote number 1."""
    await town.resident("5", DAMAI)
    await town.official("1", DISTRICT)
    await town.talk.say("5", "Kalian semua pemalas")
    await town.quarter()
    await town.talk.press("1", "Tindakan")
    await town.talk.press("1", "Batasi")
    await town.talk.press("1", days)
    assert "dibatasi sampai" in await town.talk.say("1", "Menghina petugas berulang kali")
    await town.outbox()


async def _forged(town: Town, ref: str, data: str) -> str:
    return await town.talk.happen(town.talk.incoming(ref, choice=data, message_id="1"))


async def test_a_muted_resident_is_told_why_until_when_and_heard_by_another_official(town: Town) -> None:
    await _muted(town)
    assert "Alasannya: Menghina petugas" in town.talk.text("5")
    assert "ditinjau dulu" in await town.talk.say("5", "Jalan rusak di RT 3")
    assert await town.quarter() == 0
    await town.official("2", TOWN)
    await town.talk.press("5", "Ajukan keberatan")
    assert "petugas lain" in await town.talk.say("5", "Saya hanya kesal satu kali")
    await town.outbox()
    assert "Saya hanya kesal satu kali" not in "".join(town.texts("1"))
    assert "Keberatannya: Saya hanya kesal satu kali" in town.talk.text("2")
    assert "dicabut" in await town.talk.press("2", "Cabut")
    await town.outbox()
    assert "dicabut" in town.talk.text("5")
    await town.talk.say("5", "Sekarang lampu mati juga")
    assert await town.quarter() == 1
    async with town.database.reads() as session:
        verbs = set(await session.scalars(select(Audit.verb)))
    assert {"resident-muted", "mute-appealed", "mute-lifted"} <= verbs


async def test_a_mute_never_holds_a_danger_and_ends_by_itself(town: Town) -> None:
    await _muted(town, "1 hari")
    await town.talk.say("5", "Tolong, rumah kami kebakaran")
    await town.outbox()
    assert "kebakaran" in town.talk.text("1")
    town.talk.now += timedelta(days=1)
    await town.talk.say("5", "Terima kasih, kapan posyandu?")
    assert await town.quarter() == 1


async def test_who_muted_decides_no_appeal_and_nobody_else_without_a_mandate_there(town: Town) -> None:
    await _muted(town)
    await town.official("3", OTHER)
    await town.talk.press("5", "Ajukan keberatan")
    assert "belum ada petugas lain" in await town.talk.say("5", "Tidak adil")
    assert "petugas lain" in await _forged(town, "1", "mute:uphold:1")
    for stranger in ("3", "5", "99"):
        await _forged(town, stranger, "mute:lift:1")
    assert "sudah diterima" in await _forged(town, "5", "mute:appeal:1")
    async with town.database.reads() as session:
        mute = await session.get_one(Mute, 1)
    assert (mute.lifted_at, mute.upheld_at) == (None, None)


async def test_forged_buttons_mute_nobody(town: Town) -> None:
    await town.resident("5", DAMAI)
    await town.official("3", OTHER)
    await town.talk.say("5", "Halo, jalan rusak")
    for ref in ("3", "5"):
        for data in ("mute:ask:1", "mute:days:1-7", "mute:days:1-999", "mute:days:x", "mute:lift:9", "mute:appeal:9"):
            await _forged(town, ref, data)
        await town.talk.say(ref, "alasan")
    async with town.database.reads() as session:
        assert (await session.scalars(select(Mute))).all() == []


async def test_a_mute_covers_only_the_region_of_who_muted(town: Town) -> None:
    await _muted(town)
    await town.official("4", PROVINCE)
    async with town.database.sessions.begin() as session:
        mute = await session.get_one(Mute, 1)
        mute.region_code = OTHER
    assert "ditinjau" not in await town.talk.say("5", "Lampu jalan mati")
    async with town.database.reads() as session:
        assert (await session.scalars(select(Feedback.held_at).order_by(Feedback.feedback_id))).all() == [None, None]
