"""Questions to the copies that were too much for one day and wait for their resident's digest."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select, text, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from data import deliveries
from data.models import Address, Announcement, Broadcast, Delivery, Resident, Subscription
from domain.audience import Audience
from domain.broadcast import BroadcastKind, BroadcastState
from domain.delivery import DeliveryState
from domain.lane import Lane
from domain.recipient import RecipientKind
from domain.region import parents

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
        .with_for_update(skip_locked=True)  # another scheduler makes those that it holds
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


@dataclass(frozen=True, slots=True)
class Above:
    """A resident who listens to all around a broadcast's regions and chose to hear what is told below."""

    recipient_id: int
    address_id: int
    account_id: int
    region_code: str
    digest_hour: int


async def ungathered(session: AsyncSession, since: datetime) -> Sequence[int]:
    """News that has been sent since a moment, and did not yet go into the digests of those above."""
    rows = await session.scalars(
        select(Broadcast.broadcast_id).where(
            Broadcast.state == BroadcastState.DONE,
            Broadcast.lane == Lane.NEWS,
            Broadcast.kind == BroadcastKind.ORIGINAL,
            Broadcast.finished_at >= since,
            Broadcast.gathered_at.is_(None),
        )
    )
    return rows.all()


async def above(session: AsyncSession, broadcast: Broadcast, after: int, most: int) -> Sequence[Above]:
    """The next of those residents who have no copy of it, by their ids."""
    audience = Audience.from_json(broadcast.audience)
    upper = {each for code in audience.regions for each in parents(code)}
    copy = select(Delivery.recipient_id).where(
        Delivery.broadcast_id == broadcast.broadcast_id, Delivery.recipient_id == Subscription.recipient_id
    )
    rows = await session.execute(
        select(
            Subscription.recipient_id,
            func.min(Address.address_id),
            func.min(Address.account_id),
            func.min(Subscription.region_code),
            func.min(Resident.digest_hour),
        )
        .join(Resident, Resident.resident_id == Subscription.recipient_id)
        .join(Address, Address.recipient_id == Subscription.recipient_id)
        .where(
            Subscription.region_code.in_(sorted(upper)),
            Subscription.recipient_id > after,
            Subscription.wants_below.is_(True),
            Subscription.ended_at.is_(None),
            Subscription.kind == RecipientKind.RESIDENT,
            Subscription.topics.op("&")(audience.asks(broadcast.lane)) != 0,
            Address.closed_at.is_(None),
            Address.stands_by.is_(False),
            ~copy.exists(),
        )
        .group_by(Subscription.recipient_id)
        .order_by(Subscription.recipient_id)
        .limit(most)
    )
    return [Above(*row) for row in rows]
