"""Answers of officials: stored before they leave, in the resident's thread, kept while the resident is away."""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from data import answers as rows
from data import audits
from data import feedback as feedback_rows
from data.models import Answer, Feedback, Ticket
from domain.feedback import AnswerState
from domain.message import MediaItem
from domain.refusal import Refusal
from services import answer_letters, desks, enclosures, inbox, tickets
from services.answer_letters import Office
from services.people import Person


@dataclass(frozen=True, slots=True)
class Written:
    """What an official wrote as an answer, and where."""

    account_id: int
    text: str
    media: tuple[MediaItem, ...] = ()
    album: str | None = None
    feedback_id: int | None = None  # None: it is still to be chosen
    asks: bool = False  # a question to the resident


@dataclass(frozen=True, slots=True)
class Given:
    """What became of an answer. With `colleagues`, or `held`, it waits until its official insists."""

    answer: Answer
    row: Feedback | None  # None: it is still to be chosen
    colleagues: tuple[Answer, ...] = ()
    held: Refusal | None = None  # somebody else has the ticket in hand


async def draft(session: AsyncSession, official: Person, written: Written, now: datetime) -> Answer:
    """Keep what an official wrote, before it is clear to which feedback, and whether it should leave."""
    if official.resident_id is None:
        raise ValueError("an official has a row")
    answer = Answer(
        feedback_id=written.feedback_id,
        official_id=official.resident_id,
        asks=written.asks,
        text=written.text,
        album=written.album,
        written_at=now,
        state=AnswerState.DRAFT,
    )
    await rows.put(session, answer)
    await enclosures.keep(session, answer, written.media, written.account_id)
    return answer


async def give(session: AsyncSession, official: Person, answer: Answer, office: Office, now: datetime) -> Given:
    """Send a draft; where a colleague has answered already, or is about to, it waits until its official insists."""
    row = await inbox.open_one(session, official, answer.feedback_id or 0, office.home)
    ticket = await _ticket(session, official, row, office)
    if tickets.is_held(ticket, official, now):
        return Given(answer, row, held=await tickets.held(session, ticket, official))
    before = [each for each in await _answers_to(session, row) if each.official_id != official.resident_id]
    given = Given(answer, row, tuple(before))
    return given if before else await leave(session, official, given, office, now)


async def insist(session: AsyncSession, official: Person, answer_id: int, office: Office, now: datetime) -> Given:
    """Send a draft although a colleague has answered; a chief takes the ticket over where one has it in hand."""
    answer = await drafted(session, official, answer_id)
    row = await inbox.open_one(session, official, answer.feedback_id or 0, office.home)
    await tickets.claim(session, official, await _ticket(session, official, row, office), now, take_over=True)
    return await leave(session, official, Given(answer, row), office, now)


async def drafted(session: AsyncSession, official: Person, answer_id: int) -> Answer:
    """An official's own answer that has not left yet; refused for any other."""
    answer = await rows.lock(session, answer_id)
    if answer is None or answer.official_id != official.resident_id:
        raise Refusal("answer-gone")
    if answer.state is not AnswerState.DRAFT:
        raise Refusal("answer-gone")
    return answer


async def choose(session: AsyncSession, official: Person, answer_id: int, feedback_id: int) -> Answer:
    """An official says which feedback a draft answers; the right to it is checked when it is given."""
    answer = await drafted(session, official, answer_id)
    answer.feedback_id = feedback_id
    return answer


async def more_of_album(
    session: AsyncSession, official: Person, written: Written, office: Office, now: datetime
) -> Given | None:
    """A further picture of an album that has begun an answer: it belongs to the first, or follows it."""
    if written.album is None or official.resident_id is None:
        return None
    first = await rows.of_album(session, official.resident_id, written.album)
    if first is None:
        return None
    if first.state is AnswerState.DRAFT or first.feedback_id is None:
        await enclosures.keep(session, first, written.media, written.account_id)
        return Given(first, None)
    row = await inbox.open_one(session, official, first.feedback_id, office.home)
    answer = await draft(session, official, replace(written, feedback_id=row.feedback_id), now)
    return await leave(session, official, Given(answer, row), office, now)


async def leave(session: AsyncSession, official: Person, given: Given, office: Office, now: datetime) -> Given:
    """Whatever was to be asked has been: the answer settles its thread and leaves."""
    answer, row = given.answer, given.row
    if row is None:
        raise ValueError("an answer leaves for a feedback")
    answer.region_code = desks.spoken_for(official.mandates, row.region_code or office.home)
    ticket = await _ticket(session, official, row, office)
    await feedback_rows.settle_thread(session, row, answer.written_at, now)
    audits.write(session, official.resident_id, "feedback-answered", f"feedback:{row.feedback_id}", now)
    if answer.asks:
        await tickets.asked(session, official, ticket, now)
    else:
        await tickets.answered(session, official, ticket, now)
    await answer_letters.write(session, answer, row, office, now)
    return Given(answer, row)


async def _answers_to(session: AsyncSession, row: Feedback) -> list[Answer]:
    """What has answered a message; one that is settled may have been answered beside another of its thread."""
    if row.answered_at is None:
        return list(await rows.to(session, [row.feedback_id]))
    said = await feedback_rows.thread(session, row.continues_id or row.feedback_id)
    given = await rows.to(session, [each.feedback_id for each in said])
    return [each for each in given if each.written_at >= row.received_at]


async def _ticket(session: AsyncSession, official: Person, row: Feedback, office: Office) -> Ticket:
    return await tickets.at_desk(session, official, row.continues_id or row.feedback_id, office.home)
