"""Updates: stored before they are confirmed, handled once, answered after; a payload goes once it is handled."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from data import updates
from data.models import Update
from data.updates import unanswered
from domain.intake import Raw

__all__ = ["ATTEMPTS", "Arrival", "answered", "failed", "handled", "store", "take", "unanswered", "unreadable"]

ATTEMPTS = 4
"""How often an update is tried before it is set aside with its fault."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """A raw update with its number at the messenger, and whose order it keeps."""

    update_id: int
    person: str
    payload: Raw


async def store(session: AsyncSession, account_id: int, arrivals: Sequence[Arrival], now: datetime) -> int:
    """Store what came; what came before is not stored twice. How many were new."""
    rows = [
        {
            "account_id": account_id,
            "update_id": each.update_id,
            "person": each.person,
            "payload": each.payload,
            "received_at": now,
            "attempts": 0,
        }
        for each in arrivals
    ]
    return await updates.add(session, rows) if rows else 0


async def take(session: AsyncSession, stored_update_id: int) -> Update | None:
    """An update that is not over, held until the transaction ends; None if another has finished it."""
    row = await updates.locked(session, stored_update_id)
    return row if row.answered_at is None else None


def handled(row: Update, replies: list[Any], now: datetime) -> None:
    """Its effects stand; the replies wait beside them to be sent, and what was said is erased."""
    row.handled_at = now
    row.payload = None
    row.replies = replies
    if not replies:
        _over(row, now)


def unreadable(row: Update, fault: str, now: datetime) -> None:
    """It can't be understood: kept as it came, with the kind of fault."""
    row.fault = fault
    row.answered_at = now


def failed(row: Update, fault: str) -> bool:
    """One more attempt went wrong; whether it was the last one, after which the update is set aside."""
    row.attempts += 1
    if row.attempts < ATTEMPTS:
        return False
    row.fault = fault
    return True


async def answered(session: AsyncSession, stored_update_id: int, now: datetime) -> None:
    """Its replies have left."""
    _over(await updates.locked(session, stored_update_id), now)


def _over(row: Update, now: datetime) -> None:
    """Nothing is left to do, and nothing of whom it was about."""
    row.answered_at = now
    row.replies = None
    row.person = ""
