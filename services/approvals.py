"""Approvals: a draft is put forward; it waits until others agree (`decisions`), or is scheduled at once.

Chat, page and shell come through here alike. What is demanded is decided when it is put forward and written down with
it; that it still holds is asked again when it leaves (`warrants`).
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from data import approvals as rows
from data import audits
from data.models import Broadcast, Review, Submission
from domain.approval import LAPSE, RECURRING, SubmissionState, Way, may_go
from domain.broadcast import BroadcastState
from domain.lane import Lane
from domain.line import line
from domain.refusal import Refusal
from services import (
    announcements,
    approval_notices,
    approvers,
    decisions,
    drafts,
    drills,
    emergencies,
    lengths,
    matters,
)
from services.approvers import Prospect, Question
from services.drafts import Draft
from services.matters import Matter
from services.people import Person

USEFUL = timedelta(hours=48)
"""How long after its time news is still worth sending."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How a draft is put forward: in which way, and why it can't wait."""

    way: Way = Way.ORDINARY
    reason: str = ""


ORDINARILY = Manner()


@dataclass(frozen=True, slots=True)
class Submitted:
    """What putting forward came to; `fresh` is False where it had been done before."""

    draft: Draft
    fresh: bool


async def prospect(session: AsyncSession, draft: Draft, now: datetime, manner: Manner = ORDINARILY) -> Prospect:
    """What would have to happen if a draft were put forward now."""
    codes = matters.codes_of(draft.broadcast, draft.announcement)
    question = Question(codes, frozenset({draft.broadcast.author_id}), manner.way)
    return await approvers.prospect(session, question, now)


async def submit(
    session: AsyncSession, broadcast_id: int, person: Person, now: datetime, manner: Manner = ORDINARILY
) -> Submitted:
    """The author says yes: it waits for others, or is scheduled at once. Saying it twice is harmless."""
    draft = await drafts.find(session, person, broadcast_id)
    broadcast = draft.broadcast
    if broadcast.state is BroadcastState.CANCELLED:
        raise Refusal("broadcast-moved-on", id=str(broadcast_id), state=str(broadcast.state))
    if broadcast.state not in drafts.OPEN:
        return Submitted(draft, fresh=False)
    await require_ready(session, draft, now)
    _require_way(draft, manner)
    come = await prospect(session, draft, now, manner)
    approvers.require_enough(come)
    drafts.move(broadcast, BroadcastState.SUBMITTED)
    broadcast.confirmed_at, broadcast.reported_at = now, None
    broadcast.expires_at = _expiry(draft, broadcast.due_at or now, now)
    matter = await _put_forward(session, draft, come, manner, now)
    detail = {
        "lane": str(broadcast.lane), "regions": list(draft.audience.regions), "way": str(manner.way),
        "needed": come.demand.approvals, "submission": matter.submission.submission_id,
    }  # fmt: skip
    audits.write(session, person.resident_id, "broadcast-confirmed", matter.thing, now, detail)
    if come.demand.approvals:
        await approval_notices.ask(session, matter, come.able, now)
    else:
        await _go(session, matter, come, now)
    await session.refresh(broadcast)
    return Submitted(draft, fresh=True)


async def amend(session: AsyncSession, broadcast_id: int, person: Person, now: datetime) -> Draft:
    """The author takes it back to change it: whatever was agreed does not count any more."""
    draft = await drafts.find(session, person, broadcast_id)
    if draft.broadcast.state in drafts.OPEN:
        return draft
    drafts.move(draft.broadcast, BroadcastState.RETURNED)
    draft.broadcast.due_at = (await _latest(session, draft.broadcast)).asked_at
    await rows.void(session, broadcast_id, now)
    audits.write(session, person.resident_id, "broadcast-amended", f"broadcast:{broadcast_id}", now)
    return draft


async def require_ready(session: AsyncSession, draft: Draft, now: datetime) -> None:
    """Refuse a draft that can't leave as it stands, saying what to change."""
    due_at = draft.broadcast.due_at
    if due_at is not None and due_at <= now:
        raise Refusal("broadcast-due-passed")
    emergencies.require_whole(draft, due_at or now)
    content = await announcements.content(session, draft.announcement, 0)
    if not (content.text.strip() or content.media or content.poll):
        raise Refusal("broadcast-empty")
    await lengths.require_fit(session, draft.announcement, content)
    drills.require_confined(draft)
    if not draft.audience.stretches(draft.broadcast.lane):
        raise Refusal("audience-nothing-left")


def _require_way(draft: Draft, manner: Manner) -> None:
    hurried = manner.way is Way.AT_ONCE
    if not may_go(manner.way, draft.broadcast.lane) or (hurried and not drafts.goes_at_once(draft)):
        raise Refusal("approval-way-wrong")
    if manner.way is Way.BREAK_GLASS:
        decisions.reason(manner.reason)


async def _put_forward(session: AsyncSession, draft: Draft, come: Prospect, manner: Manner, now: datetime) -> Matter:
    submission = Submission(
        broadcast_id=draft.id,
        submitted_by=draft.broadcast.author_id,
        way=manner.way,
        reason=line(manner.reason),
        fingerprint="",
        asked_at=draft.broadcast.due_at,
        needed=come.demand.approvals,
        submitted_at=now,
        lapses_at=now + LAPSE,
    )
    matter = Matter(submission, draft.broadcast, draft.announcement)
    submission.fingerprint = await matters.print_of(session, matter)
    await rows.put(session, submission)
    return matter


async def _go(session: AsyncSession, matter: Matter, come: Prospect, now: datetime) -> None:
    """Nobody else is needed: scheduled, after the time in which it can be called off."""
    submission, broadcast, demand = matter.submission, matter.broadcast, come.demand
    submission.state, submission.settled_at = SubmissionState.APPROVED, now
    if broadcast is not None and demand.hold:
        broadcast.due_at = max(broadcast.due_at or now, now + demand.hold)
    await decisions.schedule(session, matter, now)
    if demand.review is not None:
        leaves_at = (broadcast.due_at if broadcast else None) or now
        due_at = leaves_at + demand.review
        await rows.put(session, Review(submission_id=submission.submission_id, due_at=due_at, ask_at=leaves_at))


async def _latest(session: AsyncSession, broadcast: Broadcast) -> Submission:
    found = await rows.latest(session, broadcast.broadcast_id)
    if found is None:
        raise Refusal("broadcast-moved-on", id=str(broadcast.broadcast_id), state=str(broadcast.state))
    return found


def _expiry(draft: Draft, due_at: datetime, now: datetime) -> datetime:
    alert = draft.alert
    if draft.broadcast.recurrence is not None:
        return now + RECURRING
    if draft.broadcast.lane is Lane.EMERGENCY and alert is not None and alert.until is not None:
        return alert.until
    return due_at + USEFUL
