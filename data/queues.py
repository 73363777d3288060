"""Queues: rows that are due at a moment of theirs, claimed so that nobody else does the same meanwhile."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Generic, TypeVar

from sqlalchemy import ColumnElement, inspect, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from data.models.base import Base

Row = TypeVar("Row", bound=Base)


@dataclass(frozen=True, slots=True)
class Queue(Generic[Row]):
    """The rows of a table that wait, each for the moment in `due_at`, while `conditions` hold."""

    table: type[Row]
    due_at: InstrumentedAttribute[Any]
    conditions: tuple[ColumnElement[bool], ...] = ()

    async def is_due(self, session: AsyncSession, now: datetime) -> bool:
        """Whether something is to be done now."""
        due = select(self.due_at).where(*self.conditions, self.due_at <= now).limit(1)
        return await session.scalar(due) is not None

    async def claim(self, session: AsyncSession, now: datetime, lease: timedelta, most: int) -> Sequence[Row]:
        """What is to be done now, the earliest first; nobody else does it before the lease is over."""
        (key,) = inspect(self.table).primary_key
        due = select(key).where(*self.conditions, self.due_at <= now)
        ids = due.order_by(self.due_at).limit(most).with_for_update(skip_locked=True)
        rows = await session.scalars(
            update(self.table)
            .where(key.in_(ids))
            .values({self.due_at: now + lease})
            .returning(self.table)
            .execution_options(synchronize_session=False)
        )
        return rows.all()
