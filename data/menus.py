"""Questions to the menus that should be shown anew."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from data.models import Address, Menu


async def ask(session: AsyncSession, resident_id: int, now: datetime) -> None:
    """Every private chat of a person should get its menu anew."""
    chats = await session.execute(
        select(Address.account_id, Address.ref).where(Address.recipient_id == resident_id, Address.closed_at.is_(None))
    )
    dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    for account_id, ref in chats.all():
        fresh = {"due_at": now, "attempts": 0, "resident_id": resident_id}
        row = dialect.insert(Menu).values(account_id=account_id, chat_ref=ref, **fresh)
        await session.execute(row.on_conflict_do_update(index_elements=["account_id", "chat_ref"], set_=fresh))


async def any_due(session: AsyncSession, accounts: Collection[int], now: datetime) -> bool:
    """Whether a chat waits for its menu."""
    found = await session.scalar(
        select(Menu.chat_ref).where(Menu.due_at <= now, Menu.account_id.in_(accounts)).limit(1)
    )
    return found is not None


async def due(session: AsyncSession, accounts: Collection[int], now: datetime, most: int) -> Sequence[Menu]:
    """The chats that wait for their menu, locked against other schedulers."""
    rows = await session.scalars(
        select(Menu)
        .where(Menu.due_at <= now, Menu.account_id.in_(accounts))
        .order_by(Menu.due_at)
        .limit(most)
        .with_for_update(skip_locked=True)
    )
    return rows.all()


async def at(session: AsyncSession, account_id: int, chat_ref: str) -> Menu | None:
    """The wish of one chat, locked; None if there is none any more."""
    return await session.get(Menu, (account_id, chat_ref), with_for_update=True)


async def done(session: AsyncSession, menu: Menu) -> None:
    """Nothing is left to show."""
    await session.execute(delete(Menu).where(Menu.account_id == menu.account_id, Menu.chat_ref == menu.chat_ref))
