"""What residents who were warned say of themselves, and the officials who help those in need."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from data import audits, regions
from data import mandates as mandate_rows
from data import safety as rows
from data import tickets as ticket_rows
from data.models import Feedback, SafetyAnswer
from domain.mandate import allows
from domain.refusal import Refusal
from domain.role import Right
from domain.safety import TAKEN, SafetyState
from domain.ticket import OPEN, Side, TicketState, may_move
from services import contacts, mandates, notices, texts, ticket_notices, tickets
from services import regions as places
from services.notices import Notice
from services.people import Person, known_id
from services.ticket_notices import News


@dataclass(frozen=True, slots=True)
class Warned:
    """Somebody whom a copy of an announcement reached, for a region."""

    announcement_id: int
    resident_id: int
    region_code: str


async def standing(session: AsyncSession, person: Person, announcement_id: int) -> SafetyAnswer | None:
    """What a person said last under an announcement."""
    return await rows.lock(session, announcement_id, person.resident_id) if person.resident_id else None


async def answer(session: AsyncSession, who: Warned, state: SafetyState, row: Feedback, now: datetime) -> None:
    """From now on this is what a resident says of themselves; `row` is the message that said so."""
    said = await rows.lock(session, who.announcement_id, who.resident_id)
    if said is None:
        await rows.put(session, _first(who, state, row, now))
        return
    if said.state is SafetyState.NEEDS_HELP and state is SafetyState.SAFE:
        await _call_off(session, said, now)
    said.state, said.since, said.feedback_id, said.region_code = state, now, row.feedback_id, who.region_code
    said.taken_by = said.taken_at = said.helped_at = None
    await session.flush()


async def take(session: AsyncSession, person: Person, feedback_id: int, now: datetime) -> SafetyAnswer:
    """An official looks after somebody in need, who is told; refused while a colleague does."""
    call = await _call(session, person, feedback_id)
    if call.helped_at is not None:
        raise Refusal("safety-helped-already", number=str(feedback_id))
    if is_taken(call, now) and call.taken_by != person.resident_id:
        raise Refusal("safety-taken", **await taken(session, call, person.language))
    call.taken_by, call.taken_at = known_id(person), now
    _note(session, person, call, "help-taken", now)
    await _move(session, person, call, TicketState.IN_WORK, now)
    return call


async def helped(session: AsyncSession, person: Person, feedback_id: int, now: datetime) -> SafetyAnswer:
    """Somebody in need has been helped, and is told that it was noted."""
    call = await _call(session, person, feedback_id)
    if call.helped_at is None:
        call.taken_by, call.taken_at = call.taken_by or known_id(person), call.taken_at or now
        call.helped_at = now
        _note(session, person, call, "help-given", now)
        await _move(session, person, call, TicketState.DONE, now)
    return call


def is_taken(call: SafetyAnswer, now: datetime) -> bool:
    """Whether an official is on the way; one of whom nothing was heard for long no longer counts."""
    return call.taken_at is not None and call.taken_at + TAKEN > now


async def taken(session: AsyncSession, call: SafetyAnswer, language: str) -> dict[str, object]:
    """Who looks after somebody in need, and since when."""
    who = await mandate_rows.label_of(session, call.taken_by) if call.taken_by else None
    zone = await places.zone_of(session, call.region_code)
    return {
        "number": str(call.feedback_id),
        "who": who or texts.say("ticket-colleague", language),
        "since": texts.clock(call.taken_at or call.since, zone),
    }


def _first(who: Warned, state: SafetyState, row: Feedback, now: datetime) -> SafetyAnswer:
    return SafetyAnswer(
        announcement_id=who.announcement_id,
        resident_id=who.resident_id,
        region_code=who.region_code,
        state=state,
        since=now,
        feedback_id=row.feedback_id,
    )


async def _call(session: AsyncSession, person: Person, feedback_id: int) -> SafetyAnswer:
    call = await rows.of_feedback(session, feedback_id)
    if call is None or call.state is not SafetyState.NEEDS_HELP:
        mandates.regions(person, Right.READ_PERSONAL)
        raise Refusal("safety-gone", number=str(feedback_id))
    mandates.require(person, Right.READ_PERSONAL, call.region_code)
    return call


async def _call_off(session: AsyncSession, call: SafetyAnswer, now: datetime) -> None:
    """Whoever needed help is safe: their ticket is settled, and an official on the way is told."""
    ticket = await ticket_rows.find(session, call.feedback_id)
    if ticket is not None and ticket.state in OPEN:
        await tickets.settle(session, ticket, call.resident_id, now)
    official = await contacts.of(session, call.taken_by) if call.helped_at is None and is_taken(call, now) else None
    if official is not None:
        titles = await regions.titles(session, [call.region_code])
        values = {"number": str(call.feedback_id), "place": titles.get(call.region_code, call.region_code)}
        await notices.tell(session, official, Notice("safety-told-safe", values), now)


async def _move(session: AsyncSession, person: Person, call: SafetyAnswer, target: TicketState, now: datetime) -> None:
    """The ticket of a call for help goes along, where it lies at this official's desk and no colleague has it."""
    ticket = await ticket_rows.lock(session, call.feedback_id)
    if ticket is None or not allows(person.mandates, Right.ANSWER, ticket.region_code or call.region_code):
        return
    if may_move(ticket.state, target, Side.DESK) and not tickets.is_held(ticket, person, now):
        await tickets.move(session, person, ticket, target, now)
    news = News("safety-told-helped" if target is TicketState.DONE else "safety-told-taken")
    await ticket_notices.tell_resident(session, ticket, news, person, now)


def _note(session: AsyncSession, person: Person, call: SafetyAnswer, verb: str, now: datetime) -> None:
    facts = {"announcement": call.announcement_id, "region": call.region_code}
    audits.write(session, person.resident_id, verb, f"feedback:{call.feedback_id}", now, facts)
