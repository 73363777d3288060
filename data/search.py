"""Questions to the words of the feedback: FTS5 on SQLite, tsvector on PostgreSQL.

The database keeps both in step by itself (`data.migrations.searching`), also when something is erased. FTS5 before
SQLite 3.42 still has erased words in its file until its parts are merged: `forget` does that in small steps.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, cast, column, func, literal_column, select, table, text
from sqlalchemy.dialects.postgresql import TSQUERY
from sqlalchemy.ext.asyncio import AsyncSession

from data.models import Feedback, Ticket
from data.rows import on_postgres
from data.ticket_lists import Sieve, passes
from domain.search import Sought

STEP = 500
"""Pages that one step of forgetting writes at most: others wait no longer than for a turn of a broadcast."""

_NEAR = 20_000
"""Numbers within which words are looked for one by one before the index is asked."""

_PROVINCE = 2  # letters of a province's code: whoever looks after all of it is not narrowed by it


_SEARCH = table("feedback_search", column("rowid"))
_CHANGES = text("SELECT total_changes()")


async def having(session: AsyncSession, sieve: Sieve, sought: Sought, before: int, most: int) -> Sequence[Feedback]:
    """The newest feedback behind a sieve that has all the words, from before a number on."""
    if on_postgres(session):
        return await _by_words(session, sieve, sought, before, most)
    return (await session.scalars(_from_index(sieve, sought, before).limit(most))).all()


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


async def _by_words(session: AsyncSession, sieve: Sieve, sought: Sought, before: int, most: int) -> Sequence[Feedback]:
    """PostgreSQL can't guess how many have a word: common ones are among the newest, all others are in the index."""
    page = _at_desk(select(Feedback), sieve).where(Feedback.feedback_id < before)
    page = page.order_by(Feedback.feedback_id.desc()).limit(most)
    newest = await session.scalar(select(func.max(Feedback.feedback_id)).where(Feedback.feedback_id < before)) or 0
    near = (await session.scalars(page.where(_has(sieve, sought), Feedback.feedback_id > newest - _NEAR))).all()
    if len(near) == most:
        return near
    found = select(Feedback.feedback_id).where(_has(sieve, sought)).cte("found").prefix_with("MATERIALIZED")
    await session.execute(text("SET LOCAL enable_seqscan = off"))
    every = (await session.scalars(page.where(Feedback.feedback_id.in_(select(found.c.feedback_id))))).all()
    await session.execute(text("SET LOCAL enable_seqscan = on"))
    return every


def _at_desk(question: Select[Any], sieve: Sieve) -> Select[Any]:
    """Tied to its ticket, whose desk decides who may see it; mere thanks have none."""
    ticket = Ticket.ticket_id == func.coalesce(Feedback.continues_id, Feedback.feedback_id)
    return question.join(Ticket, ticket).where(passes(sieve))


def _has(sieve: Sieve, sought: Sought) -> ColumnElement[bool]:
    """All the words, and one of the regions where that narrows anything."""
    asked = [_either(f"'{each}':*" for each in beginnings) for beginnings in sought.beginnings]
    if codes := _narrow(sieve):
        asked.append(_either(f"'{code}'" for code in codes))
    return literal_column("feedback.words").op("@@", is_comparison=True)(cast(" & ".join(asked), TSQUERY))


def _narrow(sieve: Sieve) -> tuple[str, ...]:
    """The regions that are worth asking the index for."""
    whole = sieve.homeless or any(len(code) <= _PROVINCE for code in sieve.codes)
    return () if whole else sieve.codes


def _any(words: Iterable[str]) -> str:
    return "(" + " OR ".join(words) + ")"


def _either(lexemes: Iterable[str]) -> str:
    return "(" + " | ".join(lexemes) + ")"
