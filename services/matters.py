"""Matters: what a submission is about, a broadcast or the rule of a feed, and whether it still reads as it did."""

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from data import announcements as announcement_rows
from data import approvals as rows
from data import drafts as draft_rows
from data import feeds as feed_rows
from data.models import Announcement, Broadcast, Feed, Submission
from domain.approval import SubmissionState, fingerprint
from domain.audience import Audience
from domain.broadcast import BroadcastState
from domain.recurrence import Recurrence
from domain.refusal import Refusal
from services import announcements
from services.approvers import Question


@dataclass(slots=True)
class Matter:
    """A submission with the one thing that it is about."""

    submission: Submission
    broadcast: Broadcast | None = None
    announcement: Announcement | None = None
    feed: Feed | None = None

    @property
    def codes(self) -> tuple[str, ...]:
        """The regions that it is for."""
        if self.broadcast is not None and self.announcement is not None:
            return codes_of(self.broadcast, self.announcement)
        return (self.feed.region_code,) if self.feed is not None else ()

    @property
    def authors(self) -> frozenset[int | None]:
        """Whoever has written it, since it was put forward last."""
        about = self.broadcast or self.feed
        return frozenset({self.submission.submitted_by, about.author_id if about else None})

    @property
    def question(self) -> Question:
        """What is asked of those who may agree."""
        return Question(self.codes, self.authors, self.submission.way)

    @property
    def title(self) -> str:
        """How lists name it."""
        if self.announcement is not None:
            return self.announcement.title or str(self.submission.broadcast_id)
        return (self.feed.title or self.feed.url) if self.feed is not None else ""

    @property
    def kind(self) -> str:
        """What it is, as texts tell apart: "broadcast" or "feed"."""
        return "feed" if self.broadcast is None else "broadcast"

    @property
    def thing(self) -> str:
        """What it is called in the audit."""
        return f"broadcast:{self.submission.broadcast_id}" if self.broadcast else f"feed:{self.submission.feed_id}"


def codes_of(broadcast: Broadcast, announcement: Announcement) -> tuple[str, ...]:
    """The regions that a broadcast is for; one that names recipients only is for its announcement's region."""
    return Audience.from_json(broadcast.audience).regions or (announcement.region_code,)


async def of(session: AsyncSession, submission_id: int) -> Matter:
    """What a submission is about, held until the commit; refused for one that is not there."""
    known = await rows.find(session, submission_id)
    if known is None:
        raise Refusal("approval-unknown")
    if known.broadcast_id is not None:
        broadcast = await draft_rows.locked(session, known.broadcast_id)
        if broadcast is not None:
            said = await announcements.get(session, broadcast.announcement_id)
            return Matter(await _fresh(session, submission_id), broadcast, said)
    feed = await feed_rows.get(session, known.feed_id or 0)
    if feed is None:
        raise Refusal("approval-unknown")
    return Matter(await _fresh(session, submission_id), feed=feed)


async def seen(session: AsyncSession, submission: Submission) -> Matter:
    """What a submission is about, only to be looked at."""
    if submission.broadcast_id is not None:
        broadcast = await session.get_one(Broadcast, submission.broadcast_id)
        return Matter(submission, broadcast, await announcements.get(session, broadcast.announcement_id))
    return Matter(submission, feed=await session.get_one(Feed, submission.feed_id or 0))


async def waiting(session: AsyncSession, submission_id: int, now: datetime) -> Matter:
    """The same while it waits for an answer; refused once it is settled, lapsed, or reads otherwise."""
    matter = await of(session, submission_id)
    submission = matter.submission
    state = submission.state
    gone = matter.broadcast is not None and matter.broadcast.state is not BroadcastState.SUBMITTED
    if state is SubmissionState.OPEN and (gone or await changed(session, matter)):
        state = SubmissionState.VOIDED
    elif state is SubmissionState.OPEN and submission.lapses_at <= now:
        state = SubmissionState.LAPSED
    if state is not SubmissionState.OPEN:
        raise Refusal("approval-settled", state=str(state))
    return matter


async def changed(session: AsyncSession, matter: Matter) -> bool:
    """Whether it does not read any more as it was put forward."""
    return matter.submission.fingerprint != await print_of(session, matter)


async def print_of(session: AsyncSession, matter: Matter) -> str:
    """The fingerprint of what it says now, to whom and when."""
    if matter.broadcast is not None and matter.announcement is not None:
        facts = await _said(session, matter.announcement)
        return fingerprint({**facts, **_sent(matter.broadcast, matter.submission.asked_at)})
    feed = matter.feed
    return fingerprint(rule_of(feed) if feed else {})


async def _fresh(session: AsyncSession, submission_id: int) -> Submission:
    """As it stands now that nobody else may change it."""
    found = await rows.find(session, submission_id)
    if found is None:
        raise Refusal("approval-unknown")
    return found


async def _said(session: AsyncSession, said: Announcement) -> dict[str, Any]:
    content = asdict(await announcements.content(session, said, 0))
    return {
        "content": content,
        "translations": said.translations,
        "files": await announcement_rows.first_refs(session, said.announcement_id),
        "region": said.region_code,
        "source": said.source,
        "code": said.check_code,
        "topic": said.topic,
        "hazard": said.hazard,
        "link": said.link,
        "asks": said.asks,
        "drill": said.drill,
    }


def _recurs(broadcast: Broadcast) -> dict[str, Any] | None:
    """The rule by which it recurs; what is skipped or moved later is no other rule."""
    if broadcast.recurrence is None:
        return None
    return Recurrence.from_json(json.loads(broadcast.recurrence)).plain.to_json()


def rule_of(feed: Feed) -> dict[str, Any]:
    """Everything about a feed that is agreed to."""
    return {
        "url": feed.url,
        "region": feed.region_code,
        "author": feed.author_id,
        "kind": feed.kind,
        "mode": feed.mode,
        "severities": sorted(feed.severities),
        "topic": feed.topic,
        "include": list(feed.include),
        "exclude": list(feed.exclude),
        "language": feed.language,
    }


def _sent(broadcast: Broadcast, asked_at: datetime | None) -> dict[str, Any]:
    return {
        "audience": broadcast.audience,
        "lane": broadcast.lane,
        "slots": broadcast.in_slots,
        "kind": broadcast.kind,
        "recurrence": _recurs(broadcast),
        "original": broadcast.original_id,
        "note": broadcast.note,
        "author": broadcast.author_id,
        "asked_at": asked_at and asked_at.timestamp(),
        "expires_at": broadcast.expires_at and broadcast.expires_at.timestamp(),
    }
