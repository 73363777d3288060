"""Outcomes: what became of the copies of a turn, written down with everything that follows from it."""

from collections import Counter, defaultdict
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from data import addresses, broadcasts, copies, deliveries, pace
from data.candidates import Frozen
from data.chunks import Standing
from data.deliveries import Holder, Settled
from domain.broadcast import BroadcastKind, BroadcastState
from domain.delivery import TROUBLE_REST, DeliveryState, Settlement, in_trouble, settle
from domain.kim import Loss
from domain.message import Later, Moved, Outcome, Rejected, Rests, Sent, Unreachable
from domain.recipient import AddressEnd
from services import announcements, channels, standstill, windows
from services.windows import Result

_CLOSING = {
    BroadcastState.CANCELLED: DeliveryState.CANCELLED,
    BroadcastState.EXPIRED: DeliveryState.EXPIRED,
}


@dataclass(frozen=True, slots=True)
class Recorded:
    """What the rest of the turn must know."""

    later: Mapping[int, datetime] = field(default_factory=dict)  # by account: when its first new later one is due
    rested: bool = False  # the account must rest
    paused: bool = False  # too many identical rejections


async def record(
    session: AsyncSession, holder: Holder, frozen: Frozen, standing: Standing, results: Sequence[Result]
) -> Recorded:
    """Write outcomes, tallies, rests, lost addresses and the streak of rejections."""
    if not results:
        return Recorded()
    now = await pace.clock(session)
    results = await windows.learn(session, holder.broadcast_id, results, now)
    elsewhere = await _elsewhere(session, holder, frozen, results)
    settled = [(each, settle(each.outcome, each.copy.tried, frozen.lane, now)) for each in results]
    made = [_closed(_redirected(come, each, elsewhere, now), standing.state) for each, come in settled]
    await _write(session, holder, results, made, now)
    await deliveries.hand_on(session, holder, elsewhere)
    await _earlier_copies(session, holder.broadcast_id, frozen, results)
    outcomes = [each.outcome for each in results]
    return Recorded(
        later=_first_due(holder.account_id, results, made, elsewhere),
        rested=await _rest(session, holder.account_id, results, now),
        paused=await _pause(session, holder.broadcast_id, standing, outcomes, now),
    )


def closing(state: BroadcastState) -> DeliveryState | None:
    """What becomes of copies that still wait when their broadcast stands there."""
    return _CLOSING.get(state)


async def keep_media(
    session: AsyncSession, account_id: int, media_ids: Sequence[int | None], refs: Sequence[str]
) -> None:
    """After an upload: the account's own ids of the media."""
    for media_id, ref in zip(media_ids, refs, strict=False):
        if media_id is not None:
            await announcements.note_ref(session, media_id, account_id, ref)


async def _elsewhere(
    session: AsyncSession, holder: Holder, frozen: Frozen, results: Sequence[Result]
) -> dict[int, tuple[int, int]]:
    """Who can't be reached over this account but over another: recipient to address and account."""
    gone = [each.copy.recipient_id for each in results if isinstance(each.outcome, Unreachable)]
    if not gone:
        return {}
    return await addresses.others_of(session, holder.account_id, gone, frozen.audience.carriers)


def _redirected(made: Settlement, each: Result, elsewhere: Container[int], now: datetime) -> Settlement:
    again = each.copy.recipient_id in elsewhere
    return replace(made, state=DeliveryState.LATER, due_at=now) if again else made


def _first_due(
    account_id: int, results: Sequence[Result], made: Sequence[Settlement], elsewhere: Mapping[int, tuple[int, int]]
) -> dict[int, datetime]:
    first: dict[int, datetime] = {}
    for each, settlement in zip(results, made, strict=True):
        if settlement.due_at is not None:
            _, over = elsewhere.get(each.copy.recipient_id, (0, account_id))
            first[over] = min(settlement.due_at, first.get(over, settlement.due_at))
    return first


def _closed(made: Settlement, state: BroadcastState) -> Settlement:
    end = closing(state)
    return replace(made, state=end, due_at=None) if end and made.state is DeliveryState.LATER else made


async def _write(
    session: AsyncSession, holder: Holder, results: Sequence[Result], made: Sequence[Settlement], now: datetime
) -> None:
    settled = [
        Settled(each.copy.recipient_id, settlement, _arrived(each.outcome))
        for each, settlement in zip(results, made, strict=True)
    ]
    open_ones = await deliveries.settle(session, holder, settled, now)
    changed = [pair for pair in zip(results, made, strict=True) if pair[0].copy.recipient_id in open_ones]
    changes = Counter(after.state for _, after in changed)
    changes[DeliveryState.SENDING] -= len(changed)
    await deliveries.tally(session, holder.broadcast_id, changes)
    doubled = sum(after.doubled - each.copy.tried.doubled for each, after in changed)
    if doubled:
        await broadcasts.add_doubled(session, holder.broadcast_id, doubled)
    await _addresses(session, holder.account_id, results, now)


async def _earlier_copies(session: AsyncSession, broadcast_id: int, frozen: Frozen, results: Sequence[Result]) -> None:
    """What a correction or withdrawal came to for the copies that it is about."""
    if not frozen.kind.follows:
        return
    kept = sum(isinstance(each.outcome, Sent) and each.outcome.kept is not None for each in results)
    if kept:
        await broadcasts.add_kept(session, broadcast_id, kept)
    if frozen.kind is BroadcastKind.WITHDRAWAL:
        gone = [each.copy.recipient_id for each in results if each.outcome == Sent(())]
        changes = await copies.withdraw(session, frozen.about, gone) if gone else {}
        for original_id in sorted(changes):
            await deliveries.tally(session, original_id, changes[original_id])


def _arrived(outcome: Outcome) -> tuple[str, ...]:
    match outcome:
        case Sent(message_ids):
            return message_ids
        case Later(begun=begun):
            return begun
        case _:
            return ()


async def _addresses(session: AsyncSession, account_id: int, results: Sequence[Result], now: datetime) -> None:
    gone: dict[AddressEnd, list[int]] = defaultdict(list)
    for each in results:
        match each.outcome:
            case Unreachable(why) if each.copy.chat_kind is not None:
                await channels.lost(session, account_id, each.copy.ref, Loss.REMOVED, now)
                gone[AddressEnd(why.value)].append(each.copy.address_id or 0)
            case Unreachable(why):
                gone[AddressEnd(why.value)].append(each.copy.address_id or 0)
            case Moved(ref) if each.copy.chat_kind is not None:
                await channels.moved(session, account_id, each.copy.ref, ref, now)
            case Moved(ref):
                await addresses.move(session, account_id, each.copy.ref, ref, now)
    for end, address_ids in gone.items():
        await addresses.close_all(session, address_ids, end, now)
    if gone:
        who = [each.copy.recipient_id for each in results if isinstance(each.outcome, Unreachable)]
        await addresses.rank(session, who)


async def _rest(session: AsyncSession, account_id: int, results: Sequence[Result], now: datetime) -> bool:
    account = TROUBLE_REST if in_trouble([each.outcome for each in results]) else timedelta()
    for each in results:
        match each.outcome:
            case Later(after=after, rests=Rests.ACCOUNT):
                account = max(account, timedelta(seconds=after))
            case Later(after=after, rests=Rests.CHAT) if each.copy.address_id is not None:
                await pace.rest_chat(session, each.copy.address_id, now + timedelta(seconds=after))
    if account:
        await pace.rest_account(session, account_id, now + account)
    return bool(account)


async def _pause(
    session: AsyncSession, broadcast_id: int, standing: Standing, outcomes: Sequence[Outcome], now: datetime
) -> bool:
    """Keep the streak of rejections; pause at its end. Only touched when there is one, or one to break."""
    rejected = any(isinstance(each, Rejected) for each in outcomes)
    if not rejected and not standing.streak:
        return False
    before = await broadcasts.streak(session, broadcast_id, hold=rejected)
    streak = before.after(outcomes)
    if streak == before:
        return False
    await broadcasts.note(session, broadcast_id, streak=streak.length, streak_why=streak.why)
    if not streak.pauses or standing.state is not BroadcastState.RUNNING:
        return False
    paused = await broadcasts.move(
        session, broadcast_id, BroadcastState.PAUSED, paused_at=now, paused_why=f"rejected: {streak.why}"
    )
    if paused:
        await standstill.tell(session, broadcast_id, streak.why or "", streak.length, now)
    return paused
