"""Receipts: what a messenger says of a copy after it has taken it, in any order and as often as it likes."""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from data import addresses, broadcasts, deliveries, handing, receipts
from data.models import Broadcast
from data.models import Receipt as Row
from data.receipts import Copy, any_due
from domain import receipt
from domain.audience import Audience
from domain.broadcast import BroadcastState
from domain.delivery import DeliveryState, Settlement, Tried, settle
from domain.message import Outcome, Unreachable
from domain.recipient import AddressEnd
from services import plans

__all__ = ["Receipt", "Verdicts", "any_due", "store", "take_note"]

MOST = 500
"""Receipts that are worked in one transaction."""

_GOES_ON = {BroadcastState.RUNNING, BroadcastState.PAUSED, BroadcastState.DONE}

Verdicts = Callable[[int], Outcome]
"""What the messenger's number of a failure means."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """What was said of one message; REJECTED: it was not delivered, `code` is the messenger's number of why."""

    message_id: str
    state: DeliveryState
    at: datetime
    code: int | None = None


async def store(session: AsyncSession, account_id: int, said: Sequence[Receipt], now: datetime) -> None:
    """Keep what was said; what was said before is not kept twice."""
    rows = [
        {
            "account_id": account_id,
            "message_id": each.message_id,
            "state": each.state,
            "code": each.code,
            "said_at": each.at,
            "due_at": now,
            "looks": 0,
        }
        for each in said
    ]
    if rows:
        await receipts.add(session, rows)


async def take_note(session: AsyncSession, verdicts: Verdicts, now: datetime) -> int:
    """Let copies become what was said of them; how many receipts were looked at."""
    rows = await receipts.due(session, now, MOST)
    said: dict[tuple[int, str], list[Row]] = defaultdict(list)
    for row in rows:
        said[row.account_id, row.message_id].append(row)
    copies = await receipts.copies(session, [message_id for _, message_id in said]) if said else {}
    for key in sorted(copies, key=lambda key: (copies[key].broadcast_id, copies[key].recipient_id)):
        await _note(session, copies[key], said[key], verdicts, now)
    await receipts.drop(session, [row.receipt_id for key in copies for row in said[key]])
    await _postpone(session, [row for key, each in said.items() if key not in copies for row in each], now)
    return len(rows)


async def _postpone(session: AsyncSession, rows: Sequence[Row], now: datetime) -> None:
    """Whatever has found no copy is looked at again, or was of no copy at all."""
    by_looks: dict[int, list[int]] = defaultdict(list)
    for row in rows:
        by_looks[row.looks].append(row.receipt_id)
    for looks, ids in sorted(by_looks.items()):
        if looks < len(receipt.LOOKS):
            await receipts.look_again(session, ids, looks + 1, now + receipt.LOOKS[looks])
        else:
            await receipts.drop(session, ids)


async def _note(session: AsyncSession, copy: Copy, said: Sequence[Row], verdicts: Verdicts, now: datetime) -> None:
    states = [row.state for row in said]
    if receipt.failed(copy.state, states):
        code = next((row.code for row in said if row.code is not None), 0)
        await _failed(session, copy, verdicts(code), now)
        return
    after = receipt.told(copy.state, states)
    if after is not copy.state:
        await _become(session, copy, after, {"state": after})
        if after in {DeliveryState.DELIVERED, DeliveryState.READ}:
            await addresses.reached(session, copy.address_id)


async def _failed(session: AsyncSession, copy: Copy, outcome: Outcome, now: datetime) -> None:
    """The messenger took it and could not deliver it: it comes later, over another address, or not at all."""
    broadcast = await broadcasts.held(session, copy.broadcast_id)
    other = await _elsewhere(session, broadcast, copy) if isinstance(outcome, Unreachable) else None
    made = settle(outcome, Tried(copy.attempts, copy.doubled), broadcast.lane, now)
    goes_on = broadcast.state in _GOES_ON and (broadcast.expires_at is None or broadcast.expires_at > now)
    if goes_on and other is not None:
        values = {"address_id": other[0], "account_id": other[1], "due_at": now}
        await _again(session, broadcast, copy, made, values, now)
    elif goes_on and made.state is DeliveryState.LATER and made.due_at is not None:
        await _again(session, broadcast, copy, made, {"due_at": made.due_at}, now)
    else:
        state = DeliveryState.REJECTED if made.state is DeliveryState.LATER else made.state
        await _become(session, copy, state, {"state": state, "attempts": made.attempts, "why": made.why})
    if isinstance(outcome, Unreachable):
        await addresses.close_all(session, [copy.address_id], AddressEnd(outcome.why.value), now)
        await addresses.rank(session, [copy.recipient_id])


async def _elsewhere(session: AsyncSession, broadcast: Broadcast, copy: Copy) -> tuple[int, int] | None:
    carriers = Audience.from_json(broadcast.audience).carriers
    found = await addresses.others_of(session, copy.account_id, [copy.recipient_id], carriers)
    return found.get(copy.recipient_id)


async def _again(  # noqa: PLR0913 - a copy, what has become of it, and of which broadcast
    session: AsyncSession,
    broadcast: Broadcast,
    copy: Copy,
    made: Settlement,
    values: Mapping[str, Any],
    now: datetime,
) -> None:
    """It waits to be sent once more; a broadcast that was done goes on for it."""
    fresh = {"message_id": None, "more_message_ids": None, "settled_at": None, "attempts": made.attempts}
    later = {**fresh, "state": DeliveryState.LATER, "why": made.why, **values}
    if not await _become(session, copy, DeliveryState.LATER, later):
        return
    if broadcast.state is BroadcastState.DONE:
        await plans.run_on(session, broadcast.broadcast_id, finished_at=None, reported_at=None)
    account_id = values.get("account_id", copy.account_id)
    handed = await plans.rest(session, broadcast, account_id, values["due_at"], now)
    await handing.unhand(session, [each.chunk_id for each in handed])  # the next tick hands it over


async def _become(session: AsyncSession, copy: Copy, state: DeliveryState, values: Mapping[str, Any]) -> bool:
    if not await receipts.move(session, copy, values):
        return False
    await deliveries.tally(session, copy.broadcast_id, Counter({copy.state: -1, state: 1}))
    return True
