"""Pushing feedback to the nearest officials: danger at once, everything else in bundles, one in 15 minutes."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from data import feedback as rows
from data.models import Feedback, Push
from domain.message import Target
from domain.post import PostKind
from services import desks, enclosures, outbox, showing
from services.contacts import Contact
from services.desks import Desk
from services.outbox import Leaving

INTERVAL = timedelta(minutes=15)
"""A desk is shown a bundle no more often than this; the first word after a quiet time does not wait for it."""

PAUSE = timedelta(minutes=1)
"""How long somebody may go on writing, or sending pictures, before their words are shown."""

ASKED = timedelta(minutes=10)
"""How long a feedback waits for its resident to say which region is meant."""

MOST = 200
"""Pieces of feedback in one transaction."""


@dataclass(frozen=True, slots=True)
class Load:
    """Feedback of these regions waits for the officials of one desk."""

    desk_code: str
    codes: frozenset[str | None]


async def at_once(session: AsyncSession, row: Feedback, home: str, now: datetime) -> Desk | None:
    """Show one feedback to its desk now; None where nobody can be reached, and the bundles try again."""
    desk = await desks.nearest(session, row.region_code or home, now)
    if desk is None:
        return None
    for official in desk.officials:
        await _show(session, [row], official, silent=False, now=now)
    _mark([row], desk, now)
    return desk


async def loads(session: AsyncSession, home: str, now: datetime) -> list[Load]:
    """What is due, by desk; regions that no official looks after wait on."""
    codes: dict[str, set[str | None]] = defaultdict(set)
    for code in await rows.unpushed_regions(session, now - ASKED, now - PAUSE):
        desk = await desks.nearest(session, code or home, now)
        if desk is not None:
            codes[desk.region.code].add(code)
    return [Load(desk, frozenset(inside)) for desk, inside in codes.items() if await _is_due(session, desk, now)]


async def push(session: AsyncSession, load: Load, now: datetime) -> int:
    """Show a desk what waits for it; how many pieces of feedback that was."""
    if not await _is_due(session, load.desk_code, now):
        return 0  # another scheduler was quicker
    desk = await desks.nearest(session, load.desk_code, now)
    taken = await rows.take_unpushed(session, load.codes, now - ASKED, MOST)
    if desk is None or not taken:
        return 0
    silent = desks.is_night(now, desk.region.zone)
    for official in desk.officials:
        await _show(session, taken, official, silent=silent, now=now)
    _mark(taken, desk, now)
    return len(taken)


async def _is_due(session: AsyncSession, desk_code: str, now: datetime) -> bool:
    last = await rows.last_push(session, desk_code)
    return last is None or last + INTERVAL <= now


async def _show(
    session: AsyncSession, taken: Sequence[Feedback], official: Contact, *, silent: bool, now: datetime
) -> None:
    if len(taken) == 1:
        row = taken[0]
        sheet = await showing.whole(session, row, official.account_id, official.language)
        sheet = showing.with_buttons(sheet, row, official.language, silent=silent)
        meaning = (PostKind.FEEDBACK_PUSH, row.feedback_id)
    else:
        sheet = await showing.together(session, taken, official.language, silent=silent)
        push = Push(official_id=official.resident_id, feedback_ids=[row.feedback_id for row in taken], pushed_at=now)
        await rows.put(session, push)
        meaning = (PostKind.FEEDBACK_BUNDLE, push.push_id)
    for message in enclosures.messages(sheet):
        await outbox.put(session, Leaving(official.account_id, Target(official.ref), message, meaning), now)


def _mark(taken: Sequence[Feedback], desk: Desk, now: datetime) -> None:
    for row in taken:
        row.pushed_at, row.desk_code = now, desk.region.code
