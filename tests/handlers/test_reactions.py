"""An emoji on news or on an answer is a short reply: counted, not answered, no ticket."""

from datetime import datetime

import pytest
from sqlalchemy import select

from data.database import Database
from data.models import Feedback, Ticket
from domain.feedback import FeedbackKind
from domain.message import Content
from domain.platform import ChatKind, PlatformName
from domain.post import PostKind
from handlers import reactions
from handlers.dialogue import Chat, Membership
from handlers.router import Router
from services import announcements, posts
from services.announcements import Written
from tests.feedback_town import DAMAI, Town, founded


@pytest.fixture
async def town(sqlite_home: Database, account_id: int, now: datetime) -> Town:
    """A town with a resident who has got news as message 50, and something that is no news as message 51."""
    found = founded(sqlite_home, account_id, now)
    found.talk.router = Router(
        [], otherwise=_nobody_speaks, edited=_nobody_speaks, memberships=[reactions.heard(found.office)]
    )
    await found.resident("5", DAMAI)
    async with sqlite_home.sessions.begin() as session:
        said = await announcements.draft(session, Written(Content(text="Posyandu besok"), DAMAI, "Kel. Damai"), now)
        number = said.announcement_id
        await posts.remember(session, account_id, "5", "50", PostKind.ANNOUNCEMENT, number, now)
    return found


async def _nobody_speaks(_turn: object) -> tuple[()]:
    raise AssertionError("nobody said anything")


async def reacts(town: Town, ref: str, message_id: str, emoji: str) -> None:
    chat = Chat(ref, ChatKind.PRIVATE)
    event = Membership(
        PlatformName.TELEGRAM, town.talk.account_id, chat, Membership.Kind.REACTED, town.talk.now,
        message_id=message_id, reaction=emoji,
    )  # fmt: skip
    assert await town.talk.happen(event) == ""


async def kept(town: Town) -> list[tuple[FeedbackKind, str, int | None]]:
    async with town.database.reads() as session:
        rows = await session.scalars(select(Feedback).order_by(Feedback.feedback_id))
        assert (await session.scalars(select(Ticket))).all() == []
        return [(row.kind, row.text, row.announcement_id) for row in rows]


async def test_it_is_counted_once_a_person_as_the_short_reply_that_it_is(town: Town) -> None:
    await reacts(town, "5", "50", "👍")
    await reacts(town, "5", "50", "❤")
    assert await kept(town) == [(FeedbackKind.THANKS, "❤", 1)]
    assert await town.quarter() == 0  # no desk is troubled with it


@pytest.mark.parametrize(("ref", "message_id"), [("5", "51"), ("9", "50")], ids=["no news", "a stranger"])
async def test_anything_else_says_nothing(town: Town, ref: str, message_id: str) -> None:
    await reacts(town, ref, message_id, "👍")
    assert await kept(town) == []
