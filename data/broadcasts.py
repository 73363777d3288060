"""Questions to the broadcasts; every change of state names the states it may come from."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from data.models import Account, Announcement, Broadcast, Region, Relay
from domain.broadcast import BroadcastState, sources_of
from domain.delivery import Streak
from domain.kim import RelayState
from domain.lane import Lane
from domain.platform import PlatformName


async def put(session: AsyncSession, broadcast: Broadcast) -> None:
    """A new broadcast, with its id at once."""
    session.add(broadcast)
    await session.flush()


async def by_id(session: AsyncSession, broadcast_id: int) -> Broadcast | None:
    """A broadcast."""
    return await session.get(Broadcast, broadcast_id)


async def held(session: AsyncSession, broadcast_id: int) -> Broadcast:
    """A broadcast as it stands now, held until the transaction ends."""
    return (
        await session.scalars(
            select(Broadcast)
            .where(Broadcast.broadcast_id == broadcast_id)
            .with_for_update(key_share=True)
            .execution_options(populate_existing=True)
        )
    ).one()


async def move(session: AsyncSession, broadcast_id: int, following: BroadcastState, **values: Any) -> bool:
    """Bring a broadcast into a state, if it stands where that may follow; says whether it did."""
    done = await session.execute(
        update(Broadcast)
        .where(Broadcast.broadcast_id == broadcast_id, Broadcast.state.in_(sources_of(following)))
        .values(state=following, **values)
        .returning(Broadcast.broadcast_id)
        .execution_options(synchronize_session=False)
    )
    return done.first() is not None


async def note(session: AsyncSession, broadcast_id: int, **values: Any) -> None:
    """Write facts about a broadcast that are not its state."""
    await session.execute(
        update(Broadcast)
        .where(Broadcast.broadcast_id == broadcast_id)
        .values(**values)
        .execution_options(synchronize_session=False)
    )


async def due(session: AsyncSession, now: datetime) -> Sequence[int]:
    """Scheduled broadcasts whose time has come, the most urgent first."""
    rows = await session.execute(
        select(Broadcast.broadcast_id, Broadcast.lane)
        .where(Broadcast.state == BroadcastState.SCHEDULED, Broadcast.due_at <= now, Broadcast.recurrence.is_(None))
        .order_by(Broadcast.due_at)
        .limit(100)
    )
    return [row.broadcast_id for row in sorted(rows, key=lambda row: row.lane.rank)]


async def in_state(session: AsyncSession, state: BroadcastState) -> Sequence[int]:
    """The broadcasts that stand there, oldest first."""
    rows = await session.scalars(
        select(Broadcast.broadcast_id).where(Broadcast.state == state).order_by(Broadcast.broadcast_id)
    )
    return rows.all()


async def overdue(session: AsyncSession, now: datetime) -> Sequence[int]:
    """Broadcasts that are of no use any more and not over yet."""
    states = sources_of(BroadcastState.EXPIRED)
    rows = await session.scalars(
        select(Broadcast.broadcast_id).where(Broadcast.state.in_(states), Broadcast.expires_at <= now).limit(100)
    )
    return rows.all()


async def running(session: AsyncSession) -> Sequence[int]:
    """The broadcasts of an author that are being sent."""
    rows = await session.scalars(
        select(Broadcast.broadcast_id).where(
            Broadcast.state == BroadcastState.RUNNING, Broadcast.author_id.is_not(None)
        )
    )
    return rows.all()


async def streak(session: AsyncSession, broadcast_id: int, *, hold: bool) -> Streak:
    """The identical rejections in a row so far; `hold` keeps others from writing it until the end."""
    query = select(Broadcast.streak_why, Broadcast.streak).where(Broadcast.broadcast_id == broadcast_id)
    row = (await session.execute(query.with_for_update() if hold else query)).one()
    return Streak(row.streak_why, row.streak)


async def add_doubled(session: AsyncSession, broadcast_id: int, copies: int) -> None:
    """So many copies more may have arrived twice."""
    await note(session, broadcast_id, doubled=Broadcast.doubled + copies)


async def add_kept(session: AsyncSession, broadcast_id: int, copies: int) -> None:
    """So many earlier copies stand as they were."""
    await note(session, broadcast_id, kept=Broadcast.kept + copies)


async def zone(session: AsyncSession, broadcast_id: int) -> str:
    """The time zone in which a broadcast's quiet hours are meant: that of its announcement's region."""
    found = await session.scalar(
        select(Region.zone)
        .join(Announcement, Announcement.region_code == Region.code)
        .join(Broadcast, Broadcast.announcement_id == Announcement.announcement_id)
        .where(Broadcast.broadcast_id == broadcast_id)
    )
    if found is None:
        raise LookupError(f"broadcast {broadcast_id} has no announcement with a region")
    return found


async def accounts_for(session: AsyncSession, platforms: Sequence[PlatformName]) -> Sequence[int]:
    """The accounts over which a broadcast goes; no platform named means every one."""
    query = select(Account.account_id).where(Account.removed_at.is_(None)).order_by(Account.account_id)
    if platforms:
        query = query.where(Account.platform.in_(platforms))
    return (await session.scalars(query)).all()


async def lane_of(session: AsyncSession, broadcast_id: int) -> Lane:
    """The lane of a broadcast."""
    return (await session.scalars(select(Broadcast.lane).where(Broadcast.broadcast_id == broadcast_id))).one()


async def rates(session: AsyncSession, platforms: Sequence[PlatformName]) -> Sequence[int]:
    """The rates of the accounts over which a broadcast goes."""
    ids = await accounts_for(session, platforms)
    return (await session.scalars(select(Account.rate).where(Account.account_id.in_(ids)))).all()


async def relays_waiting(session: AsyncSession, broadcast_id: int) -> int:
    """KIM channels that still wait for their slot to get it."""
    waiting = select(func.count()).where(Relay.origin_broadcast_id == broadcast_id, Relay.state == RelayState.WAITING)
    return await session.scalar(waiting) or 0
