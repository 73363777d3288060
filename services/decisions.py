"""Decisions: other officials agree to what was put forward, return it, or turn it down. Each counts once."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from data import approvals as rows
from data import audits
from domain.approval import SubmissionState
from domain.broadcast import BroadcastState
from domain.line import line
from domain.refusal import Refusal
from services import approval_notices, approvers, broadcasts, drafts, matters
from services.matters import Matter
from services.people import Person, known_id

LONGEST_REASON = 500


@dataclass(frozen=True, slots=True)
class Agreed:
    """What a yes came to: so many of those needed; `fresh` is False where this official had said it before."""

    matter: Matter
    given: int
    fresh: bool

    @property
    def whole(self) -> bool:
        """Whether nobody else is needed."""
        return self.given >= self.matter.submission.needed


async def approve(session: AsyncSession, submission_id: int, person: Person, now: datetime) -> Agreed:
    """An official agrees. The last yes that is needed schedules it; each counts once, whoever presses how often."""
    matter = await matters.waiting(session, submission_id, now)
    await _require_may_decide(session, matter, person, now)
    fresh = await rows.agree(session, submission_id, known_id(person), now)
    officials = await rows.agreed(session, submission_id)
    given = len(await approvers.lasting(session, officials, matter.codes, now))
    if fresh:
        audits.write(
            session, person.resident_id, "broadcast-approved", matter.thing, now, {"submission": submission_id}
        )
        if given >= matter.submission.needed:
            await _settle(session, matter, SubmissionState.APPROVED, person, now)
            await schedule(session, matter, now)
        await approval_notices.tell_agreed(session, matter, given, now)
    return Agreed(matter, given, fresh)


async def give_back(session: AsyncSession, submission_id: int, person: Person, why: str, now: datetime) -> Matter:
    """Returned to its author with a reason, to be changed and put forward again."""
    return await _turn_down(session, submission_id, person, (SubmissionState.RETURNED, why), now)


async def reject(session: AsyncSession, submission_id: int, person: Person, why: str, now: datetime) -> Matter:
    """Turned down for good, with a reason."""
    return await _turn_down(session, submission_id, person, (SubmissionState.REJECTED, why), now)


async def require_may_see(session: AsyncSession, submission_id: int, person: Person, now: datetime) -> Matter:
    """What waits for this person's answer; refused to everybody else."""
    matter = await matters.waiting(session, submission_id, now)
    await _require_may_decide(session, matter, person, now)
    return matter


async def waits_for(session: AsyncSession, broadcast_id: int, person: Person, now: datetime) -> int | None:
    """The submission of a broadcast that waits for this person's answer, if it does."""
    submission = await rows.latest(session, broadcast_id)
    if submission is None or person.resident_id in await rows.agreed(session, submission.submission_id):
        return None
    try:
        await require_may_see(session, submission.submission_id, person, now)
    except Refusal:
        return None
    return submission.submission_id


def reason(why: str) -> str:
    """Why something is returned, turned down or hurried, as it was typed; refused where nothing was, or too much."""
    said = line(why)
    if not said:
        raise Refusal("approval-reason-empty")
    if len(said) > LONGEST_REASON:
        raise Refusal("approval-reason-long", most=LONGEST_REASON)
    return said


async def schedule(session: AsyncSession, matter: Matter, now: datetime) -> None:
    """Whatever it is about may leave from now on."""
    if matter.broadcast is not None:
        drafts.move(matter.broadcast, BroadcastState.APPROVED)
        await session.flush()
        await broadcasts.schedule(session, matter.broadcast.broadcast_id, now)
        await session.refresh(matter.broadcast)
    elif matter.feed is not None:
        matter.feed.approved_at = matter.feed.next_poll_at = now


async def _settle(
    session: AsyncSession, matter: Matter, following: SubmissionState, person: Person, now: datetime
) -> None:
    values = {"settled_at": now, "settled_by": person.resident_id}
    if not await rows.settle(session, matter.submission.submission_id, following, **values):
        raise Refusal("approval-settled", state=str(matter.submission.state))
    await session.refresh(matter.submission)


async def _turn_down(
    session: AsyncSession, submission_id: int, person: Person, how: tuple[SubmissionState, str], now: datetime
) -> Matter:
    following, why = how
    said = reason(why)
    matter = await matters.waiting(session, submission_id, now)
    await _require_may_decide(session, matter, person, now)
    await _settle(session, matter, following, person, now)
    matter.submission.why = said
    if matter.broadcast is not None:
        returned = following is SubmissionState.RETURNED
        drafts.move(matter.broadcast, BroadcastState.RETURNED if returned else BroadcastState.CANCELLED)
        if not returned:
            matter.broadcast.finished_at = matter.broadcast.reported_at = now  # its author is told below
    audits.write(session, person.resident_id, f"submission-{following}", matter.thing, now)
    await session.flush()
    await approval_notices.tell_turned_down(session, matter, following, now)
    return matter


async def _require_may_decide(session: AsyncSession, matter: Matter, person: Person, now: datetime) -> None:
    if person.resident_id in matter.authors:
        raise Refusal("approval-own")
    if person.resident_id not in await approvers.able(session, matter.question, now):
        raise Refusal("approval-not-yours", id=person.ref)
