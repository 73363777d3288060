from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from data.database import Database
from data.models import Account, Address, Letter, Resident
from data.residents import add
from domain.message import (
    Choice,
    Content,
    ContentKind,
    Gone,
    Later,
    MediaItem,
    Message,
    Moved,
    Rejected,
    Rests,
    Target,
    Unknown,
    Unreachable,
)
from domain.platform import PlatformName
from domain.post import PostKind
from scheduler.empty_outbox import empty_outbox
from services import outbox, posts
from services.outbox import Leaving, Settled
from tests.recorder import Recorder

MESSAGE = Message(Content(text="Halo"), choices=((Choice("Ya", "x:y"),),), silent=True)


async def _account(database: Database) -> int:
    async with database.sessions.begin() as session:
        account = Account(platform=PlatformName.TELEGRAM, external_id="1", username="bot", rate=25)
        session.add(account)
        await session.flush()
        return account.account_id


async def _put(database: Database, account_id: int, now: datetime, ref: str = "5") -> None:
    async with database.sessions.begin() as session:
        leaving = Leaving(account_id, Target(ref), MESSAGE, remember=(PostKind.FEEDBACK_PUSH, 12))
        await outbox.put(session, leaving, now)


async def _empty(database: Database, platform: Recorder, now: datetime) -> int:
    platforms = {platform.account_id: platform}
    return await empty_outbox(database.sessions, database.reads, platforms, _heard, lambda: now)


async def _heard(_session: AsyncSession, _settled: Settled, _now: datetime) -> None:
    """Nobody waits to hear how it ended."""


async def _letters(database: Database) -> list[Letter]:
    async with database.reads() as session:
        return list(await session.scalars(select(Letter).order_by(Letter.letter_id)))


async def test_a_letter_leaves_once_as_it_was_written_and_is_remembered(database: Database, now: datetime) -> None:
    platform = Recorder(await _account(database))
    await _put(database, platform.account_id, now)
    assert await _empty(database, platform, now) == 1
    assert await _empty(database, platform, now + timedelta(days=1)) == 0
    assert platform.sent == [(Target("5"), MESSAGE)]
    [letter] = await _letters(database)
    assert (letter.outcome, letter.message) == ("sent", None)
    async with database.reads() as session:
        post = await posts.at(session, platform.account_id, "5", "1")
    assert post is not None
    assert (post.kind, post.object_id) == (PostKind.FEEDBACK_PUSH, 12)


async def test_a_letter_that_was_too_fast_waits_as_long_as_it_was_told(database: Database, now: datetime) -> None:
    platform = Recorder(await _account(database), [Later(30, counts=False, rests=Rests.ACCOUNT)])
    await _put(database, platform.account_id, now)
    await _empty(database, platform, now)
    assert await _empty(database, platform, now + timedelta(seconds=29)) == 0
    assert await _empty(database, platform, now + timedelta(seconds=30)) == 1
    assert [letter.outcome for letter in await _letters(database)] == ["sent"]


async def test_letters_of_one_chat_keep_their_order_over_a_rest(database: Database, now: datetime) -> None:
    platform = Recorder(await _account(database), [Later(5, counts=False, rests=Rests.CHAT)])
    await _put(database, platform.account_id, now)
    await _put(database, platform.account_id, now)
    await _empty(database, platform, now)
    assert len(platform.sent) == 1
    await _empty(database, platform, now + timedelta(minutes=2))
    assert [letter.outcome for letter in await _letters(database)] == ["sent", "sent"]


async def test_a_letter_whose_sender_died_is_sent_again_after_its_lease(database: Database, now: datetime) -> None:
    platform = Recorder(await _account(database))
    await _put(database, platform.account_id, now)
    async with database.sessions.begin() as session:
        [lost] = await outbox.take(session, [platform.account_id], now)
    assert await _empty(database, platform, now + timedelta(seconds=59)) == 0
    assert await _empty(database, platform, now + outbox.LEASE) == 1
    async with database.sessions.begin() as session:
        assert await outbox.settle(session, lost, Unknown("late"), now) is None
    assert [letter.outcome for letter in await _letters(database)] == ["sent"]


async def test_a_person_who_is_gone_closes_their_address(database: Database, now: datetime) -> None:
    platform = Recorder(await _account(database), [Unreachable(Gone.BLOCKED)])
    async with database.sessions.begin() as session:
        resident: Resident = await add(session, platform.account_id, "5", "id", now)
    await _put(database, platform.account_id, now)
    await _empty(database, platform, now)
    async with database.reads() as session:
        address = await session.scalar(select(Address).where(Address.recipient_id == resident.resident_id))
    assert address is not None
    assert address.closed_at == now
    assert [(letter.outcome) for letter in await _letters(database)] == ["unreachable"]


async def test_a_chat_that_moved_gets_its_letter_at_the_new_place(database: Database, now: datetime) -> None:
    platform = Recorder(await _account(database), [Moved("-1005")])
    await _put(database, platform.account_id, now, ref="-5")
    await _empty(database, platform, now)
    await _empty(database, platform, now)
    assert [target.ref for target, _ in platform.sent] == ["-5", "-1005"]


async def test_a_letter_of_an_account_that_runs_elsewhere_is_left_alone(database: Database, now: datetime) -> None:
    account_id = await _account(database)
    await _put(database, account_id, now)
    assert await _empty(database, Recorder(account_id + 1), now) == 0


async def test_a_text_still_arrives_where_its_picture_is_refused(database: Database, now: datetime) -> None:
    platform = Recorder(await _account(database), [Rejected("wrong file identifier")])
    picture = Content(ContentKind.PHOTO, "Lubang besar", media=(MediaItem(ContentKind.PHOTO, "gone"),))
    async with database.sessions.begin() as session:
        await outbox.put(session, Leaving(platform.account_id, Target("5"), replace(MESSAGE, content=picture)), now)
    await _empty(database, platform, now)
    await _empty(database, platform, now)
    assert platform.sent[-1] == (Target("5"), replace(MESSAGE, content=Content(text="Lubang besar")))
    assert [letter.outcome for letter in await _letters(database)] == ["sent"]
