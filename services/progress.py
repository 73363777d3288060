"""Progress: how a broadcast stands, as one message that is edited while it runs, and its final report."""

from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from data import approvals, copies
from data.models import Announcement, Broadcast
from domain.broadcast import BroadcastKind, BroadcastState
from domain.counts import Counts
from domain.delivery import DeliveryState
from domain.message import Choice, Content, Message
from services import broadcasts, outlooks, plans, proofs, regions, safety_counts, texts

_S = BroadcastState
_CELLS = 10
_AMENDABLE = (_S.SUBMITTED, _S.SCHEDULED, _S.RETURNED)

_SOON = timedelta(minutes=3)
"""So long before it leaves the moment is said to the second: there is still time to call it off."""

_LONG = timedelta(minutes=1)
"""A broadcast that goes on for less is over before anybody has read that it runs."""

_HEADS = {
    _S.SUBMITTED: "progress-submitted",
    _S.RETURNED: "progress-returned",
    _S.SCHEDULED: "progress-scheduled",
    _S.RUNNING: "progress-running",
    _S.PAUSED: "progress-paused",
    _S.DONE: "progress-done",
    _S.CANCELLED: "progress-cancelled",
    _S.EXPIRED: "progress-expired",
}

_WAYS: dict[BroadcastState, tuple[tuple[str, str], ...]] = {
    _S.SUBMITTED: (("progress-button-cancel", "monitor:cancel"),),
    _S.SCHEDULED: (("progress-button-cancel", "monitor:cancel"),),
    _S.RUNNING: (("progress-button-pause", "monitor:pause"), ("progress-button-cancel", "monitor:cancel")),
    _S.PAUSED: (("progress-button-resume", "monitor:resume"), ("progress-button-cancel", "monitor:cancel")),
}

_REPORTS = {
    BroadcastKind.ORIGINAL: "progress-report",
    BroadcastKind.DIGEST: "progress-report",
    BroadcastKind.CORRECTION: "correction-report",
    BroadcastKind.UPDATE: "correction-report",
    BroadcastKind.WITHDRAWAL: "withdrawal-report",
    BroadcastKind.CLOSING: "progress-report",
}


async def view(
    session: AsyncSession, broadcast_id: int, language: str, now: datetime, reader_id: int | None = None
) -> Message:
    """The message that shows how a broadcast stands just now, with what this reader can do about it."""
    broadcast = await session.get_one(Broadcast, broadcast_id)
    counts = await broadcasts.counts(session, broadcast_id)
    lines = [await _head(session, broadcast, counts, language)]
    lines += await _before(session, broadcast, language, now)
    if counts.started_at is not None:
        lines += [*_bar(counts, language), _numbers(counts, language)]
    if counts.state is _S.RUNNING:
        lines.append(_pace(counts, language, now))
    lines += await outlooks.meanwhile(session, broadcast, await _zone(session, broadcast), language)
    lines += _folded(counts, language)
    if counts.relays_waiting:
        lines.append(texts.say("progress-relays", language, {"count": counts.relays_waiting}))
    lines += await proofs.line(session, broadcast_id, language)
    said = await session.get_one(Announcement, broadcast.announcement_id)
    lines += await safety_counts.lines(session, said, language) if counts.started_at else []
    ways = _WAYS.get(counts.state, ())
    if counts.state in _AMENDABLE and broadcast.author_id is not None and broadcast.author_id == reader_id:
        ways = (*ways, ("progress-button-amend", "approval:amend"))
    choices = tuple((Choice(texts.say(key, language), f"{verb}:{broadcast_id}"),) for key, verb in ways)
    again = await _again(session, broadcast_id, language, now)
    return Message(Content(text="\n".join(lines)), choices=(*safety_counts.ways(said, language), *again, *choices))


async def milestone(session: AsyncSession, broadcast_id: int, now: datetime) -> int:
    """How far it is, for those who are told rarely: 1 begun, 2 halfway; 0 where nothing need be told, or it ends soon.

    What is told soon anyway is its report.
    """
    counts = await broadcasts.counts(session, broadcast_id)
    left = counts.time_left(now)
    if counts.state is not _S.RUNNING or not counts.expected or left is None or left < _LONG:
        return 0
    return 2 if counts.settled * 2 >= counts.expected else 1


async def _before(session: AsyncSession, broadcast: Broadcast, language: str, now: datetime) -> list[str]:
    """What it waits for before it leaves: others' approval, or the last seconds in which it can be called off."""
    if broadcast.state is _S.SUBMITTED:
        submission = await approvals.latest(session, broadcast.broadcast_id)
        if submission is not None:
            given = len(await approvals.agreed(session, submission.submission_id))
            lapses = texts.moment(submission.lapses_at, await _zone(session, broadcast), language)
            values = {"given": given, "needed": submission.needed, "lapses": lapses}
            return [texts.say("progress-waits-for", language, values)]
    soon = broadcast.state is _S.SCHEDULED and broadcast.due_at is not None and broadcast.due_at - now <= _SOON
    if soon and broadcast.due_at is not None and broadcast.due_at > now:
        at = texts.clock_to_second(broadcast.due_at, await _zone(session, broadcast))
        return [texts.say("progress-soon", language, {"at": at})]
    return []


async def _zone(session: AsyncSession, broadcast: Broadcast) -> str:
    announcement = await session.get_one(Announcement, broadcast.announcement_id)
    return await regions.zone_of(session, announcement.region_code)


async def report(session: AsyncSession, broadcast_id: int, language: str, now: datetime) -> Message:
    """The final report: what arrived, what did not and why, how long it took."""
    broadcast = await session.get_one(Broadcast, broadcast_id)
    counts = await broadcasts.counts(session, broadcast_id)
    by_state = {state: counts.by_state.get(state, 0) for state in DeliveryState}
    values = {
        "sent": counts.arrived,
        "changed": counts.arrived - counts.kept,
        "kept": counts.kept,
        "unreachable": by_state[DeliveryState.UNREACHABLE],
        "rejected": by_state[DeliveryState.REJECTED],
        "unknown": by_state[DeliveryState.UNKNOWN],
        "unsent": counts.unsent,
        "doubled": counts.doubled,
        "relays": counts.relays_waiting,
        "duration": _duration(_lasted(counts), language) if counts.started_at else "–",
    }
    head = await _head(session, broadcast, counts, language)
    lines = [head, texts.say(_REPORTS[broadcast.kind], language, values), *_folded(counts, language)]
    lines += await outlooks.meanwhile(session, broadcast, await _zone(session, broadcast), language)
    if by_state[DeliveryState.REJECTED]:
        lines += await outlooks.without_template(session, broadcast_id, language)
    lines += await _stranded(session, broadcast, language)
    lines += await proofs.line(session, broadcast_id, language)
    said = await session.get_one(Announcement, broadcast.announcement_id)
    lines += await safety_counts.lines(session, said, language)
    again = await _again(session, broadcast_id, language, now)
    return Message(Content(text="\n".join(lines)), choices=(*safety_counts.ways(said, language), *again))


def _folded(counts: Counts, language: str) -> list[str]:
    """Who had the day's news already and gets it in the digest."""
    count = counts.by_state.get(DeliveryState.FOLDED, 0)
    return [texts.say("progress-folded", language, {"count": count})] if count else []


async def _stranded(session: AsyncSession, broadcast: Broadcast, language: str) -> list[str]:
    """Of a correction or withdrawal: the copies of a bot that was removed, which nobody can change any more."""
    if not broadcast.kind.follows or broadcast.started_at is None:
        return []
    about = await plans.about(session, broadcast)
    count = await copies.stranded(session, about, broadcast.broadcast_id)
    return [texts.say("amendment-report-stranded", language, {"count": count})] if count else []


async def _again(
    session: AsyncSession, broadcast_id: int, language: str, now: datetime
) -> tuple[tuple[Choice, ...], ...]:
    """The button that tries rejected copies again, where there are any."""
    rejected = await broadcasts.retryable(session, broadcast_id, now)
    if not rejected:
        return ()
    return (
        (Choice(texts.say("progress-button-retry", language, {"count": rejected}), f"monitor:retry:{broadcast_id}"),),
    )


async def _head(session: AsyncSession, broadcast: Broadcast, counts: Counts, language: str) -> str:
    announcement = await session.get_one(Announcement, broadcast.announcement_id)
    zone = await _zone(session, broadcast)
    due = texts.moment(counts.due_at, zone, language) if counts.due_at else ""
    key = _HEADS.get(counts.state, "progress-waiting")
    title = announcement.title or str(broadcast.broadcast_id)
    if broadcast.kind is BroadcastKind.WITHDRAWAL:
        title = texts.say("withdrawal-title", language, {"title": title})
    why = str(counts.paused_why or "official")
    values = {"id": str(broadcast.broadcast_id), "title": title, "due": due, "why": why}
    return texts.say(key, language, values)


def _bar(counts: Counts, language: str) -> list[str]:
    if not counts.expected:
        return []
    part = min(1.0, counts.settled / counts.expected)
    filled = int(part * _CELLS)
    bar = "▓" * filled + "░" * (_CELLS - filled)
    return [texts.say("progress-bar", language, {"bar": bar, "percent": int(part * 100)})]


def _numbers(counts: Counts, language: str) -> str:
    waiting = max((counts.expected or 0) - counts.settled, counts.waiting)
    values = {"sent": counts.arrived, "failed": counts.failed, "waiting": 0 if _over(counts) else waiting}
    return texts.say("progress-numbers", language, values)


def _pace(counts: Counts, language: str, now: datetime) -> str:
    left = counts.time_left(now)
    rate = texts.number(round(counts.rate(now), 1), language)
    if left is None:
        return texts.say("progress-rate", language, {"rate": rate})
    return texts.say("progress-rate-left", language, {"rate": rate, "left": _duration(left, language)})


def _over(counts: Counts) -> bool:
    return counts.state not in {_S.RUNNING, _S.PAUSED, _S.SCHEDULED, _S.SUBMITTED}


def _lasted(counts: Counts) -> timedelta:
    if counts.started_at is None or counts.finished_at is None:
        return timedelta()
    return counts.finished_at - counts.started_at


def _duration(span: timedelta, language: str) -> str:
    seconds = max(1, round(span.total_seconds()))
    if seconds < 90:
        return texts.say("duration-seconds", language, {"count": seconds})
    minutes = round(seconds / 60)
    if minutes < 90:
        return texts.say("duration-minutes", language, {"count": minutes})
    return texts.say("duration-hours", language, {"hours": minutes // 60, "minutes": minutes % 60})
