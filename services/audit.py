"""The audit trail: where acts come from, whether it is whole, and what it says, for those who may read it."""

import csv
import io
import json
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from data import audits
from data.audits import comes_from
from domain.audit import GENESIS, Entry, Origin, sealed
from domain.role import Right
from services import mandates
from services.people import Person

__all__ = [
    "COLUMNS",
    "MOST",
    "PAGE",
    "Verdict",
    "all_from",
    "cells",
    "comes_from",
    "entries",
    "export",
    "exported",
    "fields",
    "newest",
    "verify",
]

PAGE = 10
MOST = 5_000
"""Rows of an export in chat; the shell exports all."""

COLUMNS = ("number", "at", "actor_id", "origin", "verb", "object", "before", "after")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a check of the whole trail came to; `broken` is the first row that is not what it was."""

    rows: int
    seal: str  # of the last row that is whole
    broken: int | None = None

    @property
    def whole(self) -> bool:
        """Whether nothing was changed, removed or put in between."""
        return self.broken is None


def all_from(sessions: async_sessionmaker[AsyncSession], where: Origin) -> None:
    """Whatever is done in these sessions from now on was asked for there."""
    sessions.configure(info=audits.info(where))


async def verify(session: AsyncSession, known: tuple[int, str] | None = None) -> Verdict:
    """Walk the whole trail as it is now; `known` is a row with the seal that somebody noted down earlier."""
    end = await audits.head(session)
    number, seal = 0, GENESIS
    async for entry, said in audits.stream(session, until=end[0]):
        noted = known is None or known[0] != entry.number or known[1] == said
        if entry.number != number + 1 or said != sealed(entry, seal) or not noted:
            return Verdict(number, seal, number + 1)
        number, seal = entry.number, said
    whole = end == (number, seal) and (known is None or known[0] <= number)
    if whole and await audits.page(session, number, 1):  # added while we were reading, by the rules or past them
        whole = await audits.head(session) != end
    return Verdict(number, seal, None if whole else number + 1)


async def entries(session: AsyncSession, after: int = 0) -> AsyncIterator[Entry]:
    """Every row behind a number, in order."""
    async for entry, _ in audits.stream(session, after):
        yield entry


async def newest(
    session: AsyncSession, person: Person, home: str, before: int | None, now: datetime
) -> Sequence[Entry]:
    """A page of the trail, the newest first, for whoever audits the home region; that it was read is noted."""
    mandates.require(person, Right.AUDIT, home)
    rows = await audits.newest(session, before, PAGE)
    audits.write(session, person.resident_id, "audit-read", "audit", now)
    return [audits.entry_of(row) for row in rows]


async def export(session: AsyncSession, person: Person, home: str, now: datetime) -> tuple[str, int]:
    """The newest rows as the text of a table, oldest first, for whoever audits the home region; and how many."""
    mandates.require(person, Right.AUDIT, home)
    exported(session, person.resident_id, now)
    rows = [audits.entry_of(row) for row in await audits.newest(session, None, MOST)]
    table = io.StringIO()
    csv.writer(table).writerows([COLUMNS, *(cells(entry) for entry in reversed(rows))])
    return table.getvalue(), len(rows)


def exported(session: AsyncSession, actor_id: int | None, now: datetime) -> None:
    """Note that the trail leaves the house."""
    audits.write(session, actor_id, "audit-exported", "audit", now)


def fields(entry: Entry) -> dict[str, object]:
    """An entry by the columns of an export."""
    values = (
        entry.number,
        entry.at.isoformat(timespec="microseconds"),
        entry.actor_id,
        entry.origin.value,
        entry.verb,
        entry.thing,
        entry.before,
        entry.after,
    )
    return dict(zip(COLUMNS, values, strict=True))


def cells(entry: Entry) -> list[str]:
    """The same as the cells of a table."""
    return [_cell(value) for value in fields(entry).values()]


def _cell(value: object) -> str:
    if value is None:
        return ""
    return json.dumps(value) if isinstance(value, dict) else str(value)
