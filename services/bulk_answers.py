"""One answer to all who asked the same about one announcement; every copy has its own outcome."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from data import answers as rows
from data import feedback as feedback_rows
from data import ticket_lists
from data.models import Answer, Feedback, Ticket
from data.ticket_lists import Filed
from domain.feedback import MATTERS, AnswerState, FeedbackKind
from domain.likeness import asks_alike
from domain.refusal import Refusal
from domain.role import Right
from services import answers, enclosures, inbox, mandates, tickets
from services.answer_letters import Office
from services.answers import Given, Written
from services.people import Person

MOST = 200
"""Copies in one transaction; the rest are offered again."""

_LOOKED_AT = 1000


@dataclass(frozen=True, slots=True)
class Spread:
    """How many an answer to many has been sent to, and how many are left."""

    sent: int
    left: int


async def alike(session: AsyncSession, person: Person, ticket: Ticket, now: datetime) -> list[Feedback]:
    """The first messages of all who wait for the same answer, this ticket's first; none that a colleague has."""
    root = await feedback_rows.find(session, ticket.ticket_id)
    if root is None or root.announcement_id is None:
        raise Refusal("bulk-no-announcement", number=str(ticket.ticket_id))
    codes = mandates.regions(person, Right.ANSWER)
    found = await ticket_lists.about(session, root.announcement_id, codes, _LOOKED_AT)
    others = [
        each.root for each in found if each.root is not root and _waits(each, person, now) and _same(root, each.root)
    ]
    return [root, *others]


async def draft(session: AsyncSession, person: Person, ticket: Ticket, written: Written, now: datetime) -> Answer:
    """Keep what goes to all of them until its official has seen to how many."""
    await tickets.claim(session, person, ticket, now)
    return await answers.draft(session, person, written, now)


async def send(session: AsyncSession, person: Person, answer_id: int, office: Office, now: datetime) -> Spread:
    """Send a kept answer to the first, and its copies to all who still wait and ask the same."""
    first = await rows.lock(session, answer_id)
    if first is None or first.official_id != person.resident_id or first.feedback_id is None:
        raise Refusal("answer-gone")
    ticket = await tickets.at_desk(session, person, first.feedback_id, office.home)
    meant = await alike(session, person, ticket, now)
    if first.state is AnswerState.DRAFT:
        await tickets.claim(session, person, ticket, now)
        await answers.leave(session, person, Given(first, meant[0]), office, now)
        sent = 1
    else:
        sent = 0
    copies = _Round(person, first, office, now)
    for root in meant[1 : MOST + 1]:
        sent += await copies.copy(session, root)
    return Spread(sent, max(len(meant) - 1 - MOST, 0))


async def outcomes(session: AsyncSession, person: Person, answer_id: int) -> dict[AnswerState, int]:
    """How an official's answer to many went."""
    first = await rows.lock(session, answer_id)
    if first is None or first.official_id != person.resident_id:
        raise Refusal("answer-gone")
    return await rows.states_of(session, answer_id)


@dataclass(frozen=True, slots=True)
class _Round:
    """One official's answer on its way to many."""

    person: Person
    first: Answer
    office: Office
    now: datetime

    async def copy(self, session: AsyncSession, root: Feedback) -> bool:
        """Whether a copy left: not where a colleague was quicker."""
        row = await inbox.open_one(session, self.person, root.feedback_id, self.office.home)
        ticket = await tickets.at_desk(session, self.person, root.feedback_id, self.office.home)
        if ticket.waits_since is None or tickets.is_held(ticket, self.person, self.now):
            return False
        media = await enclosures.of(session, self.first, row.account_id)
        written = Written(row.account_id, self.first.text, media, feedback_id=row.feedback_id)
        answer = await answers.draft(session, self.person, written, self.now)
        answer.bulk_id = self.first.answer_id
        await answers.leave(session, self.person, Given(answer, row), self.office, self.now)
        return True


def _waits(filed: Filed, person: Person, now: datetime) -> bool:
    """Whether its first message is unanswered, and in nobody else's hand."""
    return filed.root.answered_at is None and not tickets.is_held(filed.ticket, person, now)


def _same(one: Feedback, other: Feedback) -> bool:
    return _sort(one) == _sort(other) and asks_alike(one.text, other.text)


def _sort(row: Feedback) -> FeedbackKind | None:
    return row.kind if row.kind in MATTERS else None
