"""Questions to the processes of this installation."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from data.models import Process


async def enter(session: AsyncSession, process: Process, forget_before: datetime) -> None:
    """A process has begun; those that gave no sign since a moment are forgotten."""
    await session.execute(delete(Process).where(Process.seen_at < forget_before))
    session.add(process)
    await session.flush()


async def seen(session: AsyncSession, process_id: str, now: datetime) -> bool:
    """A sign of life; False where the process is not known any more."""
    done = await session.execute(
        update(Process)
        .where(Process.process_id == process_id)
        .values(seen_at=now)
        .returning(Process.process_id)
        .execution_options(synchronize_session=False)
    )
    return done.first() is not None


async def leave(session: AsyncSession, process_id: str) -> None:
    """A process has ended in peace."""
    await session.execute(delete(Process).where(Process.process_id == process_id))


async def forget_all(session: AsyncSession) -> None:
    """None of them lives any more."""
    await session.execute(delete(Process))


async def every(session: AsyncSession) -> Sequence[Process]:
    """All that are known, the oldest first."""
    return (await session.scalars(select(Process).order_by(Process.started_at, Process.process_id))).all()
