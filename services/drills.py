"""LATIHAN: the whole way of a broadcast, towards those who take part and nobody else, every text saying so first."""

from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from hmac import compare_digest

from sqlalchemy.ext.asyncio import AsyncSession

from data import drafts as draft_rows
from data import mandates as mandate_rows
from domain.audience import To
from domain.broadcast import BroadcastState
from domain.mandate import regions_with
from domain.refusal import Refusal
from domain.role import Right
from services import drafts, mandates, people
from services.drafts import Draft
from services.people import Person, known_id

LINK = "l"
"""The prefix of deep links by which somebody takes part in a drill."""

MOST = 200
"""As many may take part in one drill."""


@dataclass(frozen=True, slots=True)
class Joined:
    """Whoever has been let into a drill, and which."""

    draft_id: int
    title: str


async def begin(session: AsyncSession, draft: Draft, person: Person, now: datetime) -> None:
    """A draft becomes a drill, for its author and the colleagues of the same office."""
    office = regions_with(person.mandates, Right.BROADCAST)
    held = await mandate_rows.held_around(session, office, now)
    colleagues = {
        resident_id for resident_id, theirs in held.items() if set(office) & set(regions_with(theirs, Right.BROADCAST))
    }
    draft.announcement.drill = True
    _take_in(draft, {known_id(person), *sorted(colleagues)[: MOST - 1]})


def end(draft: Draft) -> None:
    """It is meant after all; whom it reaches is what its regions say."""
    draft.announcement.drill = False
    draft.broadcast.audience = replace(draft.audience, to=To.BOTH, only=None).to_json()


def ticket(draft: Draft) -> str:
    """What the link hands over by which somebody takes part: the draft, and a proof that its author has shown it."""
    secret = f"{draft.id}:{draft.announcement.check_code}:{draft.announcement.created_at.isoformat()}"
    return f"{draft.id}_{sha256(secret.encode()).hexdigest()[:16]}"


async def join(session: AsyncSession, account_id: int, person: Person, shown: str, now: datetime) -> Joined:
    """Somebody who was shown the link takes part; refused once the drill has been put forward."""
    number = shown.partition("_")[0]
    broadcast = await draft_rows.locked(session, int(number)) if number.isdecimal() and len(number) < 10 else None
    if broadcast is None or broadcast.state is not BroadcastState.DRAFT:
        raise Refusal("drill-over")
    draft = await drafts.opened(session, broadcast)
    if not draft.announcement.drill or not compare_digest(ticket(draft), shown):
        raise Refusal("drill-over")
    known = await people.ensure_known(session, account_id, person, now)
    taking_part = {*(draft.audience.only or ()), known_id(known)}
    if len(taking_part) > MOST:
        raise Refusal("drill-full", most=MOST)
    _take_in(draft, taking_part)
    return Joined(draft.id, draft.announcement.title)


def require_confined(draft: Draft) -> None:
    """Refuse a drill that could reach anybody but those who take part."""
    confined = draft.audience.only is not None and draft.audience.to is To.RESIDENTS and not draft.broadcast.in_slots
    if draft.announcement.drill and not confined:
        raise Refusal("drill-not-confined")


async def never_sent(session: AsyncSession, person: Person) -> bool:
    """Whether an official has put forward nothing yet: a drill is a good beginning."""
    return mandates.has(person, Right.BROADCAST) and not await draft_rows.any_put_forward(session, known_id(person))


def _take_in(draft: Draft, who: set[int]) -> None:
    draft.broadcast.in_slots = False
    draft.broadcast.audience = replace(draft.audience, to=To.RESIDENTS, only=tuple(sorted(who))).to_json()
