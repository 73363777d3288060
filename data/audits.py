"""The audit trail: written right before a transaction commits, so that nobody waits long for its end."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import event, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Session, SessionTransaction

from data.models import Audit, AuditHead
from domain.audit import GENESIS, Entry, Facts, Origin, plain, sealed

_PENDING, _ORIGIN = "audits", "origin"
_HEAD = 1
BATCH = 1000


class AuditedSession(Session):
    """A session whose acts are sealed into the trail when it commits."""


@dataclass(frozen=True, slots=True)
class _Act:
    """What was done inside a transaction that has not been committed."""

    within: SessionTransaction
    entry: Entry  # its number is given when it is sealed


def write(  # noqa: PLR0913 - an audit row is exactly these facts
    session: AsyncSession,
    actor_id: int | None,
    verb: str,
    thing: str,
    at: datetime,
    after: Facts | None = None,
    *,
    before: Facts | None = None,
) -> None:
    """One line of the trail, in the caller's transaction; `actor_id` None is the operator or the system."""
    inner = session.sync_session
    facts = plain(after or {})
    entry = Entry(0, actor_id, origin(session), verb, thing, None if before is None else plain(before), facts, at)
    within = inner.get_nested_transaction() or inner.get_transaction() or inner.begin()
    inner.info.setdefault(_PENDING, []).append(_Act(within, entry))


def comes_from(session: AsyncSession, where: Origin) -> None:
    """Whatever this session does was asked for there."""
    session.info[_ORIGIN] = where


def info(where: Origin) -> dict[str, Any]:
    """What a session is made with that acts from there."""
    return {_ORIGIN: where}


def origin(session: AsyncSession) -> Origin:
    """From where this session acts."""
    where: Origin = session.info.get(_ORIGIN, Origin.SYSTEM)
    return where


async def head(session: AsyncSession) -> tuple[int, str]:
    """How many rows the trail says to have, and its last seal."""
    found = await session.get(AuditHead, _HEAD, populate_existing=True)
    return (found.number, found.seal) if found else (0, GENESIS)


async def stream(session: AsyncSession, after: int = 0, until: int | None = None) -> AsyncIterator[tuple[Entry, str]]:
    """The rows behind a number with their seals, in order; only a page of them is in memory."""
    while rows := await page(session, after, BATCH):
        for row in rows:
            if until is not None and row.number > until:
                return
            yield entry_of(row), row.seal
        after = rows[-1].number
        session.expunge_all()


async def page(session: AsyncSession, after: int, most: int) -> Sequence[Audit]:
    """The rows behind a number."""
    return (await session.scalars(select(Audit).where(Audit.number > after).order_by(Audit.number).limit(most))).all()


async def newest(session: AsyncSession, before: int | None, most: int) -> Sequence[Audit]:
    """The newest rows, or those before a number, the newest first."""
    query = select(Audit) if before is None else select(Audit).where(Audit.number < before)
    return (await session.scalars(query.order_by(Audit.number.desc()).limit(most))).all()


def entry_of(row: Audit) -> Entry:
    """A row as the entry that was sealed."""
    return Entry(row.number, row.actor_id, row.origin, row.verb, row.object, row.before, row.after, row.at)


@event.listens_for(AuditedSession, "before_commit")
def _seal(session: Session) -> None:
    if session.in_nested_transaction():
        return  # only a savepoint: what happened in it may still be undone
    acts: list[_Act] = session.info.pop(_PENDING, [])
    if not acts:
        return
    session.flush()
    end = _end(session)
    for act in acts:
        entry = replace(act.entry, number=end.number + 1)
        end.number, end.seal = entry.number, sealed(entry, end.seal)
        session.add(_row(entry, end.seal))


@event.listens_for(AuditedSession, "after_soft_rollback")
def _undo(session: Session, previous: SessionTransaction) -> None:
    pending: list[_Act] = session.info.get(_PENDING, [])
    session.info[_PENDING] = [act for act in pending if not _inside(act.within, previous)]


def _end(session: Session) -> AuditHead:
    """The end of the trail, held until the commit."""
    found = session.get(AuditHead, _HEAD, with_for_update=True)
    if found is None:
        dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
        first = dialect.insert(AuditHead).values(audit_head_id=_HEAD, number=0, seal=GENESIS)
        session.execute(first.on_conflict_do_nothing())
        found = session.get_one(AuditHead, _HEAD, with_for_update=True)
    return found


def _inside(transaction: SessionTransaction | None, undone: SessionTransaction) -> bool:
    while transaction is not None:
        if transaction is undone:
            return True
        transaction = transaction.parent
    return False


def _row(entry: Entry, seal: str) -> Audit:
    return Audit(
        number=entry.number,
        actor_id=entry.actor_id,
        origin=entry.origin,
        verb=entry.verb,
        object=entry.thing,
        before=None if entry.before is None else dict(entry.before),
        after=dict(entry.after),
        at=entry.at,
        seal=seal,
    )
