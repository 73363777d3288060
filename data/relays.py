"""Questions to the relays: announcements that wait for a slot of a KIM channel, or have left in one."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from data.kims import in_any
from data.models import Broadcast, KimChannel, Region, Relay
from domain.kim import ChannelState, RelayState


@dataclass(frozen=True, slots=True)
class Place:
    """A linked channel with its region and that region's zone."""

    kim_channel_id: int
    region_code: str
    zone: str


async def linked_in(session: AsyncSession, codes: Iterable[str]) -> Sequence[Place]:
    """The linked channels of some regions and whatever lies in them."""
    rows = await session.execute(
        select(KimChannel.kim_channel_id, Region.code, Region.zone)
        .join(Region, Region.code == KimChannel.region_code)
        .where(KimChannel.state == ChannelState.LINKED, in_any(KimChannel.region_code, codes))
        .order_by(KimChannel.kim_channel_id)
    )
    return [Place(*row) for row in rows]


async def put(session: AsyncSession, waiting: Sequence[Relay]) -> None:
    """These announcements wait in these channels; one that waits or has left there already stays as it is."""
    columns = ("kim_channel_id", "announcement_id", "origin_broadcast_id", "due_at", "expires_at", "created_at")
    rows = [{"state": RelayState.WAITING, **{name: getattr(each, name) for name in columns}} for each in waiting]
    on = postgresql.insert if session.get_bind().dialect.name == "postgresql" else sqlite.insert
    for start in range(0, len(rows), 500):
        await session.execute(on(Relay).on_conflict_do_nothing(), rows[start : start + 500])


async def anything_due(session: AsyncSession, now: datetime) -> bool:
    """Whether some linked channel's slot has come, or something that waits has lost its use."""
    due = (Relay.due_at <= now) & (KimChannel.state == ChannelState.LINKED)
    found = await session.scalar(
        select(Relay.relay_id)
        .join(KimChannel, KimChannel.kim_channel_id == Relay.kim_channel_id)
        .where(Relay.state == RelayState.WAITING, or_(due, Relay.expires_at <= now))
        .limit(1)
    )
    return found is not None


async def none_left(session: AsyncSession, announcement_id: int) -> bool:
    """Whether an announcement has left in no channel yet."""
    left = select(Relay.relay_id).where(Relay.announcement_id == announcement_id, Relay.state == RelayState.RELAYED)
    return await session.scalar(left.limit(1)) is None


async def due_channels(session: AsyncSession, now: datetime, after: int, most: int) -> Sequence[int]:
    """The next linked channels of which a slot has come, held against other schedulers until the transaction ends."""
    waiting = select(Relay.kim_channel_id).where(Relay.state == RelayState.WAITING, Relay.due_at <= now)
    rows = await session.scalars(
        select(KimChannel.kim_channel_id)
        .where(KimChannel.state == ChannelState.LINKED, KimChannel.kim_channel_id > after)
        .where(KimChannel.kim_channel_id.in_(waiting))
        .order_by(KimChannel.kim_channel_id)
        .limit(most)
        .with_for_update(skip_locked=True)
    )
    return rows.all()


async def due_in(session: AsyncSession, kim_channel_ids: Collection[int], now: datetime) -> Sequence[Relay]:
    """What waits in these channels for a slot that has come, in the order in which it began to wait."""
    rows = await session.scalars(
        select(Relay)
        .where(Relay.kim_channel_id.in_(kim_channel_ids), Relay.state == RelayState.WAITING, Relay.due_at <= now)
        .order_by(Relay.kim_channel_id, Relay.relay_id)
        .execution_options(populate_existing=True)
    )
    return rows.all()


async def posts_since(session: AsyncSession, kim_channel_ids: Collection[int], since: datetime) -> dict[int, int]:
    """How many posts each channel got by relay since a moment; one without any is left out."""
    rows = await session.execute(
        select(Relay.kim_channel_id, func.count(Relay.broadcast_id.distinct()))
        .where(Relay.kim_channel_id.in_(kim_channel_ids), Relay.state == RelayState.RELAYED, Relay.settled_at > since)
        .group_by(Relay.kim_channel_id)
    )
    return {row[0]: row[1] for row in rows if row[1] is not None}


async def settle(
    session: AsyncSession, relay_ids: Collection[int], state: RelayState, now: datetime, broadcast_id: int | None = None
) -> int:
    """Waiting relays come to an end; how many did: one that another scheduler settled is not counted."""
    done = await session.scalars(
        update(Relay)
        .where(Relay.relay_id.in_(relay_ids), Relay.state == RelayState.WAITING)
        .values(state=state, settled_at=now, broadcast_id=broadcast_id)
        .returning(Relay.relay_id)
        .execution_options(synchronize_session=False)
    )
    return len(done.all())


async def expire(session: AsyncSession, now: datetime) -> Sequence[Relay]:
    """Waiting relays that are of no use any more come to an end."""
    rows = await session.scalars(
        update(Relay)
        .where(Relay.state == RelayState.WAITING, Relay.expires_at <= now)
        .values(state=RelayState.EXPIRED, settled_at=now)
        .returning(Relay)
        .execution_options(synchronize_session=False)
    )
    return rows.all()


async def cancel(session: AsyncSession, now: datetime, *, broadcast_id: int) -> None:
    """Nothing of a broadcast waits for a slot any more."""
    await session.execute(
        update(Relay)
        .where(Relay.origin_broadcast_id == broadcast_id, Relay.state == RelayState.WAITING)
        .values(state=RelayState.CANCELLED, settled_at=now)
    )


async def cancel_channel(session: AsyncSession, kim_channel_id: int, now: datetime) -> None:
    """Nothing waits for a slot of a channel any more."""
    await session.execute(
        update(Relay)
        .where(Relay.kim_channel_id == kim_channel_id, Relay.state == RelayState.WAITING)
        .values(state=RelayState.CANCELLED, settled_at=now)
    )


async def cancel_announcements(session: AsyncSession, announcement_ids: Collection[int], now: datetime) -> None:
    """None of these announcements waits for a slot any more."""
    await session.execute(
        update(Relay)
        .where(Relay.announcement_id.in_(announcement_ids), Relay.state == RelayState.WAITING)
        .values(state=RelayState.CANCELLED, settled_at=now)
    )


async def move_due(session: AsyncSession, kim_channel_id: int, due_at: datetime, useful_until: datetime) -> None:
    """What waits in a channel waits for another slot from now on; a broadcast's own end stays its end."""
    rows = await session.execute(
        select(Relay, Broadcast.expires_at)
        .outerjoin(Broadcast, Broadcast.broadcast_id == Relay.origin_broadcast_id)
        .where(Relay.kim_channel_id == kim_channel_id, Relay.state == RelayState.WAITING)
    )
    for relay, ends_at in rows:
        relay.due_at, relay.expires_at = due_at, ends_at or useful_until


async def last_relayed(session: AsyncSession, kim_channel_ids: Collection[int]) -> dict[int, datetime]:
    """When each channel got a post in a slot last."""
    rows = await session.execute(
        select(Relay.kim_channel_id, func.max(Relay.settled_at))
        .where(Relay.kim_channel_id.in_(kim_channel_ids), Relay.state == RelayState.RELAYED)
        .group_by(Relay.kim_channel_id)
    )
    return {row[0]: row[1] for row in rows if row[1] is not None}


async def waiting_in(session: AsyncSession, kim_channel_ids: Collection[int]) -> dict[int, tuple[int, datetime]]:
    """How many announcements wait in each channel, and until when."""
    rows = await session.execute(
        select(Relay.kim_channel_id, func.count(), func.min(Relay.due_at))
        .where(Relay.kim_channel_id.in_(kim_channel_ids), Relay.state == RelayState.WAITING)
        .group_by(Relay.kim_channel_id)
    )
    return {channel_id: (count, at) for channel_id, count, at in rows}


async def carried_by(session: AsyncSession, broadcast_id: int) -> Sequence[Relay]:
    """The relays that a broadcast carries into their slot; none for a broadcast of its own."""
    return (await session.scalars(select(Relay).where(Relay.broadcast_id == broadcast_id))).all()


async def regions_of(session: AsyncSession, kim_channel_ids: Collection[int]) -> dict[int, str]:
    """The regions of some linked channels."""
    rows = await session.execute(
        select(KimChannel.kim_channel_id, KimChannel.region_code).where(
            KimChannel.kim_channel_id.in_(kim_channel_ids),
            KimChannel.state == ChannelState.LINKED,
            KimChannel.region_code.is_not(None),
        )
    )
    return {row[0]: row[1] for row in rows if row[1] is not None}
