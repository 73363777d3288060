"""Feedback: stored before it is answered, tied to what it answers, changed without losing its first words."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from data import answers as answer_rows
from data import feedback as rows
from data import safety as safety_rows
from data.models import Answer, Feedback
from domain.feedback import FeedbackKind, MatchReason, confidence, is_thanks
from domain.refusal import Refusal
from domain.safety import SafetyState
from domain.ticket import Terms
from services import enclosures, mutes, tickets
from services.matching import Match, Said, match
from services.mutes import Mute
from services.people import Person

LISTED = 10


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of a resident's words. `added`: they only completed an album that is acknowledged already."""

    row: Feedback
    choices: tuple[str, ...] = ()  # the resident's regions, where only they know which is meant
    added: bool = False
    mute: Mute | None = None  # it is held, since its resident is muted there

    @property
    def number(self) -> str:
        """The number that the resident hears: of the first message of the thread."""
        return number(self.row)


@dataclass(frozen=True, slots=True)
class Thread:
    """A feedback with what continues it and what was answered, each oldest first."""

    root: Feedback
    said: tuple[Feedback, ...]
    answers: tuple[Answer, ...]


def number(row: Feedback) -> str:
    """The number under which a feedback is spoken of."""
    return str(row.continues_id or row.feedback_id)


async def receive(session: AsyncSession, person: Person, said: Said, terms: Terms, now: datetime) -> Receipt:
    """Store what a known person said, tie it to what it answers, and open its ticket."""
    resident_id, address_id = _known(person)
    if said.album and (begun := await rows.of_album(session, resident_id, said.account_id, said.album)):
        await _complete(session, begun, said)
        return Receipt(begun, added=True)
    found = await match(session, resident_id, said, now)
    kind = _kind(said, found)
    asked = kind is not FeedbackKind.THANKS and bool(found.choices)
    danger = kind is not FeedbackKind.THANKS and (said.danger or await _calls_on(session, found))
    row = Feedback(
        resident_id=resident_id,
        address_id=address_id,
        region_code=found.region_code,
        announcement_id=found.announcement_id,
        continues_id=found.continues_id,
        kind=kind,
        matched_by=found.reason,
        text=said.text,
        confidence=confidence(found.reason),
        danger=danger,
        held_at=now if _is_held(said) and not danger else None,
        account_id=said.account_id,
        chat_ref=said.chat_ref if said.in_group else None,
        thread=said.thread,
        message_id=said.message_id,
        album=said.album,
        received_at=now,
        settled_region_at=None if asked else now,
    )
    await rows.put(session, row)
    await enclosures.keep(session, row, said.media, said.account_id)
    await tickets.open_for(session, row, terms, now)
    return Receipt(row, found.choices if asked else (), mute=await mutes.hold(session, row, now))


async def amend(session: AsyncSession, person: Person, said: Said, terms: Terms, now: datetime) -> Feedback | None:
    """A message was changed: its feedback reads anew and keeps its first words; None if there is nothing to change."""
    if person.resident_id is None or said.message_id is None:
        return None
    chat_ref = said.chat_ref if said.in_group else None
    row = await rows.of_message(session, person.resident_id, said.account_id, chat_ref, said.message_id)
    if row is None or row.text == said.text or not said.text:
        return None
    if row.first_text is None:
        row.first_text = row.text
    row.text, row.edited_at = said.text, now
    if row.kind is FeedbackKind.THANKS and not is_thanks(said.text):
        row.kind = FeedbackKind.REPLY if row.announcement_id else FeedbackKind.FREE
    row.danger = row.danger or (row.kind is not FeedbackKind.THANKS and said.danger)
    row.held_at = row.held_at or (now if _is_held(said) else None)
    if row.answered_at is None and row.closed_at is None:
        row.pushed_at = None  # the official sees the new words too
    await session.flush()
    await tickets.reworded(session, row, terms, now)
    return row


async def choose_region(session: AsyncSession, person: Person, feedback_id: int, code: str, now: datetime) -> Feedback:
    """The resident says which of their regions is meant; where it lay before does not matter."""
    row = await own(session, person, feedback_id)
    if row.region_code != code:
        row.region_code, row.pushed_at = code, None
    if row.matched_by in {MatchReason.NONE, MatchReason.RECENT}:
        row.matched_by, row.confidence = MatchReason.CHOSEN, confidence(MatchReason.CHOSEN)
    row.settled_region_at = row.settled_region_at or now
    await session.flush()
    await tickets.lies_in(session, row, code)
    await mutes.hold(session, row, now)
    return row


async def own(session: AsyncSession, person: Person, feedback_id: int) -> Feedback:
    """A person's own feedback; refused for anybody else's, as if there were none."""
    row = await rows.lock(session, feedback_id)
    if row is None or person.resident_id is None or row.resident_id != person.resident_id:
        raise Refusal("feedback-not-yours")
    return row


async def mine(session: AsyncSession, person: Person) -> list[Thread]:
    """A person's last feedback with its answers, newest first."""
    if person.resident_id is None:
        return []
    roots = await rows.of_resident(session, person.resident_id, LISTED)
    return [await thread(session, root) for root in roots]


async def thread(session: AsyncSession, row: Feedback) -> Thread:
    """Everything said and answered around one feedback."""
    said = tuple(await rows.thread(session, row.continues_id or row.feedback_id))
    given = tuple(await answer_rows.to(session, [each.feedback_id for each in said]))
    return Thread(said[0], said, given)


async def _calls_on(session: AsyncSession, found: Match) -> bool:
    """Whether this adds to a call for help. Whoever writes there still needs it, also after an official has helped."""
    if found.continues_id is None:
        return False
    call = await safety_rows.of_feedback(session, found.continues_id)
    if call is None or call.state is not SafetyState.NEEDS_HELP:
        return False
    call.helped_at = None
    return True


async def _complete(session: AsyncSession, row: Feedback, said: Said) -> None:
    await enclosures.keep(session, row, said.media, said.account_id)
    if said.text and said.text != row.text:
        row.text = f"{row.text}\n{said.text}".strip()
        row.danger = row.danger or said.danger
        row.held_at = row.held_at or (row.received_at if _is_held(said) else None)


def _kind(said: Said, found: Match) -> FeedbackKind:
    if said.matter is not None:
        return said.matter
    if said.short or (not said.media and is_thanks(said.text)):
        return FeedbackKind.THANKS
    if found.announcement_id is not None or found.continues_id is not None:
        return FeedbackKind.REPLY
    return FeedbackKind.FREE


def _is_held(said: Said) -> bool:
    """Held for review; a cry for help is never held, whatever else it says."""
    return said.blocked and not said.danger


def _known(person: Person) -> tuple[int, int]:
    if person.resident_id is None or person.address_id is None:
        raise ValueError("the person must be known before their words are stored")
    return person.resident_id, person.address_id
