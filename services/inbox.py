"""The inbox of officials: what came in from their own regions, and nothing else."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from data import audits, ticket_lists
from data import feedback as rows
from data.models import Feedback
from data.ticket_lists import Filed, Sieve
from domain.mandate import allows
from domain.refusal import Refusal
from domain.role import Right
from domain.ticket import CLOSED, TicketState
from services import mandates, ticket_desk, tickets
from services.people import Person

__all__ = [
    "PAGE",
    "Filed",
    "Page",
    "Sieve",
    "close",
    "open_one",
    "page",
    "read_one",
    "regions",
    "shown_together",
    "sieve",
]

PAGE = 5
REGIONS = 20


@dataclass(frozen=True, slots=True)
class Page:
    """One page of an inbox; `total` counts all pages, up to as many as are counted."""

    rows: tuple[Filed, ...]
    number: int
    total: int

    @property
    def is_more(self) -> bool:
        """Whether there may be more than was counted."""
        return self.total >= ticket_lists.MOST

    @property
    def last(self) -> int:
        """The number of the last page; the first is 0."""
        return max(self.total - 1, 0) // PAGE


def sieve(person: Person, home: str, code: str | None = None) -> Sieve:
    """What an official may see, to be narrowed further; refused outside the mandate."""
    own = mandates.regions(person, Right.ANSWER)
    if code is not None:
        mandates.require(person, Right.ANSWER, code)
    return Sieve((code,) if code else own, code is None and allows(person.mandates, Right.ANSWER, home))


async def page(session: AsyncSession, person: Person, through: Sieve, wanted: int, now: datetime) -> Page:
    """The page of that number, or the last one where there are fewer; whose words were read is noted."""
    total = await ticket_lists.count(session, through)
    number = min(wanted, max(total - 1, 0) // PAGE)
    found = tuple(await ticket_lists.page(session, through, number * PAGE, PAGE))
    if found:
        read = {"feedback": [each.root.feedback_id for each in found]}
        audits.write(session, person.resident_id, "feedback-read", "feedback", now, read)
    return Page(found, number, total)


async def regions(session: AsyncSession, through: Sieve) -> Sequence[tuple[str, int]]:
    """The regions whose desks have something, with how much."""
    return await ticket_lists.regions_with(session, through, REGIONS)


async def open_one(session: AsyncSession, person: Person, feedback_id: int, home: str) -> Feedback:
    """One feedback, locked; refused unless the person may answer it now."""
    row = await rows.find(session, feedback_id)
    if row is None:
        mandates.regions(person, Right.ANSWER)
        raise Refusal("feedback-unknown", number=str(feedback_id))
    await tickets.at_desk(session, person, row.continues_id or feedback_id, home)
    return await rows.lock(session, feedback_id) or row


async def read_one(session: AsyncSession, person: Person, feedback_id: int, home: str, now: datetime) -> Feedback:
    """One feedback to be read whole; that it was read is noted."""
    row = await open_one(session, person, feedback_id, home)
    audits.write(session, person.resident_id, "feedback-read", f"feedback:{row.feedback_id}", now)
    return row


async def close(session: AsyncSession, person: Person, feedback_id: int, home: str, now: datetime) -> Feedback:
    """Settle a feedback's ticket without an answer."""
    row = await open_one(session, person, feedback_id, home)
    ticket = await tickets.at_desk(session, person, row.continues_id or feedback_id, home)
    if ticket.state not in CLOSED:
        await ticket_desk.move(session, person, ticket, TicketState.DONE, now)
        await session.refresh(row)
    return row


async def shown_together(session: AsyncSession, person: Person, push_id: int) -> list[Feedback]:
    """The feedback that a bundle showed this official."""
    push = await rows.find_push(session, push_id)
    if push is None or push.official_id != person.resident_id:
        raise Refusal("feedback-unknown", number=str(push_id))
    found = [await rows.find(session, feedback_id) for feedback_id in push.feedback_ids]
    return [row for row in found if row is not None]
