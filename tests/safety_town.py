"""A town whose residents were warned of a flood and asked whether they are safe."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select

from data.database import Database
from data.models import Address, Broadcast, Delivery, Tally
from domain.announcement import Asks
from domain.broadcast import BroadcastState
from domain.delivery import DeliveryState
from domain.lane import Lane
from domain.message import Content, Target
from services import announcements, rendering
from services.announcements import Written
from tests.feedback_town import TOWN, Town, founded


async def warned(home: Database, account_id: int, now: datetime, people: Sequence[tuple[str, str]]) -> Town:
    """These people (ref and region) hold a copy with buttons; 1 is the official of the town."""
    town = founded(home, account_id, now)
    await town.official("1", TOWN)
    residents = [(await town.resident(ref, code), ref, code) for ref, code in people]
    async with home.sessions.begin() as session:
        said = await announcements.draft(session, Written(Content(text="Banjir di kota"), TOWN, "BPBD"), now)
        said.asks = Asks.SAFETY
        broadcast = Broadcast(
            announcement_id=said.announcement_id, audience={}, lane=Lane.EMERGENCY, state=BroadcastState.DONE,
            created_at=now, started_at=now, finished_at=now,
        )  # fmt: skip
        session.add(broadcast)
        await session.flush()
        for resident_id, ref, code in residents:
            address_id = await session.scalar(select(Address.address_id).where(Address.recipient_id == resident_id))
            session.add(
                Delivery(
                    broadcast_id=broadcast.broadcast_id,
                    recipient_id=resident_id,
                    address_id=address_id,
                    account_id=account_id,
                    chunk_id=1,
                    fence=1,
                    region_code=code,
                    state=DeliveryState.SENT,
                    message_id=f"{ref}0",
                    claimed_at=now,
                    settled_at=now,
                )
            )
        session.add(Tally(broadcast_id=broadcast.broadcast_id, state=DeliveryState.SENT, copies=len(residents)))
        message = (await rendering.render(session, said, account_id, "id", now)).message
    for _, ref, _ in residents:
        town.talk.show(Target(ref), message)
    return town
