"""What is known of broadcasts, as plain facts for the shell."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from data import monitoring as rows
from data.models import Announcement, Broadcast
from domain.audience import Audience
from domain.delivery import DeliveryState
from domain.refusal import Refusal
from services import broadcasts

Facts = dict[str, object]


async def one(session: AsyncSession, broadcast_id: int, now: datetime) -> Facts:
    """Everything countable about one broadcast."""
    broadcast = await session.get(Broadcast, broadcast_id)
    if broadcast is None:
        raise Refusal("broadcast-unknown", id=str(broadcast_id))
    counts = await broadcasts.counts(session, broadcast_id)
    audience = Audience.from_json(broadcast.audience)
    planned = counts.expected
    if planned is None and broadcast.started_at is None:
        planned = sum((await broadcasts.reach(session, audience, broadcast.lane, now)).values())
    return {
        **_named(broadcast, await session.get_one(Announcement, broadcast.announcement_id)),
        "audience": audience.to_json(),
        "confirmed_at": _iso(broadcast.confirmed_at),
        "started_at": _iso(broadcast.started_at),
        "finished_at": _iso(broadcast.finished_at),
        "expires_at": _iso(broadcast.expires_at),
        "paused_why": broadcast.paused_why,
        "planned": planned,
        "sent": counts.arrived,
        "failed": counts.failed,
        "waiting": counts.waiting,
        "possibly_doubled": counts.doubled,
        "by_state": {str(state): counts.by_state.get(state, 0) for state in DeliveryState},
        "relays": await rows.relays_by_state(session, broadcast_id),
    }


async def newest(session: AsyncSession, most: int) -> Sequence[Facts]:
    """The newest broadcasts, drafts left out."""
    return [_named(broadcast, announcement) for broadcast, announcement in await rows.newest(session, most)]


def _named(broadcast: Broadcast, announcement: Announcement) -> Facts:
    return {
        "id": broadcast.broadcast_id,
        "state": str(broadcast.state),
        "lane": str(broadcast.lane),
        "title": announcement.title,
        "region": announcement.region_code,
        "check_code": announcement.check_code,
        "due_at": _iso(broadcast.due_at),
    }


def _iso(at: datetime | None) -> str | None:
    return at.isoformat() if at else None
