"""Backups: the house as blocks, and put back: what was about to leave waits, who was erased stays erased."""

from collections.abc import AsyncIterator, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from data import archive, audits, migrate, residents, unpacking
from data import broadcasts as rows
from domain.broadcast import BroadcastState
from domain.refusal import Refusal
from services import broadcasts, privacy

RESTORED = "restored"
"""Why a broadcast stands still: it ran, or was due, when the backup was made."""

Head = unpacking.Head


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore came to."""

    rows: int
    paused: int  # broadcasts that wait for an official
    erased: int  # residents who were erased after the backup was made


def blocks(session: AsyncSession, now: datetime) -> AsyncIterator[bytes]:
    """Everything in one moment's picture, in blocks of lines; memory does not grow with the house."""
    return archive.blocks(session, now)


def head(lines: Iterator[bytes]) -> Head:
    """What the backup says of itself."""
    try:
        return unpacking.head(lines)
    except unpacking.Damaged:
        raise Refusal("backup-damaged") from None


async def restore(
    session: AsyncSession, lines: Iterator[bytes], erased: Mapping[int, datetime], now: datetime
) -> Restored:
    """Fill the empty tables of the backup's revision, bring them to today's, and make them safe to run.

    `erased`: by resident, when; those after the backup was made are erased again.
    """
    connection = await session.connection()
    try:
        count = await connection.run_sync(lambda inner: unpacking.fill(inner, lines))
    except unpacking.Damaged:
        raise Refusal("backup-damaged") from None
    await connection.run_sync(migrate.to)
    gone = await _erase_again(session, erased)
    paused = await _hold(session, now)
    audits.write(session, None, "house-restored", "house", now, {"rows": count, "paused": paused, "erased": gone})
    return Restored(count, paused, gone)


async def erased_since(session: AsyncSession, after: datetime) -> dict[int, datetime]:
    """Who was erased after a moment, and when; ids only."""
    return await residents.erased_since(session, after)


async def _erase_again(session: AsyncSession, erased: Mapping[int, datetime]) -> int:
    known = await residents.unerased(session, list(erased))
    for resident_id in known:
        await privacy.erase(session, resident_id, erased[resident_id])
    return len(known)


async def _hold(session: AsyncSession, now: datetime) -> int:
    """Start what is due, so that its audience is that of the backup; then pause whatever runs."""
    await broadcasts.open_due(session, now)
    running = await rows.in_state(session, BroadcastState.RUNNING)
    for broadcast_id in running:
        await rows.move(session, broadcast_id, BroadcastState.PAUSED, paused_at=now, paused_why=RESTORED)
    return len(running)
