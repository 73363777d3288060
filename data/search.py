"""Questions to the words of the feedback: FTS5 on SQLite, tsvector on PostgreSQL.

The database keeps both in step by itself (`data.migrations.searching`), also when something is erased. FTS5 before
SQLite 3.42 still has erased words in its file until its parts are merged: `forget` does that in small steps.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, cast, column, func, literal_column, select, table, text, true
from sqlalchemy.dialects.postgresql import TSQUERY
from sqlalchemy.ext.asyncio import AsyncSession

from data.models import Feedback, Ticket
from data.rows import on_postgres
from data.ticket_lists import Sieve, passes
from domain.search import Sought

STEP = 500
"""Pages that one step of forgetting writes at most: others wait no longer than for a turn of a broadcast."""

_PROVINCE = 2  # letters of a province's code: whoever looks after all of it is not narrowed by it


_SEARCH = table("feedback_search", column("rowid"))
_CHANGES = text("SELECT total_changes()")


async def having(session: AsyncSession, sieve: Sieve, sought: Sought, before: int, most: int) -> Sequence[Feedback]:
    """The newest feedback behind a sieve that has all the words, from before a number on."""
    question = (_from_words if on_postgres(session) else _from_index)(sieve, sought, before)
    return (await session.scalars(question.limit(most))).all()


async def newest_texts(session: AsyncSession, sieve: Sieve, most: int) -> Sequence[str]:
    """What the newest tickets behind a sieve began with."""
    newest = select(Ticket.ticket_id).where(passes(sieve)).order_by(Ticket.ticket_id.desc()).limit(most).subquery()
    return (await session.scalars(select(Feedback.text).join(newest, newest.c.ticket_id == Feedback.feedback_id))).all()


async def begin_forgetting(session: AsyncSession) -> bool:
    """From now on the parts of the index are merged into one; whether there is more to do.

    Nothing on PostgreSQL, whose vacuum takes away what was erased.
    """
    return not on_postgres(session) and await _merge(session, -STEP)


async def forget(session: AsyncSession) -> bool:
    """One more step of it."""
    return not on_postgres(session) and await _merge(session, STEP)


async def _merge(session: AsyncSession, pages: int) -> bool:
    before = await session.scalar(_CHANGES)
    merge = text("INSERT INTO feedback_search (feedback_search, rank) VALUES ('merge', :pages)")
    await session.execute(merge, {"pages": pages})
    return (await session.scalar(_CHANGES) or 0) - (before or 0) > 1  # the order itself counts as one


def _from_index(sieve: Sieve, sought: Sought, before: int) -> Select[Feedback]:
    words = (_any(f'"{each}" *' for each in beginnings) for beginnings in sought.beginnings)
    match = f"text : ({' AND '.join(words)})"
    if codes := _narrow(sieve):
        match += " AND place : " + _any(f'"{code.replace(".", "")}"' for code in codes)
    rowid = _SEARCH.c.rowid
    found = select(Feedback).select_from(_SEARCH).join(Feedback, rowid == Feedback.feedback_id)
    has = literal_column("feedback_search").op("MATCH", is_comparison=True)(match)
    return _at_desk(found, sieve).where(has, rowid < before).order_by(rowid.desc())


def _from_words(sieve: Sieve, sought: Sought, before: int) -> Select[Feedback]:
    words = (_either(f"'{each}':*" for each in beginnings) for beginnings in sought.beginnings)
    codes = _narrow(sieve)
    around = _has(_either(f"'{code}'" for code in codes)) if codes else true()
    found = _at_desk(select(Feedback), sieve).where(_has(" & ".join(words)), around, Feedback.feedback_id < before)
    return found.order_by(Feedback.feedback_id.desc())


def _at_desk(question: Select[Any], sieve: Sieve) -> Select[Any]:
    """Tied to its ticket, whose desk decides who may see it; mere thanks have none."""
    ticket = Ticket.ticket_id == func.coalesce(Feedback.continues_id, Feedback.feedback_id)
    return question.join(Ticket, ticket).where(passes(sieve))


def _has(query: str) -> ColumnElement[bool]:
    return literal_column("feedback.words").op("@@", is_comparison=True)(cast(query, TSQUERY))


def _narrow(sieve: Sieve) -> tuple[str, ...]:
    """The regions that are worth asking the index for."""
    whole = sieve.homeless or any(len(code) <= _PROVINCE for code in sieve.codes)
    return () if whole else sieve.codes


def _any(words: Iterable[str]) -> str:
    return "(" + " OR ".join(words) + ")"


def _either(lexemes: Iterable[str]) -> str:
    return "(" + " | ".join(lexemes) + ")"
