"""Quiet hours and the hour of the digest, as chosen on a phone."""

from datetime import datetime

from sqlalchemy import select

from data.database import Database
from data.models import Resident
from domain.fatigue import DIGEST_HOUR, Repose
from handlers import calm, registration, subscriptions
from handlers.dialogue import Replies, Reply, Turn
from handlers.router import Router
from tests.talk import Talk


async def _otherwise(turn: Turn) -> Replies:
    return (Reply("unknown-command", {"command": "otherwise"}),)


def _talk(database: Database, account_id: int, now: datetime) -> Talk:
    dialogues = [registration.dialogue("64", _otherwise), subscriptions.dialogue("64"), calm.dialogue()]
    return Talk(database, Router(dialogues, otherwise=_otherwise, edited=_otherwise, memberships=()), account_id, now)


async def _chosen(talk: Talk) -> tuple[int, Repose]:
    async with talk.database.reads() as session:
        resident = (await session.scalars(select(Resident))).one()
        return resident.digest_hour, resident.repose


async def test_a_resident_sets_the_digest_and_the_quiet_hours(
    sqlite_home: Database, account_id: int, now: datetime
) -> None:
    talk = _talk(sqlite_home, account_id, now)
    await talk.say("5", "/start r_6471061005")
    await talk.press("5", "Setuju")
    assert await _chosen(talk) == (DIGEST_HOUR, Repose.USUAL)
    await talk.say("5", "/langganan")
    assert "rangkuman, jam 17.00" in await talk.press("5", "Jam tenang dan rangkuman")
    assert "rangkuman, jam 06.00" in await talk.press("5", "Rangkuman jam 06.00")
    assert "Jam tenang Anda: 19.00–07.00" in await talk.press("5", "Jam tenang 19.00–07.00")
    assert await _chosen(talk) == (6, Repose.LONG)
    await talk.press("5", "Jam tenang seperti wilayah Anda")
    await talk.happen(talk.incoming("5", choice="calm:hour:3"))  # not offered
    assert await _chosen(talk) == (6, Repose.USUAL)
    assert "Anda menerima kabar untuk" in await talk.press("5", "‹ Kembali ke langganan")


async def test_who_has_not_joined_is_asked_to_join_first(sqlite_home: Database, account_id: int, now: datetime) -> None:
    talk = _talk(sqlite_home, account_id, now)
    for choice in ("calm:show", "calm:hour:6", "calm:repose:long"):
        await talk.happen(talk.incoming("5", choice=choice))
        assert talk.buttons("5") == ["Daftar"]
