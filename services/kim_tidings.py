"""Who hears of a KIM's moves: the officials who may decide them, and whoever serves the KIM."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from data.models import Kim, KimMove
from domain.region import parents
from domain.role import Right
from services import contacts, kim_mandates, kim_register
from services.contacts import Contact


async def deciders(session: AsyncSession, kim: Kim, move: KimMove, now: datetime) -> Sequence[Contact]:
    """The nearest officials upward who may decide a move, none of whom it concerns."""
    concerned = await kim_register.concerned(session, move, now)
    for code in (kim.region_code, *parents(kim.region_code)):
        near = await contacts.nearest(session, code, Right.CONFIRM_KIM, now)
        if free := [each for each in near if each.resident_id not in concerned]:
            return free
    return []


async def servants(session: AsyncSession, move: KimMove, now: datetime) -> Sequence[Contact]:
    """Those who serve a KIM, and whoever asked for the move."""
    found = [*await kim_mandates.agents(session, move.kim_id, now)]
    asker = await contacts.of(session, move.asked_by)
    return list(dict.fromkeys([*found, *([asker] if asker else [])]))
