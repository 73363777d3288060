"""Broadcasts as verbs: schedule, open what is due, pause, resume, cancel, retry, expire, and count."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from data import approvals, audiences, audits, broadcasts, copies, deliveries, handing, pace
from data.candidates import Frozen
from data.chunks import Handed
from data.models import Announcement, Broadcast
from domain.audience import Audience
from domain.broadcast import BroadcastState, may_retry
from domain.counts import Counts
from domain.delivery import DeliveryState
from domain.lane import Lane
from domain.pace import every
from domain.quiet_hours import QuietHours
from domain.recipient import RecipientKind
from domain.refusal import Refusal
from domain.role import Right
from services import amendments, mandates, plans, relays, warrants
from services.people import Person
from services.warrants import Lack


@dataclass(frozen=True, slots=True)
class Opened:
    """A broadcast that has just started, and the chunks that the engine must be handed."""

    broadcast_id: int
    handed: tuple[Handed, ...]


async def schedule(session: AsyncSession, broadcast_id: int, now: datetime) -> None:
    """An approved broadcast waits for its time; without one it is due at once."""
    broadcast = await broadcasts.held(session, broadcast_id)
    due_at = broadcast.due_at or now
    if not await broadcasts.move(session, broadcast_id, BroadcastState.SCHEDULED, due_at=due_at):
        raise Refusal("broadcast-not-approved", id=str(broadcast_id))


async def open_due(session: AsyncSession, now: datetime, quiet: QuietHours | None = None) -> list[Opened]:
    """Start what is due: claimed by its state, so that any number of schedulers is harmless."""
    opened: list[Opened] = []
    for broadcast_id in await broadcasts.due(session, now):
        if not await _postponed(session, broadcast_id, now, quiet):
            opened += await _open(session, broadcast_id, now)
    return opened


async def anything_due(session: AsyncSession, now: datetime) -> bool:
    """Whether a tick has anything to open or to hand over."""
    return bool(await broadcasts.due(session, now)) or await handing.any_unhanded(session, await pace.clock(session))


async def hand_over(session: AsyncSession) -> list[Handed]:
    """The chunks that were freed (resumed, cancelled, retried, recalled) or lost, and that the engine must get."""
    return await handing.hand_over(session, await pace.clock(session))


async def recall(session: AsyncSession) -> None:
    """At the start of the only process over a database: whatever was being worked is handed out again."""
    await handing.recall(session)


async def pause(session: AsyncSession, broadcast_id: int, person: Person, now: datetime) -> None:
    """Stop a running broadcast within a second; nothing is lost."""
    await _allowed(session, broadcast_id, person)
    if not await broadcasts.move(session, broadcast_id, BroadcastState.PAUSED, paused_at=now, paused_why=None):
        raise Refusal("broadcast-not-running", id=str(broadcast_id))
    _note(session, person, "broadcast-paused", (broadcast_id, BroadcastState.RUNNING, BroadcastState.PAUSED), now)


async def resume(session: AsyncSession, broadcast_id: int, person: Person, now: datetime) -> None:
    """Go on with a paused broadcast."""
    broadcast = await _allowed(session, broadcast_id, person)
    if broadcast.state is not BroadcastState.PAUSED:
        raise Refusal("broadcast-not-paused", id=str(broadcast_id))
    await _require_warrant(session, broadcast, now)
    await plans.run_on(session, broadcast_id)
    await plans.finish_if_over(session, broadcast_id, now)
    _note(session, person, "broadcast-resumed", (broadcast_id, BroadcastState.PAUSED, BroadcastState.RUNNING), now)


async def cancel(session: AsyncSession, broadcast_id: int, person: Person, now: datetime) -> None:
    """Nothing more leaves; what is under way gets its outcome, what waits comes to nothing."""
    before = (await _allowed(session, broadcast_id, person)).state
    if not await broadcasts.move(session, broadcast_id, BroadcastState.CANCELLED):
        raise Refusal("broadcast-over", id=str(broadcast_id))
    await approvals.void(session, broadcast_id, now)
    await _wind_up(session, broadcast_id, now)
    _note(session, person, "broadcast-cancelled", (broadcast_id, before, BroadcastState.CANCELLED), now)


async def retryable(session: AsyncSession, broadcast_id: int, now: datetime) -> int:
    """How many rejected copies could be tried again: none where the broadcast is over for good or of no use."""
    broadcast = await session.get_one(Broadcast, broadcast_id)
    if not may_retry(broadcast.state) or (broadcast.expires_at is not None and broadcast.expires_at <= now):
        return 0
    return (await deliveries.tallies(session, broadcast_id)).get(DeliveryState.REJECTED, 0)


async def retry_failed(session: AsyncSession, broadcast_id: int, person: Person, now: datetime) -> int:
    """Try the rejected copies again, also after the broadcast was done; answers how many there are."""
    broadcast = await _allowed(session, broadcast_id, person)
    rejected = await retryable(session, broadcast_id, now)
    if not rejected:
        raise Refusal("broadcast-nothing-to-retry", id=str(broadcast_id))
    await _require_warrant(session, broadcast, now)
    before = broadcast.state
    if before is not BroadcastState.RUNNING:
        await plans.run_on(session, broadcast_id, finished_at=None, reported_at=None)
    await plans.retry(session, broadcast, now)
    _note(session, person, "broadcast-retried", (broadcast_id, before, BroadcastState.RUNNING), now)
    return rejected


async def expire(session: AsyncSession, now: datetime) -> list[int]:
    """End what is of no use any more; its final report says what did not leave."""
    expired = []
    for broadcast_id in await broadcasts.overdue(session, now):
        if await broadcasts.move(session, broadcast_id, BroadcastState.EXPIRED):
            await approvals.void(session, broadcast_id, now)
            await _wind_up(session, broadcast_id, now)
            expired.append(broadcast_id)
    return expired


async def reach(session: AsyncSession, audience: Audience, lane: Lane, now: datetime) -> dict[RecipientKind, int]:
    """How many recipients of each kind an audience would reach if it started now."""
    if audience.only is not None:
        return {RecipientKind.RESIDENT: len(audience.only)}
    return await audiences.size(session, Frozen(audience, lane, await audiences.latest_subscription(session), now))


async def count_expected(session: AsyncSession, broadcast_id: int) -> int:
    """How many recipients a started broadcast has, for its progress."""
    broadcast = await session.get_one(Broadcast, broadcast_id)
    if broadcast.kind.follows:
        return await copies.count(session, await plans.about(session, broadcast))
    whole = plans.frozen(broadcast)
    if whole.audience.only is not None:
        return len(whole.audience.only)
    return sum((await audiences.size(session, whole)).values())


async def note_expected(session: AsyncSession, broadcast_id: int, expected: int) -> None:
    """Keep that number."""
    await broadcasts.note(session, broadcast_id, expected=expected)


async def counts(session: AsyncSession, broadcast_id: int) -> Counts:
    """The counts of a broadcast, from tallies that are kept with every copy."""
    broadcast = await broadcasts.by_id(session, broadcast_id)
    if broadcast is None:
        raise Refusal("broadcast-unknown", id=str(broadcast_id))
    rates = await broadcasts.rates(session, Audience.from_json(broadcast.audience).platforms)
    return Counts(
        state=broadcast.state,
        by_state=dict.fromkeys(DeliveryState, 0) | await deliveries.tallies(session, broadcast_id),
        expected=broadcast.expected,
        doubled=broadcast.doubled,
        kept=broadcast.kept,
        relays_waiting=await broadcasts.relays_waiting(session, broadcast_id),
        copies_a_second=sum(1 / every(rate).total_seconds() for rate in rates) or 1.0,
        due_at=broadcast.due_at,
        started_at=broadcast.started_at,
        finished_at=broadcast.finished_at,
        paused_why=broadcast.paused_why,
    )


async def _open(session: AsyncSession, broadcast_id: int, now: datetime) -> Sequence[Opened]:
    broadcast = await broadcasts.held(session, broadcast_id)
    if broadcast.state is not BroadcastState.SCHEDULED:  # another that was due just now has stopped it
        return []
    lacking = await warrants.lack(session, broadcast, now)
    if lacking is not None:
        if await warrants.stop(session, broadcast, lacking, now):
            await _wind_up(session, broadcast_id, now)
        return []
    if not await amendments.ready(session, broadcast, now):
        return []
    began = await pace.clock(session) if broadcast.kind.follows else now  # compared with when copies were claimed
    cut_off = await audiences.latest_subscription(session)
    if not await broadcasts.move(session, broadcast_id, BroadcastState.RUNNING, started_at=began, cut_off=cut_off):
        return []
    broadcast = await broadcasts.held(session, broadcast_id)
    await relays.put_broadcast(session, broadcast, now)
    handed = await plans.start(session, broadcast, await pace.clock(session))
    if not handed:
        await plans.finish_if_over(session, broadcast_id, now)
    return [Opened(broadcast_id, tuple(handed))]


async def _postponed(session: AsyncSession, broadcast_id: int, now: datetime, quiet: QuietHours | None) -> bool:
    if quiet is None:
        return False
    lane = await broadcasts.lane_of(session, broadcast_id)
    morning = quiet.wait(now, await broadcasts.zone(session, broadcast_id), lane, broadcast_id)
    if morning is not None:
        await broadcasts.note(session, broadcast_id, due_at=morning)
    return morning is not None


async def _wind_up(session: AsyncSession, broadcast_id: int, now: datetime) -> None:
    await plans.wind_up(session, broadcast_id, now)
    await amendments.let_go(session, await broadcasts.held(session, broadcast_id), now)


def _note(
    session: AsyncSession, person: Person, verb: str, moved: tuple[int, BroadcastState, BroadcastState], now: datetime
) -> None:
    broadcast_id, before, after = moved
    thing = f"broadcast:{broadcast_id}"
    audits.write(session, person.resident_id, verb, thing, now, {"state": after}, before={"state": before})


async def _allowed(session: AsyncSession, broadcast_id: int, person: Person) -> Broadcast:
    broadcast = await broadcasts.by_id(session, broadcast_id)
    if broadcast is None:
        raise Refusal("broadcast-unknown", id=str(broadcast_id))
    for code in await _regions(session, broadcast):
        mandates.require(person, Right.BROADCAST, code)
    require_author_of_draft(broadcast, person)
    return await broadcasts.held(session, broadcast_id)


async def _require_warrant(session: AsyncSession, broadcast: Broadcast, now: datetime) -> None:
    """What goes on must still be allowed to its author, not only to whoever lets it go on."""
    if await warrants.lack(session, broadcast, now) is Lack.MANDATE:
        raise Refusal("broadcast-author-without-mandate", id=str(broadcast.broadcast_id))


async def _regions(session: AsyncSession, broadcast: Broadcast) -> tuple[str, ...]:
    """Where it speaks: whoever steers it needs a mandate in each. A relay speaks for its announcement's region."""
    announcement = await session.get_one(Announcement, broadcast.announcement_id)
    return Audience.from_json(broadcast.audience).regions or (announcement.region_code,)


def require_author_of_draft(broadcast: Broadcast, person: Person) -> None:
    """A draft belongs to its author; colleagues see and steer what was put forward."""
    if broadcast.state in {BroadcastState.DRAFT, BroadcastState.RETURNED} and broadcast.author_id != person.resident_id:
        raise Refusal("broadcast-not-yours")
