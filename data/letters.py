"""Questions to the letters: what leaves without anybody having just written."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from data.models import Letter


async def any_due(session: AsyncSession, accounts: Collection[int], now: datetime) -> bool:
    """Whether a letter of these accounts should leave."""
    found = await session.scalar(
        select(Letter.letter_id).where(Letter.due_at <= now, Letter.account_id.in_(accounts)).limit(1)
    )
    return found is not None


async def take_due(session: AsyncSession, accounts: Collection[int], now: datetime, most: int) -> Sequence[Letter]:
    """The oldest letters that should leave, locked against other senders."""
    rows = await session.scalars(
        select(Letter)
        .where(Letter.due_at <= now, Letter.account_id.in_(accounts))
        .order_by(Letter.letter_id)
        .limit(most)
        .with_for_update(skip_locked=True)
    )
    return rows.all()


async def get(session: AsyncSession, letter_id: int) -> Letter:
    """One letter, locked."""
    return await session.get_one(Letter, letter_id, with_for_update=True)


async def put(session: AsyncSession, letter: Letter) -> None:
    """A new letter."""
    session.add(letter)
    await session.flush()


async def knocked(session: AsyncSession, account_id: int, ref: str) -> bool:
    """Whether a template has already knocked for letters that wait there."""
    waiting = (Letter.account_id == account_id, Letter.chat_ref == ref, Letter.settled_at.is_(None))
    query = select(Letter.letter_id).where(*waiting, Letter.knocked_at.is_not(None)).limit(1)
    return await session.scalar(query) is not None


async def release(session: AsyncSession, account_id: int, ref: str, now: datetime) -> None:
    """Letters that wait for somebody to write are due."""
    await session.execute(
        update(Letter)
        .where(Letter.account_id == account_id, Letter.chat_ref == ref, Letter.settled_at.is_(None))
        .where(Letter.waits.is_(True))
        .values(due_at=now, waits=False)
        .execution_options(synchronize_session=False)
    )
