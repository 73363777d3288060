"""Questions to the KIMs, their channels and slots."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, delete, exists, false, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from data import regions
from data.models import Address, Kim, KimChannel, Recipient, Subscription
from data.models import Slot as SlotRow
from domain.kim import UNDECIDED, ChannelState, KimState
from domain.platform import ChatKind
from domain.recipient import AddressEnd, RecipientKind
from domain.slots import Slot


async def add_channel(session: AsyncSession, kind: ChatKind, title: str, now: datetime) -> KimChannel:
    """A channel in which the bot was seen, proposed by nobody yet; `proposed_at` is then when it was seen."""
    recipient = Recipient(kind=RecipientKind.CHANNEL)
    session.add(recipient)
    await session.flush()
    channel = KimChannel(
        kim_channel_id=recipient.recipient_id, chat_kind=kind, title=title, state=ChannelState.SEEN, proposed_at=now
    )
    session.add(channel)
    await session.flush()
    return channel


async def get(session: AsyncSession, kim_channel_id: int) -> KimChannel | None:
    """A channel, locked for the rule that is about to be checked."""
    found: KimChannel | None = await session.get(KimChannel, kim_channel_id, with_for_update=True)
    return found


async def in_chat(session: AsyncSession, account_id: int, ref: str) -> Sequence[KimChannel]:
    """The channels of a chat: one, or one a topic; also those whose address there was closed last."""
    newer = aliased(Address)
    moved_on = exists().where(newer.recipient_id == Address.recipient_id, newer.address_id > Address.address_id)
    rows = await session.scalars(
        select(KimChannel)
        .join(Address, Address.recipient_id == KimChannel.kim_channel_id)
        .where(Address.account_id == account_id, Address.ref == ref, ~moved_on)
        .where(or_(Address.closed_why.is_(None), Address.closed_why != AddressEnd.MOVED))
        .order_by(KimChannel.kim_channel_id)
    )
    return rows.all()


async def address_of(session: AsyncSession, kim_channel_id: int) -> Address:
    """Where a channel is reached, or was reached last."""
    return (
        await session.scalars(
            select(Address)
            .where(Address.recipient_id == kim_channel_id)
            .order_by(Address.closed_at.is_(None).desc(), Address.address_id.desc())
            .limit(1)
        )
    ).one()


async def open_address(session: AsyncSession, address: Address) -> None:
    """A channel is reached there from now on; whoever else was thought to be there is closed as moved."""
    await session.execute(
        update(Address)
        .where(
            Address.account_id == address.account_id,
            Address.ref == address.ref,
            Address.thread == address.thread,
            Address.closed_at.is_(None),
        )
        .values(closed_at=address.opened_at, closed_why=AddressEnd.MOVED)
    )
    session.add(address)
    await session.flush()


async def close_addresses(session: AsyncSession, kim_channel_id: int, why: AddressEnd, now: datetime) -> None:
    """A channel is reached nowhere from now on."""
    await session.execute(
        update(Address)
        .where(Address.recipient_id == kim_channel_id, Address.closed_at.is_(None))
        .values(closed_at=now, closed_why=why)
    )


async def subscribe(session: AsyncSession, kim_channel_id: int, region_code: str, now: datetime) -> None:
    """A channel hears from exactly this region from now on."""
    kept = await session.scalar(
        select(Subscription.subscription_id).where(
            Subscription.recipient_id == kim_channel_id,
            Subscription.ended_at.is_(None),
            Subscription.region_code == region_code,
        )
    )
    await unsubscribe(session, kim_channel_id, now, but=kept)
    if kept is None:
        session.add(
            Subscription(
                recipient_id=kim_channel_id, region_code=region_code, kind=RecipientKind.CHANNEL, started_at=now
            )
        )
        await session.flush()


async def unsubscribe(session: AsyncSession, kim_channel_id: int, now: datetime, but: int | None = None) -> None:
    """End the live subscriptions of a channel, `but` one."""
    ended = update(Subscription).where(Subscription.recipient_id == kim_channel_id, Subscription.ended_at.is_(None))
    if but is not None:
        ended = ended.where(Subscription.subscription_id != but)
    await session.execute(ended.values(ended_at=now))


async def kim(session: AsyncSession, kim_id: int) -> Kim | None:
    """A KIM by its id."""
    found: Kim | None = await session.get(Kim, kim_id)
    return found


async def kims_at(session: AsyncSession, region_code: str, most: int) -> Sequence[Kim]:
    """The living KIMs on the register of exactly this region, oldest first."""
    rows = await session.scalars(
        select(Kim)
        .where(Kim.region_code == region_code, Kim.accepted_at.is_not(None), Kim.state != KimState.DISSOLVED)
        .order_by(Kim.kim_id)
        .limit(most)
    )
    return rows.all()


async def channels_of(
    session: AsyncSession, resident_id: int, kim_ids: Collection[int], codes: Iterable[str]
) -> Sequence[KimChannel]:
    """The channels that a person proposes, those of the person's KIMs, those in an official's regions; newest first."""
    proposed = and_(KimChannel.proposed_by == resident_id, KimChannel.state.in_(UNDECIDED))
    of_region = and_(KimChannel.state != ChannelState.PROPOSED, in_any(KimChannel.region_code, codes))
    rows = await session.scalars(
        select(KimChannel)
        .where(
            or_(proposed, KimChannel.kim_id.in_(kim_ids), of_region),
            KimChannel.state != ChannelState.SEEN,
        )
        .order_by(KimChannel.kim_channel_id.desc())
    )
    return rows.all()


async def proposed_by(session: AsyncSession, resident_id: int) -> int:
    """How many proposals of a person wait for an official."""
    found: int | None = await session.scalar(
        select(func.count()).where(KimChannel.proposed_by == resident_id, KimChannel.state == ChannelState.PROPOSED)
    )
    return found or 0


async def proposed_in(session: AsyncSession, codes: Iterable[str]) -> Sequence[KimChannel]:
    """The proposals for some regions and whatever lies in them, oldest first."""
    rows = await session.scalars(
        select(KimChannel)
        .where(KimChannel.state == ChannelState.PROPOSED, in_any(KimChannel.region_code, codes))
        .order_by(KimChannel.proposed_at)
    )
    return rows.all()


async def unreached(session: AsyncSession, most: int) -> Sequence[KimChannel]:
    """Linked channels whose address the deliveries have closed, locked against other schedulers."""
    rows = await session.scalars(select(KimChannel).where(_unreached()).limit(most).with_for_update(skip_locked=True))
    return rows.all()


async def anything_lost(session: AsyncSession) -> bool:
    """Whether a channel can't be reached and somebody does not know it yet."""
    found = await session.scalar(select(KimChannel.kim_channel_id).where(or_(_unreached(), _untold())).limit(1))
    return found is not None


async def untold_losses(session: AsyncSession, most: int) -> Sequence[KimChannel]:
    """Channels that were lost and of which nobody has been told, locked against other schedulers."""
    rows = await session.scalars(
        select(KimChannel).where(_untold()).order_by(KimChannel.lost_at).limit(most).with_for_update(skip_locked=True)
    )
    return rows.all()


async def slots_of(session: AsyncSession, kim_channel_ids: Collection[int]) -> dict[int, tuple[Slot, ...]]:
    """The slots of channels, by channel; one without slots is left out."""
    rows = await session.execute(
        select(SlotRow.kim_channel_id, SlotRow.minute, SlotRow.weekdays)
        .where(SlotRow.kim_channel_id.in_(kim_channel_ids))
        .order_by(SlotRow.minute)
    )
    found: dict[int, tuple[Slot, ...]] = {}
    for channel_id, minute, weekdays in rows:
        found[channel_id] = (*found.get(channel_id, ()), Slot(minute, weekdays))
    return found


async def set_slots(session: AsyncSession, kim_channel_id: int, slots: Iterable[Slot]) -> None:
    """These and no other slots."""
    await session.execute(delete(SlotRow).where(SlotRow.kim_channel_id == kim_channel_id))
    session.add_all(
        SlotRow(kim_channel_id=kim_channel_id, minute=slot.minute, weekdays=slot.weekdays) for slot in slots
    )
    await session.flush()


def in_any(column: Any, codes: Iterable[str]) -> ColumnElement[bool]:
    """Whether a code column names one of these regions or one inside them."""
    return or_(false(), *(regions.inside(column, code) for code in codes))


def _unreached() -> ColumnElement[bool]:
    reached = exists().where(Address.recipient_id == KimChannel.kim_channel_id, Address.closed_at.is_(None))
    return (KimChannel.state == ChannelState.LINKED) & ~reached


def _untold() -> ColumnElement[bool]:
    return (KimChannel.state == ChannelState.LOST) & KimChannel.told_lost_at.is_(None)
