"""What follows from a direct answer having left: posts remembered, pace debited, addresses moved or closed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from data import addresses, pace
from domain.kim import Loss
from domain.message import Later, Message, Outcome, Sent, Target, Unreachable
from domain.post import PostKind
from domain.recipient import AddressEnd
from services import channels, outbox, posts
from services.outbox import Leaving


@dataclass(frozen=True, slots=True)
class Dispatch:
    """One answer on its way: where it went at last, what it was, what it means, and how it ended."""

    account_id: int
    target: Target
    message: Message
    outcome: Outcome
    remember: tuple[PostKind, int] | None = None
    moved_from: str | None = None
    edited: bool = False


async def settle(session: AsyncSession, dispatches: Sequence[Dispatch], now: datetime) -> None:
    """Write down what became of some answers. One that must wait long goes on through the outbox."""
    for each in dispatches:
        if each.moved_from:
            await _moved(session, each, each.moved_from, now)
        match each.outcome:
            case Sent(message_ids):
                await _sent(session, each, message_ids, now)
            case Unreachable(why):
                await _lost(session, each, AddressEnd(why.value), now)
            case Later():
                await outbox.put(session, Leaving(each.account_id, each.target, each.message, each.remember), now)
            case _:
                pass


async def _sent(session: AsyncSession, each: Dispatch, message_ids: Sequence[str], now: datetime) -> None:
    if message_ids and not each.edited:
        await pace.debit(session, each.account_id, len(message_ids))
    if each.remember is None:
        return
    kind, object_id = each.remember
    for message_id in message_ids:
        await posts.remember(session, each.account_id, each.target.ref, message_id, kind, object_id, now)


async def _moved(session: AsyncSession, each: Dispatch, before: str, now: datetime) -> None:
    await channels.moved(session, each.account_id, before, each.target.ref, now)
    await addresses.move(session, each.account_id, before, each.target.ref, now)


async def _lost(session: AsyncSession, each: Dispatch, why: AddressEnd, now: datetime) -> None:
    if each.target.shared:
        await channels.lost(session, each.account_id, each.target.ref, Loss.REMOVED, now)
    else:
        await addresses.close(session, each.account_id, each.target.ref, why, now)
