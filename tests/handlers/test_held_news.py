"""Held news on an official's phone."""

from datetime import datetime

import pytest
from sqlalchemy import select

from data.database import Database
from data.models import Relay
from domain.feed import Entry, FeedMode, Fresh
from handlers import held_news
from handlers.dialogue import Replies, Reply, Turn
from handlers.router import Router
from services import feeds
from tests import approving, letters
from tests.kim_town import KOTA, a_linked_channel, a_town
from tests.talk import Talk

OFFICIAL, STRANGER = "20", "30"


async def _otherwise(turn: Turn) -> Replies:
    return (Reply("unknown-command", {"command": "otherwise"}),)


async def _look(talk: Talk, *titles: str) -> None:
    """The feed says this now, and whatever lies ready for the official arrives."""
    entries = tuple(Entry(title, title, "Besok pagi.") for title in titles)
    async with talk.database.sessions.begin() as session:
        await feeds.take_in(session, 1, Fresh(entries, "Kominfo", approving.FEED), talk.now)
    await letters.arrive(talk)


@pytest.fixture
async def talk(sqlite_home: Database, account_id: int, now: datetime) -> Talk:
    async with sqlite_home.sessions.begin() as session:
        await a_linked_channel(session, await a_town(session, now), now)
        await approving.a_feed(session, KOTA, now, mode=FeedMode.HOLD)
    router = Router([held_news.dialogue()], otherwise=_otherwise, edited=_otherwise, memberships=[])
    talk = Talk(sqlite_home, router, account_id, now)
    await _look(talk)
    return talk


async def _relays(talk: Talk) -> int:
    async with talk.database.reads() as session:
        return len((await session.scalars(select(Relay))).all())


async def test_an_official_publishes_one_and_drops_the_next(talk: Talk) -> None:
    await _look(talk, "Air padam", "Iklan sabun")
    assert await talk.press(OFFICIAL, "Siarkan") == "Kominfo membawa 1 berita lagi.\nSemuanya menunggu Anda."
    assert any("“Air padam” keluar di 1 kanal KIM" in each.content.text for each in talk.phones[OFFICIAL].values())
    assert await _relays(talk) == 1
    assert "menunggu Anda" in await talk.press(OFFICIAL, "Lihat berikutnya")
    assert await talk.press(OFFICIAL, "Buang") == "“Iklan sabun” tidak disiarkan."
    assert await _relays(talk) == 1


async def test_a_second_press_and_a_stranger_change_nothing(talk: Talk) -> None:
    await _look(talk, "Air padam")
    yes = talk.last(OFFICIAL).choices[0][0].data
    stranger = await talk.happen(talk.incoming(STRANGER, choice=yes, acknowledge="a"))
    assert "Nomor ID Anda: 30" in stranger
    await talk.happen(talk.incoming(OFFICIAL, choice=yes, acknowledge="a"))
    assert "sudah disiarkan" in await talk.happen(talk.incoming(OFFICIAL, choice=yes, acknowledge="a"))
    assert await _relays(talk) == 1


@pytest.mark.parametrize("choice", ["held:yes:", "held:yes:1", "held:yes:x/y", "held:no:99/abcdef01", "held:next:7"])
async def test_forged_buttons_do_nothing(talk: Talk, choice: str) -> None:
    await _look(talk, "Air padam")
    assert await talk.happen(talk.incoming(OFFICIAL, choice=choice, acknowledge="a"))
    assert await _relays(talk) == 0
