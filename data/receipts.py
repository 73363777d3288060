"""Questions to the receipts: stored as they come, matched with the copies that they speak of."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import CursorResult, delete, select, text, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from data.models import Delivery, Receipt
from domain.delivery import DeliveryState


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy that left, by its message."""

    broadcast_id: int
    recipient_id: int
    account_id: int
    address_id: int
    message_id: str | None
    state: DeliveryState
    attempts: int
    doubled: int


async def add(session: AsyncSession, rows: Sequence[dict[str, Any]]) -> None:
    """Store receipts; those that are stored already are left alone."""
    dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    keys = ["account_id", "message_id", "state"]
    await session.execute(dialect.insert(Receipt).values(rows).on_conflict_do_nothing(index_elements=keys))


async def any_due(session: AsyncSession, now: datetime) -> bool:
    """Whether `due` would find something."""
    return await session.scalar(select(Receipt.receipt_id).where(Receipt.due_at <= now).limit(1)) is not None


async def due(session: AsyncSession, now: datetime, most: int) -> Sequence[Receipt]:
    """The receipts that are to be looked at, locked against other schedulers."""
    rows = await session.scalars(
        select(Receipt)
        .where(Receipt.due_at <= now)
        .order_by(Receipt.due_at, Receipt.receipt_id)
        .limit(most)
        .with_for_update(skip_locked=True)
    )
    return rows.all()


async def copies(session: AsyncSession, message_ids: Collection[str]) -> Mapping[tuple[int, str], Copy]:
    """By account and message, the copies that are meant, held until the transaction ends."""
    rows = await session.execute(
        select(
            Delivery.broadcast_id,
            Delivery.recipient_id,
            Delivery.account_id,
            Delivery.address_id,
            Delivery.message_id,
            Delivery.state,
            Delivery.attempts,
            Delivery.doubled,
        )
        # the length is what the index is made for: messages of Telegram have short numbers, and no receipts
        .where(Delivery.message_id.in_(sorted(message_ids)), text("length(message_id) > 12"))
        .with_for_update()
    )
    return {(row.account_id, row.message_id): Copy(*row) for row in rows.all() if row.message_id}


async def move(session: AsyncSession, copy: Copy, values: Mapping[str, Any]) -> bool:
    """Write what a copy has come to; False where it stands elsewhere by now."""
    done = await session.execute(
        update(Delivery)
        .where(
            Delivery.broadcast_id == copy.broadcast_id,
            Delivery.recipient_id == copy.recipient_id,
            Delivery.state == copy.state,
            Delivery.message_id == copy.message_id,
        )
        .values(**values)
        .execution_options(synchronize_session=False)
    )
    assert isinstance(done, CursorResult)  # noqa: S101 - an UPDATE always answers with a cursor
    return bool(done.rowcount)


async def drop(session: AsyncSession, receipt_ids: Collection[int]) -> None:
    """They have said what they had to say."""
    await session.execute(delete(Receipt).where(Receipt.receipt_id.in_(sorted(receipt_ids))))


async def look_again(session: AsyncSession, receipt_ids: Collection[int], looks: int, due_at: datetime) -> None:
    """They found no copy yet."""
    await session.execute(
        update(Receipt)
        .where(Receipt.receipt_id.in_(sorted(receipt_ids)))
        .values(looks=looks, due_at=due_at)
        .execution_options(synchronize_session=False)
    )
