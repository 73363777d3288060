"""Corrections, withdrawals and closings for the tests of sending: put forward as a service would."""

from sqlalchemy import func, select

from data.database import Database
from data.models import Announcement, Broadcast, Delivery
from domain.broadcast import BroadcastKind, BroadcastState
from domain.delivery import DeliveryState
from domain.lane import Lane
from services import broadcasts, corrections
from services.corrections import Subject
from tests.approving import warrant
from tests.delivering import present


async def follow(database: Database, original_id: int, kind: BroadcastKind, text: str = "", note: str = "") -> int:
    """A broadcast of this kind about another, due now; `text`: what it says itself."""
    async with database.sessions.begin() as session:
        original = await session.get_one(Broadcast, original_id)
        said = await session.get_one(Announcement, original.announcement_id)
        own = said
        if kind is not BroadcastKind.WITHDRAWAL:
            own = Announcement(
                region_code=said.region_code,
                source=said.source,
                check_code=f"B{original_id}{kind}",
                lane=Lane.CORRECTION,
                text=text,
                title=text,
                entities=[],
                created_at=present(),
            )
            session.add(own)
            await session.flush()
        draft = await corrections.begin(session, Subject(original, said), own, kind, present())
        draft.broadcast.note = note or None
        draft.broadcast.state, draft.broadcast.confirmed_at = BroadcastState.APPROVED, present()
        await warrant(session, draft.broadcast)
        await broadcasts.schedule(session, draft.id, present())
        return draft.id


async def states(database: Database, broadcast_id: int) -> dict[DeliveryState, int]:
    """How many rows of the ledger stand in each state."""
    async with database.reads() as session:
        found = await session.execute(
            select(Delivery.state, func.count()).where(Delivery.broadcast_id == broadcast_id).group_by(Delivery.state)
        )
        return {row[0]: row[1] for row in found}
