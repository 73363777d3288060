"""Broadcasts of warnings from feeds: made, let go without anybody, or left waiting for an official."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from data import audits
from data import drafts as rows
from data.models import Broadcast
from domain.audience import Audience
from domain.broadcast import BroadcastState
from domain.lane import Lane
from services import alert_notices, broadcasts


async def draft(
    session: AsyncSession, announcement_id: int, codes: Sequence[str], until: datetime, now: datetime
) -> Broadcast:
    """A broadcast of what a warning says, to some regions; nothing leaves yet."""
    broadcast = Broadcast(
        announcement_id=announcement_id,
        audience=Audience(regions=tuple(codes)).to_json(),
        lane=Lane.EMERGENCY,
        state=BroadcastState.DRAFT,
        created_at=now,
        expires_at=until,
    )
    await rows.put(session, broadcast)
    return broadcast


async def tell(session: AsyncSession, broadcast: Broadcast, now: datetime, *, at_once: bool) -> None:
    """It leaves at once, or waits for an official; the nearest hear of it either way."""
    if at_once:
        await let_go(session, broadcast, now)
    await alert_notices.tell(session, broadcast, now)


async def let_go(session: AsyncSession, broadcast: Broadcast, now: datetime) -> None:
    """Nobody is asked: the rule of its feed was agreed to."""
    broadcast.state, broadcast.confirmed_at = BroadcastState.APPROVED, now
    broadcast.reported_at = now  # nobody asked for it
    await session.flush()
    await broadcasts.schedule(session, broadcast.broadcast_id, now)
    detail = {"regions": list(Audience.from_json(broadcast.audience).regions), "kind": str(broadcast.kind)}
    audits.write(session, None, "alert-sent", f"broadcast:{broadcast.broadcast_id}", now, detail)
