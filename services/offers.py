"""Offers: what stands to choose in a chat whose messenger lets people type a number or a word instead of tapping."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from data import offers
from domain import offer
from domain.offer import Answer


async def put(session: AsyncSession, account_id: int, ref: str, answers: Sequence[Answer], now: datetime) -> None:
    """This stands to choose from now on, in this order."""
    await offers.put(session, account_id, ref, [[each.label, each.data] for each in answers], now)


async def page_of(session: AsyncSession, account_id: int, ref: str, mark: str) -> Sequence[Answer]:
    """Everything that stands to choose, if it still is what has this mark; else nothing."""
    row = await offers.at(session, account_id, ref)
    answers = [Answer(label, data) for label, data in row.answers] if row else []
    return answers if mark == offer.mark(each.data for each in answers) else ()


async def meant(session: AsyncSession, account_id: int, ref: str, typed: str) -> str | None:
    """What the choice does that somebody means by what they typed; None where they mean none."""
    row = await offers.at(session, account_id, ref)
    if row is None:
        return None
    found = offer.meant([Answer(label, data) for label, data in row.answers], typed)
    return found.data if found else None
