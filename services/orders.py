"""Orders: a whole broadcast given at once, as the shell does; the same rules as step by step in chat."""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from domain.audience import To
from domain.hazard import Alert
from domain.lane import Lane
from domain.message import Content
from domain.topic import Topic
from services import approvals, drafts, drills, emergencies
from services.approvals import ORDINARILY, Manner
from services.drafts import Draft
from services.people import Person


@dataclass(frozen=True, slots=True)
class Order:
    """Everything that a draft could be told; what is left out is as by default."""

    content: Content
    regions: tuple[str, ...] = ()
    minus: tuple[str, ...] = ()
    to: To = To.BOTH
    topic: Topic | None = None
    lane: Lane = Lane.NEWS
    alert: Alert | None = None
    due_at: datetime | None = None
    in_slots: bool = False
    source: str | None = None
    drill: bool = False
    manner: Manner = ORDINARILY


async def place(session: AsyncSession, person: Person, order: Order, account_id: int, now: datetime) -> int:
    """Draft it, check it and put it forward; the broadcast's id."""
    draft = await drafts.begin(session, person, order.content, account_id, now)
    if order.regions:
        await drafts.cover(session, person, draft, order.regions)
    if order.minus:
        await drafts.aim(session, person, draft, replace(draft.audience, minus=order.minus))
    drafts.address(draft, order.to)
    drafts.time(draft, order.due_at, in_slots=order.in_slots)
    if order.source is not None:
        drafts.attribute(draft, order.source)
    await _urgency(session, draft, order)
    if order.drill:
        await drills.begin(session, draft, person, now)
    await session.flush()
    return (await approvals.submit(session, draft.id, person, now, order.manner)).draft.id


async def _urgency(session: AsyncSession, draft: Draft, order: Order) -> None:
    if order.lane is not Lane.EMERGENCY:
        drafts.ask_topic(draft, order.topic)
        return
    given = order.alert or Alert()
    if given.hazard is not None:
        await emergencies.warn(session, draft, given.hazard)
    usual = draft.alert or Alert(more=order.content.text, entities=order.content.entities)
    draft.broadcast.lane = draft.announcement.lane = Lane.EMERGENCY
    whole = replace(
        usual,
        place=given.place,
        until=given.until,
        action=given.action or usual.action,
        contact=given.contact or usual.contact,
    )
    await emergencies.tell(session, draft, whole)
