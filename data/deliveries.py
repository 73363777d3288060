"""The ledger: copies are claimed, settled and counted in bulk, each write from a named state."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import CursorResult, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from data import ledger, rows
from data.models import Delivery, Tally
from domain.delivery import DeliveryState, Settlement


@dataclass(frozen=True, slots=True)
class Holder:
    """Who writes: one run of one chunk."""

    broadcast_id: int
    account_id: int
    chunk_id: int
    fence: int


@dataclass(frozen=True, slots=True)
class Claim:
    """One recipient to be claimed: sending now, later where the chat is not free yet, or folded into a digest."""

    recipient_id: int
    address_id: int
    region_code: str
    state: DeliveryState
    due_at: datetime | None


@dataclass(frozen=True, slots=True)
class Settled:
    """What became of one copy."""

    recipient_id: int
    settlement: Settlement
    message_ids: tuple[str, ...] = ()


async def claim(session: AsyncSession, holder: Holder, claims: Iterable[Claim], now: datetime) -> set[int]:
    """Write the copies that nobody claimed before; answers whose they are."""
    wanted = sorted(
        ((each.recipient_id, each.address_id, each.region_code, each.state, each.due_at) for each in claims),
        key=lambda row: row[0],
    )
    if not wanted:
        return set()
    values = {**_of(holder), "now": now, **rows.values(session, ledger.CLAIM, wanted)}
    done = await session.execute(ledger.claiming(postgres=rows.on_postgres(session)), values)
    return set(done.scalars())


async def count_news(session: AsyncSession, recipient_ids: Iterable[int], first_mark: int) -> None:
    """One more piece of news today for these residents; `first_mark`: that of somebody who had none today."""
    who = [(each,) for each in sorted(recipient_ids)]
    if who:
        statement = ledger.counting_news(postgres=rows.on_postgres(session))
        await session.execute(statement, {"first": first_mark, **rows.values(session, ledger.WHO, who)})


async def settle(session: AsyncSession, holder: Holder, settled: Sequence[Settled], now: datetime) -> set[int]:
    """Write what became of copies that this run was sending; answers whose were still open.

    The others were written before, by a commit whose answer was lost on the way.
    """
    if not settled:
        return set()
    written = [_settled(each, now) for each in sorted(settled, key=lambda each: each.recipient_id)]
    holding = {"broadcast_id": holder.broadcast_id, "chunk_id": holder.chunk_id, "fence": holder.fence}
    statement = ledger.settling(postgres=rows.on_postgres(session))
    done = await session.execute(statement, {**holding, **rows.values(session, ledger.SETTLE, written)})
    return set(done.scalars())


async def send_again(
    session: AsyncSession, holder: Holder, who: Mapping[int, int], now: datetime, *, doubled: bool
) -> None:
    """Copies that wait, or that a dead run left, are being sent by this run; `who`: recipient to address."""
    if not who:
        return
    statement = ledger.sending_again(postgres=rows.on_postgres(session))
    holding = _of(holder)
    del holding["account_id"]
    values = rows.values(session, ledger.AGAIN, sorted(who.items()))
    await session.execute(statement, {**holding, "now": now, "doubled": int(doubled), **values})


async def give_up(
    session: AsyncSession, holder: Holder, recipient_ids: Iterable[int], state: DeliveryState, now: datetime
) -> None:
    """Open copies of these recipients come to nothing."""
    await _change(session, holder, sorted(recipient_ids), {"state": state, "due_at": None, "settled_at": now})


async def postpone(session: AsyncSession, holder: Holder, due: Mapping[int, datetime], *, doubled: bool) -> None:
    """Open copies whose chat is not free yet come later; `due`: by recipient, when."""
    for moment in sorted(set(due.values())):
        who = sorted(recipient_id for recipient_id, at in due.items() if at == moment)
        later = {"state": DeliveryState.LATER, "due_at": moment, "doubled": Delivery.doubled + int(doubled)}
        await _change(session, holder, who, later)


async def hand_on(session: AsyncSession, holder: Holder, who: Mapping[int, tuple[int, int]]) -> None:
    """Copies that wait leave over another account; `who`: recipient to address and account."""
    for recipient_id, (address_id, account_id) in sorted(who.items()):
        await _change(session, holder, [recipient_id], {"address_id": address_id, "account_id": account_id})


async def close_later(session: AsyncSession, holder: Holder, state: DeliveryState, now: datetime, limit: int) -> int:
    """Copies that wait come to nothing; answers how many (at most `limit`)."""
    waiting = (
        select(Delivery.recipient_id)
        .where(
            Delivery.broadcast_id == holder.broadcast_id,
            Delivery.account_id == holder.account_id,
            Delivery.state == DeliveryState.LATER,
            Delivery.settled_at.is_(None),
        )
        .limit(limit)
    )
    return await _change(session, holder, waiting, {"state": state, "settled_at": now})


async def reopen_rejected(
    session: AsyncSession, holder: Holder, after: int, now: datetime, limit: int
) -> tuple[int, int | None]:
    """Rejected copies are due again: how many, and the last recipient looked at (None: no more)."""
    found = (
        await session.scalars(
            select(Delivery.recipient_id)
            .where(
                Delivery.broadcast_id == holder.broadcast_id,
                Delivery.account_id == holder.account_id,
                Delivery.recipient_id > after,
                Delivery.state == DeliveryState.REJECTED,
            )
            .order_by(Delivery.recipient_id)
            .limit(limit)
        )
    ).all()
    if not found:
        return 0, None
    fresh = {"state": DeliveryState.LATER, "attempts": 0, "due_at": now, "settled_at": None}
    return await _change(session, holder, found, fresh), found[-1]


async def next_due(session: AsyncSession, broadcast_id: int, account_id: int) -> datetime | None:
    """When the first of the waiting copies is due; None if none waits."""
    due: datetime | None = await session.scalar(
        select(func.min(Delivery.due_at)).where(
            Delivery.broadcast_id == broadcast_id,
            Delivery.account_id == account_id,
            Delivery.state == DeliveryState.LATER,
            Delivery.settled_at.is_(None),
        )
    )
    return due


async def open_tallies(session: AsyncSession, broadcast_id: int) -> None:
    """A tally of nothing for every state."""
    session.add_all(Tally(broadcast_id=broadcast_id, state=state, copies=0) for state in DeliveryState)
    await session.flush()


async def tally(session: AsyncSession, broadcast_id: int, changes: Mapping[DeliveryState, int]) -> None:
    """Add to the tallies, taken in a fixed order so that nobody waits crosswise."""
    added = [(str(state), changes[state]) for state in sorted(changes) if changes[state]]
    if added:
        statement = ledger.tallying(postgres=rows.on_postgres(session))
        await session.execute(statement, {"broadcast_id": broadcast_id, **rows.values(session, ledger.TALLY, added)})


async def tallies(session: AsyncSession, broadcast_id: int) -> dict[DeliveryState, int]:
    """How many copies stand in each state."""
    found = await session.execute(select(Tally.state, Tally.copies).where(Tally.broadcast_id == broadcast_id))
    return {row.state: row.copies for row in found}


async def _change(session: AsyncSession, holder: Holder, who: Any, values: dict[str, Any]) -> int:
    if who == []:
        return 0
    done = await session.execute(
        update(Delivery)
        .where(Delivery.broadcast_id == holder.broadcast_id, Delivery.recipient_id.in_(who))
        .values(**values)
        .execution_options(synchronize_session=False)
    )
    assert isinstance(done, CursorResult)  # noqa: S101 - an UPDATE always answers with a cursor
    return done.rowcount


def _settled(each: Settled, now: datetime) -> tuple[Any, ...]:
    made = each.settlement
    later = made.state is DeliveryState.LATER
    first, *others = each.message_ids or (None,)
    more = json.dumps(others) if others else None
    return (
        each.recipient_id, made.state, made.attempts, made.doubled, made.why, made.due_at if later else None,
        first, more, None if later else now,
    )  # fmt: skip


def _of(holder: Holder) -> dict[str, Any]:
    return {
        "broadcast_id": holder.broadcast_id,
        "account_id": holder.account_id,
        "chunk_id": holder.chunk_id,
        "fence": holder.fence,
    }
