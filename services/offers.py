"""Offers: what stands to choose in a chat whose messenger lets people type a number or a word instead of tapping."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from data import offers
from data.models import Offer
from domain import offer
from domain.offer import Answer

LASTS = timedelta(days=1)
"""How long a word means a choice under a message that came by itself, counted from the last of them."""

_MOST = 20
"""Messages that came by themselves under which a word is looked for."""


async def put(session: AsyncSession, account_id: int, ref: str, answers: Sequence[Answer], now: datetime) -> None:
    """This stands to choose from now on, in this order."""
    await offers.put(session, account_id, ref, [[each.label, each.data] for each in answers], now)


async def push(session: AsyncSession, account_id: int, ref: str, answers: Sequence[Answer], now: datetime) -> None:
    """This stands under a message that nobody had asked for; what stood before goes on standing beside it."""
    row = await offers.at(session, account_id, ref)
    before = row.pushed if row and _last(row, now) else []
    fresh = [[each.label, each.data] for each in answers]
    await offers.push(session, account_id, ref, [*before, fresh][-_MOST:], now)


async def page_of(session: AsyncSession, account_id: int, ref: str, mark: str) -> Sequence[Answer]:
    """Everything that stands to choose and still is what has this mark; else nothing."""
    row = await offers.at(session, account_id, ref)
    for kept in (row.answers, *row.pushed) if row else ():
        answers = _read(kept)
        if mark == offer.mark(each.data for each in answers):
            return answers
    return ()


async def meant(session: AsyncSession, account_id: int, ref: str, typed: str, at_rest: datetime | None) -> str | None:
    """What the choice does that somebody means by what they typed; None where they mean none.

    What came by itself is answered only `at_rest` (now, where no dialogue is half finished, which is what is answered
    then), by number only where nothing else was offered, and never by guessing which of several messages is meant.
    """
    row = await offers.at(session, account_id, ref)
    if row is None:
        return None
    asked = _read(row.answers)
    found = offer.meant(asked, typed)
    if found is None and at_rest and _last(row, at_rest):
        return offer.unasked(map(_read, row.pushed), typed, by_number=not asked)
    return found.data if found else None


def _last(row: Offer, now: datetime) -> bool:
    return row.pushed_at is not None and now < row.pushed_at + LASTS


def _read(kept: Sequence[Sequence[str]]) -> Sequence[Answer]:
    return [Answer(label, data) for label, data in kept]
