"""Where half-finished dialogues stand."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncSession

from data.models import Standing as StandingRow


@dataclass(frozen=True, slots=True)
class Corner:
    """One person in one chat of one account: whoever can be in the middle of a dialogue."""

    account_id: int
    chat_ref: str
    sender_ref: str


async def at(session: AsyncSession, corner: Corner) -> StandingRow | None:
    """The row of this person in this chat, if a dialogue is half finished."""
    return await session.get(StandingRow, (corner.account_id, corner.chat_ref, corner.sender_ref))


async def move(  # noqa: PLR0913 - a standing is exactly these facts
    session: AsyncSession, corner: Corner, dialogue: str, step: str, data: dict[str, Any], now: datetime
) -> None:
    """Stand there from now on."""
    await session.merge(
        StandingRow(
            account_id=corner.account_id,
            chat_ref=corner.chat_ref,
            sender_ref=corner.sender_ref,
            dialogue=dialogue,
            step=step,
            data=data,
            moved_at=now,
        )
    )


async def leave(session: AsyncSession, corner: Corner) -> None:
    """No dialogue is half finished here any more."""
    await session.execute(
        delete(StandingRow).where(
            StandingRow.account_id == corner.account_id,
            StandingRow.chat_ref == corner.chat_ref,
            StandingRow.sender_ref == corner.sender_ref,
        )
    )
