"""The outbox: messages that nobody has just asked for, committed with their cause and sent once, after it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cache

from pydantic import TypeAdapter
from sqlalchemy.ext.asyncio import AsyncSession

from data import accounts, addresses, letters
from data.letters import any_due
from data.models import Letter
from domain.message import (
    Content,
    FilledTemplate,
    Kept,
    Later,
    Message,
    Moved,
    Outcome,
    Rejected,
    Sent,
    Target,
    Unknown,
    Unreachable,
)
from domain.offer import Answer
from domain.post import PostKind
from domain.recipient import AddressEnd
from services import knocks, offers, posts, rests, windows

__all__ = ["LEASE", "Leaving", "Settled", "any_due", "put", "settle", "take"]

LEASE = timedelta(seconds=60)
"""How long a letter may be under way before its sender counts as dead and it is sent again."""

PATIENCE = timedelta(hours=24)
"""How long a letter is tried again before it is given up."""


@dataclass(frozen=True, slots=True)
class Leaving:
    """A letter: to whom, what, and what it means once it has arrived."""

    account_id: int
    target: Target
    message: Message
    remember: tuple[PostKind, int] | None = None
    answer_id: int | None = None
    letter_id: int = 0
    fence: int = 0


@dataclass(frozen=True, slots=True)
class Settled:
    """How a letter ended: sent, unknown, unreachable, rejected or expired."""

    letter_id: int
    answer_id: int | None
    shared: bool  # it went to a group or channel
    outcome: str
    why: str | None = None


async def put(session: AsyncSession, leaving: Leaving, now: datetime) -> None:
    """Lay a message ready; it leaves within a second of the commit."""
    kind, object_id = leaving.remember or (None, None)
    letter = Letter(
        account_id=leaving.account_id,
        chat_ref=leaving.target.ref,
        thread=leaving.target.thread,
        shared=leaving.target.shared,
        message=_messages().dump_python(leaving.message, mode="json"),
        remember_kind=kind,
        remember_id=object_id,
        answer_id=leaving.answer_id,
        written_at=now,
        due_at=now,
    )
    await letters.put(session, letter)


async def take(session: AsyncSession, accounts: Collection[int], now: datetime, most: int = 50) -> list[Leaving]:
    """The letters that are due, taken out for the length of a lease."""
    taken = await letters.take_due(session, accounts, now, most)
    ways = await knocks.ways(session, taken, now)
    leaving = []
    for letter in taken:
        way = ways.get(letter.letter_id)
        letter.waits = way is not None
        if isinstance(way, datetime):
            _wait(letter, way, now)
            continue
        letter.attempts += 1
        letter.due_at = now + LEASE
        leaving.append(_leaving(letter, way))
    return leaving


def _wait(letter: Letter, until: datetime, now: datetime) -> None:
    """Nobody has opened their window: it waits on, but not for ever."""
    letter.due_at = until
    if now >= letter.written_at + knocks.PATIENCE:
        _end(letter, "expired", "window", now)


async def settle(session: AsyncSession, leaving: Leaving, outcome: Outcome, now: datetime) -> Settled | None:
    """Write down how it went; None while it is not over, or if another sender has taken it since."""
    letter = await letters.get(session, leaving.letter_id)
    if letter.attempts != leaving.fence or letter.settled_at is not None:
        return None
    if leaving.message.template is not None:
        return await _knocked(session, letter, leaving.message.template, outcome, now)
    return await _sent(session, letter, leaving, outcome, now)


async def _sent(
    session: AsyncSession, letter: Letter, leaving: Leaving, outcome: Outcome, now: datetime
) -> Settled | None:
    """What became of the letter itself."""
    match outcome:
        case Sent(message_ids):
            await _remember(session, letter, message_ids, now)
            await _offered(session, letter, leaving.message, now)
            return _end(letter, "sent", None, now)
        case Later(after, _, _, why):
            await rests.heed(session, letter.account_id, leaving.target, outcome)
            return _again(letter, timedelta(seconds=after), why, now)
        case Moved(ref):
            await addresses.move(session, letter.account_id, letter.chat_ref, ref, now)
            letter.chat_ref, letter.due_at = ref, now
            return None
        case Unreachable(gone):
            await addresses.close(session, letter.account_id, letter.chat_ref, AddressEnd(gone.value), now)
            return _end(letter, "unreachable", gone.value, now)
        case Rejected(why) | Kept(why):
            return _rejected(letter, leaving.message, why, now)
        case Unknown(why):
            return _end(letter, "unknown", why, now)


async def _knocked(
    session: AsyncSession, letter: Letter, template: FilledTemplate, outcome: Outcome, now: datetime
) -> Settled | None:
    """What became of the template that knocked for it: the letter itself still waits, unless nobody is there."""
    match outcome:
        case Sent() | Unknown():
            letter.knocked_at, letter.due_at = now, letter.written_at + knocks.PATIENCE
        case Unreachable(gone):
            await addresses.close(session, letter.account_id, letter.chat_ref, AddressEnd(gone.value), now)
            return _end(letter, "unreachable", gone.value, now)
        case Later(after=after):
            letter.due_at = now + timedelta(seconds=after)
        case Rejected(why):
            stopped = await windows.blamed(session, (template.name, template.language), why, now)
            letter.due_at = now if stopped else now + LEASE
        case _:
            letter.due_at = now + LEASE
    return None


def _rejected(letter: Letter, message: Message, why: str, now: datetime) -> Settled | None:
    if not (message.content.media and message.content.text):
        return _end(letter, "rejected", why, now)
    text = Content(text=message.content.text, entities=message.content.entities)
    letter.message, letter.due_at = _messages().dump_python(replace(message, content=text), mode="json"), now
    return None  # what is said still arrives where its picture or file can't be sent


def _again(letter: Letter, after: timedelta, why: str, now: datetime) -> Settled | None:
    if now + after > letter.written_at + PATIENCE:
        return _end(letter, "expired", why, now)
    letter.due_at = now + after
    return None


def _end(letter: Letter, outcome: str, why: str | None, now: datetime) -> Settled:
    letter.outcome, letter.settled_at = outcome, now
    letter.due_at = letter.message = None
    return Settled(letter.letter_id, letter.answer_id, letter.shared, outcome, why)


async def _remember(session: AsyncSession, letter: Letter, message_ids: Sequence[str], now: datetime) -> None:
    if letter.remember_kind is None or letter.remember_id is None:
        return
    for message_id in message_ids:
        await posts.remember(
            session, letter.account_id, letter.chat_ref, message_id, letter.remember_kind, letter.remember_id, now
        )


async def _offered(session: AsyncSession, letter: Letter, message: Message, now: datetime) -> None:
    """Where a word stands for a tap, it does so under this message as well."""
    if message.answers and (await accounts.platform_of(session, letter.account_id)).has_windows:
        answers = [Answer(each.label, each.data or "") for each in message.answers]
        await offers.push(session, letter.account_id, letter.chat_ref, answers, now)


def _leaving(letter: Letter, template: FilledTemplate | None = None) -> Leaving:
    kind, object_id = letter.remember_kind, letter.remember_id
    message = _messages().validate_python(letter.message)
    return Leaving(
        account_id=letter.account_id,
        target=Target(letter.chat_ref, letter.thread, letter.shared),
        message=replace(message, template=template),
        remember=None if kind is None or object_id is None else (kind, object_id),
        answer_id=letter.answer_id,
        letter_id=letter.letter_id,
        fence=letter.attempts,
    )


@cache
def _messages() -> TypeAdapter[Message]:
    return TypeAdapter(Message)
