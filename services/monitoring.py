"""Monitoring: which broadcasts an official may watch and steer, and whose progress is being shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from data import monitoring as rows
from data.models import Announcement, Broadcast
from data.monitoring import ShownPost, anything_fixed, anything_unreported
from domain.broadcast import BroadcastState
from domain.message import Message, Target
from domain.post import PostKind
from domain.refusal import Refusal
from domain.role import Right
from services import broadcasts, contacts, mandates, outbox, people, progress, proofs, safety_counts
from services.outbox import Leaving
from services.people import Person

__all__ = [
    "Entry",
    "ShownPost",
    "anything_fixed",
    "anything_unreported",
    "open_for",
    "report_ended",
    "require",
    "shown_posts",
    "tell_milestones",
    "view",
]

LINGER = timedelta(minutes=1)
"""How long after its end a progress message is still brought up to date."""

UNFINISHED = timedelta(days=1)
"""How long a broadcast is still listed whose copies were rejected or removed from a KIM channel."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A broadcast in a list."""

    broadcast_id: int
    title: str
    state: BroadcastState


async def open_for(session: AsyncSession, person: Person, now: datetime) -> list[Entry]:
    """Running and waiting broadcasts of the person's regions, the newest first, and those just done with rejections."""
    regions = mandates.regions(person, Right.BROADCAST)
    return [Entry(*row) for row in await rows.open_in(session, regions, now - UNFINISHED)]


async def require(session: AsyncSession, person: Person, broadcast_id: int) -> Broadcast:
    """A broadcast that the person may watch; refused elsewhere."""
    broadcast = await session.get(Broadcast, broadcast_id)
    if broadcast is None:
        raise Refusal("broadcast-unknown", id=str(broadcast_id))
    announcement = await session.get_one(Announcement, broadcast.announcement_id)
    mandates.require(person, Right.BROADCAST, announcement.region_code)
    broadcasts.require_author_of_draft(broadcast, person)
    return broadcast


async def shown_posts(session: AsyncSession, now: datetime) -> Sequence[ShownPost]:
    """The live messages: of everything that is under way, or has just ended, and of who is safe."""
    return await rows.shown_posts(session, now - LINGER, now - safety_counts.LIVE)


async def view(session: AsyncSession, post: ShownPost, now: datetime) -> Message | None:
    """What a live message says now; None where its reader may no longer read it."""
    if post.kind is PostKind.PROGRESS:
        return await progress.view(session, post.object_id, post.language, now, post.reader_id)
    reader = await people.by_id(session, post.reader_id, now) if post.reader_id else None
    if reader is None or not mandates.has(reader, Right.EVALUATE):
        return None
    return await safety_counts.page(session, reader, post.object_id)


async def tell_milestones(session: AsyncSession, now: datetime) -> int:
    """Where progress can't be edited, its official is written to when it has begun and halfway; how many letters."""
    told: set[tuple[int, str, int]] = set()
    for post, language, reader_id in await rows.fixed_posts(session):
        reached = await progress.milestone(session, post.object_id, now)
        if reached <= post.told:
            continue
        post.told = reached
        reader = (post.account_id, post.chat_ref, post.object_id)
        if reader not in told:  # whoever looked several times is told once
            told.add(reader)
            message = await progress.view(session, post.object_id, language, now, reader_id)
            await outbox.put(session, Leaving(post.account_id, Target(post.chat_ref), message), now)
    return len(told)


async def report_ended(session: AsyncSession, now: datetime) -> int:
    """Lay the final report of every ended broadcast ready for its official, once; how many were over."""
    ended = await rows.unreported(session)
    for broadcast in ended:
        broadcast.reported_at = now
        author = await contacts.of(session, broadcast.author_id)
        if author is None or await rows.is_relay(session, broadcast.broadcast_id):
            continue
        await proofs.watch(session, broadcast, now)
        message = await progress.report(session, broadcast.broadcast_id, author.language, now)
        await outbox.put(session, Leaving(author.account_id, Target(author.ref), message), now)
    return len(ended)
