"""Questions to the stored updates."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from data.models import Update


async def add(session: AsyncSession, rows: Sequence[dict[str, Any]]) -> int:
    """Store updates; those that are stored already are left alone. How many were new."""
    dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    statement = dialect.insert(Update).values(rows).on_conflict_do_nothing(index_elements=["account_id", "update_id"])
    return len((await session.scalars(statement.returning(Update.stored_update_id))).all())


async def unanswered(
    session: AsyncSession, accounts: Sequence[int], most: int, besides: Collection[str] = ()
) -> Sequence[tuple[int, int, str]]:
    """The oldest updates of some accounts that are not over, `besides` those of some people: id, account, person."""
    rows = await session.execute(
        select(Update.stored_update_id, Update.account_id, Update.person)
        .where(Update.answered_at.is_(None), Update.account_id.in_(accounts), Update.person.not_in(besides))
        .order_by(Update.stored_update_id)
        .limit(most)
    )
    return [(row[0], row[1], row[2]) for row in rows]


async def locked(session: AsyncSession, stored_update_id: int) -> Update:
    """One update, held until the transaction ends."""
    return await session.get_one(Update, stored_update_id, with_for_update=True)
