"""Searching what residents wrote, inside the searcher's own regions; whose words were read is noted."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from data import audits, residents
from data import search as rows
from data.models import Feedback
from data.ticket_lists import Sieve
from domain import search
from domain.mandate import allows
from domain.refusal import Refusal
from domain.role import Right
from domain.search import Sought
from services import mandates
from services.people import Person

PAGE = 5
VOCABULARY = 5000
"""How many of the newest texts a misspelt word is compared with."""

FIRST = 2**31 - 1
"""Before this number: from the newest on."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody typed, and before which number it goes on; 0: from the newest."""

    typed: str
    before: int = 0


@dataclass(frozen=True, slots=True)
class Found:
    """A page of what was found, newest first; `more`: there is older; `resembling`: nothing but alike words."""

    rows: tuple[Feedback, ...]
    more: bool
    resembling: bool = False


async def find(session: AsyncSession, person: Person | None, through: Sieve, wanted: Wanted, now: datetime) -> Found:
    """What has all the words that were typed, or else words that look like them; `person` None is the operator."""
    sought = search.sought(wanted.typed)
    if not sought.words:
        raise Refusal("search-nothing-typed")
    found = await _found(session, through, sought, wanted.before or FIRST)
    if found.rows:
        read = {"feedback": [row.feedback_id for row in found.rows]}
        actor = person.resident_id if person else None
        audits.write(session, actor, "feedback-read", "feedback", now, read)
    return found


def scope(person: Person, home: str) -> Sieve:
    """Where an official may look; refused where nowhere."""
    codes = mandates.regions(person, Right.ANSWER)
    return Sieve(codes, states=None, homeless=allows(person.mandates, Right.ANSWER, home))


def everywhere(code: str | None, home: str) -> Sieve:
    """Where an operator looks: in a region, or in the whole house."""
    return Sieve((code or home,), states=None, homeless=code is None)


async def forget(session: AsyncSession, *, begins: bool) -> bool:
    """A step towards losing what erased people wrote from the index's file too; whether there is more to do."""
    return await (rows.begin_forgetting(session) if begins else rows.forget(session))


async def last_erasure(session: AsyncSession) -> datetime | None:
    """When somebody was erased last."""
    return await residents.last_erasure(session)


async def _found(session: AsyncSession, through: Sieve, sought: Sought, before: int) -> Found:
    rows_found = await rows.having(session, through, sought, before, PAGE + 1)
    if rows_found:
        return Found(tuple(rows_found[:PAGE]), len(rows_found) > PAGE)
    meant = search.meant(sought, await rows.newest_texts(session, through, VOCABULARY))
    alike = await rows.having(session, through, meant, before, PAGE + 1) if meant else ()
    return Found(tuple(alike[:PAGE]), len(alike) > PAGE, resembling=True)
