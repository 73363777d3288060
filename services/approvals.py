"""Approvals: from an official's yes to a broadcast that will leave. Who else must agree is decided here."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from data import audits
from data.models import Broadcast
from domain.broadcast import BroadcastState, may_become
from domain.lane import Lane
from domain.refusal import Refusal
from services import announcements, broadcasts, drafts, emergencies, lengths
from services.drafts import Draft
from services.people import Person

USEFUL = timedelta(hours=48)
"""How long after its time news is still worth sending."""


@dataclass(frozen=True, slots=True)
class Confirmed:
    """What a yes came to; `fresh` is False where it had been said before."""

    draft: Draft
    fresh: bool


async def confirm(session: AsyncSession, broadcast_id: int, person: Person, now: datetime) -> Confirmed:
    """The official says yes: submitted, approved, scheduled. Saying it twice is harmless."""
    draft = await drafts.find(session, person, broadcast_id)
    broadcast = draft.broadcast
    if broadcast.state is BroadcastState.CANCELLED and broadcast.confirmed_at is None:
        raise Refusal("broadcast-moved-on", id=str(broadcast_id), state=str(broadcast.state))
    if broadcast.state is not BroadcastState.DRAFT:
        return Confirmed(draft, fresh=False)
    await require_ready(session, draft, now)
    for following in (BroadcastState.SUBMITTED, BroadcastState.APPROVED):
        _move(broadcast, following)
    broadcast.confirmed_at = now
    broadcast.expires_at = _expiry(draft, broadcast.due_at or now)
    await session.flush()
    await broadcasts.schedule(session, broadcast_id, now)
    await session.refresh(broadcast)
    detail = {"lane": str(broadcast.lane), "regions": list(draft.audience.regions)}
    audits.write(session, person.resident_id, "broadcast-confirmed", f"broadcast:{broadcast_id}", now, detail)
    return Confirmed(draft, fresh=True)


async def require_ready(session: AsyncSession, draft: Draft, now: datetime) -> None:
    """Refuse a draft that can't leave as it stands, saying what to change."""
    due_at = draft.broadcast.due_at
    if due_at is not None and due_at <= now:
        raise Refusal("broadcast-due-passed")
    emergencies.require_whole(draft, due_at or now)
    content = await announcements.content(session, draft.announcement, 0)
    if not (content.text.strip() or content.media or content.poll):
        raise Refusal("broadcast-empty")
    await lengths.require_fit(session, draft.announcement, content)
    if not draft.audience.stretches(draft.broadcast.lane):
        raise Refusal("audience-nothing-left")


def _move(broadcast: Broadcast, following: BroadcastState) -> None:
    if not may_become(broadcast.state, following):
        raise Refusal("broadcast-moved-on", id=str(broadcast.broadcast_id), state=str(broadcast.state))
    broadcast.state = following


def _expiry(draft: Draft, due_at: datetime) -> datetime:
    alert = draft.alert
    if draft.broadcast.lane is Lane.EMERGENCY and alert is not None and alert.until is not None:
        return alert.until
    return due_at + USEFUL
