"""Questions to the copies that were delivered: who holds one, under which message ids, and which are withdrawn."""

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from data.candidates import WHO, Candidate, Posted, candidate, open_address
from data.models import Account, Address, Announcement, Broadcast, Chunk, Delivery, KimChannel, Relay, Resident, Tally
from data.regions import inside
from domain.broadcast import FINAL, BroadcastKind
from domain.chunk import ChunkKind
from domain.delivery import ARRIVED, DeliveryState
from domain.lane import Lane

HELD = (*sorted(ARRIVED), DeliveryState.UNKNOWN)
"""States of a copy that stands on somebody's phone, as far as we know."""


@dataclass(frozen=True, slots=True)
class Walk:
    """The copies of one broadcast over one account that left before a moment."""

    broadcast_id: int
    account_id: int
    before: datetime


async def originals(session: AsyncSession, announcement_id: int) -> Sequence[Broadcast]:
    """The broadcasts that said something, relays too, in the order in which they were made."""
    rows = await session.scalars(
        select(Broadcast)
        .where(Broadcast.announcement_id == announcement_id, Broadcast.kind == BroadcastKind.ORIGINAL)
        .order_by(Broadcast.broadcast_id)
        .execution_options(populate_existing=True)
    )
    return rows.all()


async def followers(session: AsyncSession, announcement_id: int) -> Sequence[Broadcast]:
    """The corrections, withdrawals and closings of what was said, in the order in which they were made."""
    said = select(Broadcast.broadcast_id).where(
        Broadcast.announcement_id == announcement_id, Broadcast.kind == BroadcastKind.ORIGINAL
    )
    rows = await session.scalars(
        select(Broadcast)
        .where(Broadcast.original_id.in_(said), Broadcast.kind != BroadcastKind.ORIGINAL)
        .order_by(Broadcast.broadcast_id)
        .execution_options(populate_existing=True)
    )
    return rows.all()


async def page(session: AsyncSession, walk: Walk, after: int, limit: int) -> list[Candidate]:
    """The next holders of a copy, by their ids; one who can't be reached any more has no ref."""
    query = (
        select(Delivery.recipient_id, Delivery.region_code, Delivery.address_id.label("then"), *WHO)
        .outerjoin(Address, open_address(Delivery.recipient_id, Delivery.account_id))
        .outerjoin(Resident, Resident.resident_id == Delivery.recipient_id)
        .outerjoin(KimChannel, KimChannel.kim_channel_id == Delivery.recipient_id)
        .where(
            Delivery.broadcast_id == walk.broadcast_id,
            Delivery.account_id == walk.account_id,
            Delivery.recipient_id > after,
            or_(Delivery.state.in_(HELD), Delivery.folded_into.is_not(None)),  # under a digest: answered, not edited
            Delivery.claimed_at <= walk.before,
        )
        .order_by(Delivery.recipient_id)
        .limit(limit)
    )
    return [candidate(row, live=row.left_at is None, known=row.then) for row in await session.execute(query)]


async def last_walked(session: AsyncSession, broadcast_id: int, account_id: int) -> int | None:
    """The last broadcast whose copies this one has planned to change over an account."""
    last: int | None = await session.scalar(
        select(func.max(Chunk.copies_of)).where(
            Chunk.broadcast_id == broadcast_id, Chunk.account_id == account_id, Chunk.kind == ChunkKind.COPIES
        )
    )
    return last


async def posted(
    session: AsyncSession, broadcast_ids: Collection[int], account_id: int, recipient_ids: Collection[int]
) -> dict[int, tuple[Posted, ...]]:
    """By recipient: the copies that an account sent of these broadcasts to where it reaches them now, oldest first."""
    then, now = aliased(Address), aliased(Address)
    rows = await session.execute(
        select(Delivery.recipient_id, Delivery.message_id, Delivery.more_message_ids, Delivery.settled_at)
        .join(then, then.address_id == Delivery.address_id)
        .join(
            now,
            (now.recipient_id == Delivery.recipient_id)
            & (now.account_id == Delivery.account_id)
            & (now.ref == then.ref)
            & now.closed_at.is_(None),
        )
        .where(
            Delivery.broadcast_id.in_(broadcast_ids),
            Delivery.recipient_id.in_(recipient_ids),
            Delivery.account_id == account_id,
            Delivery.state.in_(HELD),
        )
        .order_by(Delivery.recipient_id, Delivery.broadcast_id)
    )
    found: dict[int, list[Posted]] = defaultdict(list)
    for recipient_id, message_id, more, settled_at in rows:
        if message_id is not None and settled_at is not None:
            found[recipient_id].append(Posted((message_id, *(more or ())), settled_at))
    return {recipient_id: tuple(copies) for recipient_id, copies in found.items()}


async def holders(
    session: AsyncSession, broadcast_ids: Collection[int], recipient_ids: Collection[int]
) -> Collection[int]:
    """Those of some recipients who have got, or are just getting, a copy of one of these broadcasts."""
    held = (*HELD, DeliveryState.SENDING, DeliveryState.LATER, DeliveryState.FOLDED)
    rows = await session.scalars(
        select(Delivery.recipient_id).where(
            Delivery.broadcast_id.in_(broadcast_ids),
            Delivery.recipient_id.in_(recipient_ids),
            Delivery.state.in_(held),
        )
    )
    return set(rows)


async def withdraw(
    session: AsyncSession, broadcast_ids: Collection[int], recipient_ids: Collection[int]
) -> dict[int, Counter[DeliveryState]]:
    """The copies of these broadcasts are taken back from their recipients; by broadcast, how the tallies change."""
    mine = (Delivery.broadcast_id.in_(broadcast_ids), Delivery.recipient_id.in_(recipient_ids))
    held = (*mine, Delivery.state.in_(ARRIVED))
    rows = await session.execute(
        select(Delivery.broadcast_id, Delivery.state, func.count())
        .where(*held)
        .group_by(Delivery.broadcast_id, Delivery.state)
    )
    changes: dict[int, Counter[DeliveryState]] = defaultdict(Counter)
    for broadcast_id, state, copies in rows:
        changes[broadcast_id][state] -= copies
        changes[broadcast_id][DeliveryState.WITHDRAWN] += copies
    await session.execute(
        update(Delivery).where(*held).values(state=DeliveryState.WITHDRAWN).execution_options(synchronize_session=False)
    )
    return changes


async def count(session: AsyncSession, broadcast_ids: Collection[int]) -> int:
    """How many copies of these broadcasts stand on phones."""
    found = await session.scalar(
        select(func.sum(Tally.copies)).where(Tally.broadcast_id.in_(broadcast_ids), Tally.state.in_(HELD))
    )
    return found or 0


async def stranded(session: AsyncSession, broadcast_ids: Collection[int], follower_id: int) -> int:
    """Holders of a copy of these broadcasts that a bot sent which was removed, and whom a follower did not reach."""
    gone = (await session.scalars(select(Account.account_id).where(Account.removed_at.is_not(None)))).all()
    if not gone or not broadcast_ids:
        return 0
    reached = select(Delivery.recipient_id).where(Delivery.broadcast_id == follower_id)
    found = await session.scalar(
        select(func.count(Delivery.recipient_id.distinct())).where(
            Delivery.broadcast_id.in_(broadcast_ids),
            Delivery.account_id.in_(gone),
            Delivery.state.in_(HELD),
            Delivery.recipient_id.not_in(reached),
        )
    )
    return found or 0


async def told_in(
    session: AsyncSession, codes: Collection[str], most: int, *, lane: Lane | None = None
) -> Sequence[tuple[Broadcast, Announcement]]:
    """The newest broadcasts (of a lane) that have begun in some regions and were not withdrawn, relays left out."""
    relay = select(Relay.relay_id).where(Relay.broadcast_id == Broadcast.broadcast_id)
    query = (
        select(Broadcast, Announcement)
        .join(Announcement, Announcement.announcement_id == Broadcast.announcement_id)
        .where(
            Broadcast.kind == BroadcastKind.ORIGINAL,
            Broadcast.started_at.is_not(None),
            or_(*(inside(Announcement.region_code, code) for code in codes)),
            ~_followed_by(BroadcastKind.WITHDRAWAL),
            ~((Announcement.author_id.is_not(None)) & relay.exists()),
        )
        .order_by(Broadcast.broadcast_id.desc())
        .limit(most)
    )
    if lane is not None:
        query = query.where(Broadcast.lane == lane)
    return [(row[0], row[1]) for row in await session.execute(query)]


async def open_warnings(
    session: AsyncSession, codes: Collection[str] | None, ended_by: datetime | None, most: int
) -> Sequence[tuple[Broadcast, Announcement]]:
    """Emergencies whose end nobody has announced (in some regions; over by a moment), the oldest first."""
    query = (
        select(Broadcast, Announcement)
        .join(Announcement, Announcement.announcement_id == Broadcast.announcement_id)
        .where(
            Broadcast.kind == BroadcastKind.ORIGINAL,
            Broadcast.lane == Lane.EMERGENCY,
            Broadcast.started_at.is_not(None),
            ~_followed_by(BroadcastKind.WITHDRAWAL, BroadcastKind.CLOSING),
        )
        .order_by(Broadcast.broadcast_id)
        .limit(most)
    )
    if codes is not None:
        query = query.where(or_(*(inside(Announcement.region_code, code) for code in codes)))
    if ended_by is not None:
        query = query.where(Broadcast.expires_at <= ended_by)
    return [(row[0], row[1]) for row in await session.execute(query)]


def _followed_by(*kinds: BroadcastKind) -> ColumnElement[bool]:
    """Whether such a broadcast about the same announcement has been confirmed."""
    original, follower = aliased(Broadcast), aliased(Broadcast)
    return (
        select(follower.broadcast_id)
        .join(original, original.broadcast_id == follower.original_id)
        .where(
            original.announcement_id == Broadcast.announcement_id,
            follower.kind.in_(kinds),
            follower.confirmed_at.is_not(None),
            or_(follower.started_at.is_not(None), follower.state.not_in(FINAL)),
        )
        .exists()
    )
