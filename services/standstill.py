"""Standstill: a broadcast that has paused itself; somebody is told at once, with the ways on."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from data.models import Announcement, Broadcast
from domain.role import Right
from services import contacts, notices
from services.notices import Button, Notice

_WAYS = (
    ("standstill-button-resume", "monitor:resume"),
    ("standstill-button-retry", "monitor:retry"),
    ("standstill-button-cancel", "monitor:cancel"),
)


async def tell(session: AsyncSession, broadcast_id: int, why: str, rejected: int, now: datetime) -> None:
    """Tell its official that so many copies in a row were rejected for one reason; without one, the region's."""
    broadcast = await session.get_one(Broadcast, broadcast_id)
    announcement = await session.get_one(Announcement, broadcast.announcement_id)
    author = await contacts.of(session, broadcast.author_id)
    concerned = [author] if author else await contacts.nearest(session, announcement.region_code, Right.BROADCAST, now)
    values = {
        "id": str(broadcast_id),
        "title": announcement.title or str(broadcast_id),
        "count": rejected,
        "why": why.replace("-", " "),
        "code": why,
    }
    ways = [Button(f"{verb}:{broadcast_id}", key) for key, verb in _WAYS]
    for contact in concerned:
        await notices.tell(session, contact, Notice("standstill", values, ways), now)
