"""Relays: announcements that wait for the next slot of the KIM channels they are for."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from data import kims
from data import relays as rows
from data.models import Broadcast, Relay
from data.relays import Place
from domain import slots
from domain.audience import Audience
from domain.recipient import RecipientKind
from domain.region import contains

USEFUL = timedelta(hours=24)
"""How long after its slot a relay without an end of its own is still of use."""


async def put(session: AsyncSession, announcement_id: int, codes: Sequence[str], now: datetime) -> int:
    """A feed's announcement waits in every channel of these regions; in how many."""
    return await _put(session, await rows.linked_in(session, codes), announcement_id, None, now)


async def put_broadcast(session: AsyncSession, broadcast: Broadcast, now: datetime) -> int:
    """A broadcast "in the next slot" waits in every channel of its audience; in how many."""
    audience = Audience.from_json(broadcast.audience)
    if not broadcast.in_slots or RecipientKind.CHANNEL not in audience.to.kinds:
        return 0
    places = [
        place
        for place in await rows.linked_in(session, audience.regions)
        if not any(contains(minus, place.region_code) for minus in audience.minus)
    ]
    return await _put(session, places, broadcast.announcement_id, broadcast, now)


async def none_left(session: AsyncSession, announcement_id: int) -> bool:
    """Whether an announcement has left in no slot yet."""
    return await rows.none_left(session, announcement_id)


async def due_at(session: AsyncSession, kim_channel_id: int, zone: str, now: datetime) -> datetime:
    """When a channel's next slot comes."""
    own = (await kims.slots_of(session, [kim_channel_id])).get(kim_channel_id, slots.DEFAULT)
    return slots.next_slot(own, now, zone) or now


async def _put(
    session: AsyncSession, places: Sequence[Place], announcement_id: int, origin: Broadcast | None, now: datetime
) -> int:
    own = await kims.slots_of(session, [place.kim_channel_id for place in places])
    waiting = []
    for place in places:
        due = slots.next_slot(own.get(place.kim_channel_id, slots.DEFAULT), now, place.zone) or now
        ends = origin.expires_at if origin and origin.expires_at else due + USEFUL
        waiting.append(
            Relay(
                kim_channel_id=place.kim_channel_id,
                announcement_id=announcement_id,
                origin_broadcast_id=origin.broadcast_id if origin else None,
                due_at=due,
                expires_at=ends,
                created_at=now,
            )
        )
    await rows.put(session, waiting)
    return len(waiting)
