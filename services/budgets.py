"""Budgets: the limit of people whom a messenger lets us write to first in a day, as it changes."""

import re
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession
from structlog import get_logger

from data import broadcasts, handing
from data import windows as rows
from data.models import Broadcast
from domain.budget import RESERVED, Allowance
from domain.platform import PlatformName
from domain.refusal import Refusal
from services import plans

_log = get_logger()
_TIER = re.compile(r"(?:TIER_)?(\d+)(K?)")
_ENDLESS = {"TIER_UNLIMITED", "UNLIMITED", "-1"}


async def standing(session: AsyncSession, platform: PlatformName, now: datetime) -> Allowance:
    """What may be used in a day, what stays for emergencies, what is used up."""
    return await rows.allowance(session, platform, now, hold=False)


async def set_limit(
    session: AsyncSession, platform: PlatformName, most: int | None, reserve: int, now: datetime
) -> None:
    """From now on so many people a day (None: without end), so many of these for emergencies only."""
    if reserve < 0 or (most is not None and not 0 <= reserve <= most):
        raise Refusal("whatsapp-reserve-wrong")
    await rows.allowance(session, platform, now, hold=True)
    row = await rows.budget(session, platform)
    row.most, row.reserve, row.changed_at = most, reserve, now
    await session.flush()
    await _go_on(session, now)


async def tier_changed(session: AsyncSession, platform: PlatformName, tier: str, now: datetime) -> bool:
    """The messenger has given us another limit ("TIER_2K"); the reserve keeps its share. Whether it was understood."""
    known = _TIER.fullmatch(tier.upper())
    if known is None and tier.upper() not in _ENDLESS:
        _log.warning("limit-unknown", tier=tier)
        return False
    most = int(known[1]) * (1000 if known[2] else 1) if known else None
    before = await rows.allowance(session, platform, now, hold=True)
    await set_limit(session, platform, most, share(before, most), now)
    return True


def share(before: Allowance, most: int | None) -> int:
    """The reserve of another limit: as large a part of it as before."""
    if most is None:
        return before.reserve
    part = before.reserve / before.most if before.most else 1 / RESERVED
    return min(most, round(most * part))


async def _go_on(session: AsyncSession, now: datetime) -> None:
    """What waits for the limit asks again; a tick hands it to the engine."""
    for broadcast_id, account_id in await rows.waiting(session):
        await rows.wake(session, broadcast_id, account_id, now)
        broadcast: Broadcast = await broadcasts.held(session, broadcast_id)
        handed = await plans.rest(session, broadcast, account_id, now, now)
        await handing.unhand(session, [each.chunk_id for each in handed])
