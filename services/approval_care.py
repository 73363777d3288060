"""Care for what waits: those who may agree are reminded, what nobody answers lapses, what lost its mandate pauses."""

from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from data import approvals as rows
from data import audits, broadcasts
from domain.approval import SubmissionState
from domain.broadcast import BroadcastState
from domain.lane import Lane
from services import approval_notices, approvers, desks, matters, regions, reviews, warrants
from services.matters import Matter
from services.warrants import Lack

URGENT = timedelta(minutes=10)
OTHERS = timedelta(hours=6)
"""How long after being asked people are asked again, and everybody else with them."""


async def anything_to_do(session: AsyncSession, now: datetime) -> bool:
    """Whether anything waits for an answer or a review, or runs."""
    return await rows.anything_to_do(session, now) or bool(await broadcasts.running(session))


async def tend(session: AsyncSession, now: datetime) -> int:
    """Lapse what has waited too long, remind of the rest, ask for reviews; how many of these."""
    done = await reviews.ask(session, now)
    for submission in await rows.waiting(session):
        matter = await matters.of(session, submission.submission_id)
        if submission.lapses_at <= now:
            await _lapse(session, matter, now)
        elif await _wants_reminder(session, matter, now):
            submission.reminded_at = now
            able = await approvers.able(session, matter.question, now)
            agreed = set(await rows.agreed(session, submission.submission_id))
            await approval_notices.ask(
                session, matter, [each for each in able if each not in agreed], now, everybody=True
            )
        else:
            continue
        done += 1
    return done + await _pause_without_mandate(session, now)


async def _lapse(session: AsyncSession, matter: Matter, now: datetime) -> None:
    submission_id = matter.submission.submission_id
    if not await rows.settle(session, submission_id, SubmissionState.LAPSED, settled_at=now):
        return
    if matter.broadcast is not None:
        await broadcasts.move(session, matter.broadcast.broadcast_id, BroadcastState.RETURNED)
    audits.write(session, None, "submission-lapsed", matter.thing, now)
    await approval_notices.tell_turned_down(session, matter, SubmissionState.LAPSED, now)


async def _wants_reminder(session: AsyncSession, matter: Matter, now: datetime) -> bool:
    """An emergency asks again by day and night, anything else leaves people their sleep."""
    urgent = matter.broadcast is not None and matter.broadcast.lane is Lane.EMERGENCY
    since = matter.submission.reminded_at or matter.submission.submitted_at
    if now - since < (URGENT if urgent else OTHERS):
        return False
    return urgent or not desks.is_night(now, await regions.zone_of(session, matter.codes[0]))


async def _pause_without_mandate(session: AsyncSession, now: datetime) -> int:
    """What runs while its author's mandate ends goes no further; how many that were."""
    paused = 0
    for broadcast_id in await broadcasts.running(session):
        broadcast = await broadcasts.held(session, broadcast_id)
        if await warrants.lack(session, broadcast, now) is Lack.MANDATE:
            values = {"paused_at": now, "paused_why": str(Lack.MANDATE)}
            paused += await broadcasts.move(session, broadcast_id, BroadcastState.PAUSED, **values)
            audits.write(session, None, "broadcast-without-mandate", f"broadcast:{broadcast_id}", now)
    return paused
