"""Questions to the copies that were too much for one day and wait for their resident's digest."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select, text, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from data import deliveries
from data.models import Announcement, Broadcast, Delivery, Resident
from domain.broadcast import BroadcastKind
from domain.delivery import DeliveryState

_WAITS = text("deliveries.state = 'folded' AND deliveries.folded_into IS NULL")  # literally: else its index is not used


@dataclass(frozen=True, slots=True)
class Said:
    """A broadcast whose copies wait for digests: what it says, and whether that was taken back since."""

    broadcast: Broadcast
    announcement: Announcement
    withdrawn: bool


async def anything_due(session: AsyncSession, now: datetime) -> bool:
    """Whether some resident's digest is to be made."""
    return (
        await session.scalar(select(Delivery.recipient_id).where(_WAITS, Delivery.due_at <= now).limit(1)) is not None
    )


async def due(session: AsyncSession, now: datetime, most: int) -> Mapping[int, Sequence[int]]:
    """By resident, for some of those whose digest is due: the broadcasts that it would list, the first first."""
    ready = (_WAITS, Delivery.due_at <= now)
    some = (
        select(Delivery.recipient_id).where(*ready).group_by(Delivery.recipient_id)
        .order_by(func.min(Delivery.due_at), Delivery.recipient_id).limit(most)
    )  # fmt: skip
    who = (await session.scalars(some)).all()
    rows = await session.execute(
        select(Delivery.recipient_id, Delivery.broadcast_id)
        .where(Delivery.recipient_id.in_(who), *ready)
        .order_by(Delivery.recipient_id, Delivery.broadcast_id)
    )
    found: dict[int, list[int]] = defaultdict(list)
    for recipient_id, broadcast_id in rows:
        found[recipient_id].append(broadcast_id)
    return found


async def said(session: AsyncSession, broadcast_ids: Collection[int]) -> Mapping[int, Said]:
    """What these broadcasts say now."""
    withdrawal = aliased(Broadcast)
    taken_back = (
        select(withdrawal.broadcast_id)
        .where(
            withdrawal.announcement_id == Broadcast.announcement_id,
            withdrawal.kind == BroadcastKind.WITHDRAWAL,
            withdrawal.started_at.is_not(None),
        )
        .exists()
        .label("withdrawn")
    )
    rows = await session.execute(
        select(Broadcast, Announcement, taken_back)
        .join(Announcement, Announcement.announcement_id == Broadcast.announcement_id)
        .where(Broadcast.broadcast_id.in_(broadcast_ids))
    )
    return {row[0].broadcast_id: Said(row[0], row[1], bool(row[2])) for row in rows}


async def gone(session: AsyncSession, resident_ids: Collection[int]) -> set[int]:
    """Those of some residents who have left."""
    rows = await session.scalars(
        select(Resident.resident_id).where(Resident.resident_id.in_(resident_ids), Resident.left_at.is_not(None))
    )
    return set(rows)


async def fold(
    session: AsyncSession, recipient_ids: Collection[int], broadcast_ids: Collection[int], digest_id: int
) -> None:
    """These copies stand in a digest."""
    await session.execute(
        update(Delivery)
        .where(Delivery.recipient_id.in_(recipient_ids), Delivery.broadcast_id.in_(broadcast_ids), _WAITS)
        .values(folded_into=digest_id, due_at=None)
        .execution_options(synchronize_session=False)
    )


async def drop(
    session: AsyncSession, recipient_ids: Collection[int], broadcast_id: int, state: DeliveryState, now: datetime
) -> None:
    """Copies of a broadcast that no digest will list any more."""
    ended = await session.scalars(
        update(Delivery)
        .where(Delivery.recipient_id.in_(recipient_ids), Delivery.broadcast_id == broadcast_id, _WAITS)
        .values(state=state, due_at=None, settled_at=now)
        .returning(Delivery.recipient_id)
        .execution_options(synchronize_session=False)
    )
    changes = Counter({state: len(ended.all())})
    changes[DeliveryState.FOLDED] -= changes[state]
    await deliveries.tally(session, broadcast_id, changes)
