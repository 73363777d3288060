"""Questions to what residents who were warned say of themselves: safe, or in need of help."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, func, or_, select, true
from sqlalchemy.ext.asyncio import AsyncSession

from data import regions
from data.models import Account, Address, Broadcast, Delivery, KimChannel, SafetyAnswer, Tally
from domain.broadcast import BroadcastKind
from domain.delivery import ARRIVED
from domain.identity import ids_of
from domain.platform import PlatformName
from domain.safety import Answered, SafetyState

Codes = Sequence[str] | None
"""Inside which regions; None: everywhere."""


async def lock(session: AsyncSession, announcement_id: int, resident_id: int) -> SafetyAnswer | None:
    """What a resident said last, kept from others until the end of this transaction."""
    key = (announcement_id, resident_id)
    return await session.get(SafetyAnswer, key, with_for_update=True, populate_existing=True)


async def of_feedback(session: AsyncSession, feedback_id: int) -> SafetyAnswer | None:
    """The answer that a message gave, if it still stands; kept from others until the end of this transaction."""
    found: SafetyAnswer | None = await session.scalar(
        select(SafetyAnswer).where(SafetyAnswer.feedback_id == feedback_id).with_for_update()
    )
    return found


async def put(session: AsyncSession, row: SafetyAnswer) -> None:
    """A resident's first answer."""
    session.add(row)
    await session.flush()


async def answered(session: AsyncSession, announcement_id: int, codes: Codes) -> list[Answered]:
    """How many of each of these regions said what."""
    helped = SafetyAnswer.helped_at.is_not(None)
    rows = await session.execute(
        select(SafetyAnswer.region_code, SafetyAnswer.state, helped, func.count())
        .where(SafetyAnswer.announcement_id == announcement_id, _inside(SafetyAnswer.region_code, codes))
        .group_by(SafetyAnswer.region_code, SafetyAnswer.state, helped)
    )
    return [Answered(row[0], row[1], bool(row[2]), row[3]) for row in rows]


async def warned(session: AsyncSession, announcement_id: int, codes: Codes) -> dict[str, int]:
    """How many residents of each of these regions a copy has reached: a walk through the ledger, 1 s for a million."""
    sent = _sent(announcement_id)
    rows = await session.execute(
        select(Delivery.region_code, func.count())
        .where(Delivery.broadcast_id.in_(sent), Delivery.state.in_(ARRIVED), _inside(Delivery.region_code, codes))
        .where(Delivery.recipient_id.not_in(select(KimChannel.kim_channel_id)))
        .group_by(Delivery.region_code)
    )
    return {row[0]: row[1] for row in rows}


async def all_warned(session: AsyncSession, announcement_id: int) -> int:
    """How many residents a copy has reached, from the tally: cheap, however many they are."""
    sent = _sent(announcement_id)
    arrived = Tally.state.in_(ARRIVED)
    copies = await session.scalar(select(func.sum(Tally.copies)).where(Tally.broadcast_id.in_(sent), arrived))
    channels = await session.scalar(
        select(func.count())
        .select_from(KimChannel)
        .join(Delivery, Delivery.recipient_id == KimChannel.kim_channel_id)
        .where(Delivery.broadcast_id.in_(sent), Delivery.state.in_(ARRIVED))
    )
    return (copies or 0) - (channels or 0)


async def in_need(
    session: AsyncSession, announcement_id: int, codes: Codes, offset: int, most: int
) -> Sequence[SafetyAnswer]:
    """Who said that they need help: those whom nobody has helped first, and of these whoever has waited longest."""
    rows = await session.scalars(
        select(SafetyAnswer)
        .where(SafetyAnswer.announcement_id == announcement_id, SafetyAnswer.state == SafetyState.NEEDS_HELP)
        .where(_inside(SafetyAnswer.region_code, codes))
        .order_by(SafetyAnswer.helped_at.is_not(None), SafetyAnswer.since, SafetyAnswer.resident_id)
        .offset(offset)
        .limit(most)
    )
    return rows.all()


async def phone_of(session: AsyncSession, resident_id: int) -> str | None:
    """The number by which a resident is called, where it is known: only WhatsApp tells one."""
    found = await session.execute(
        select(Address.ref, Address.phone)
        .join(Account, Account.account_id == Address.account_id)
        .where(Address.recipient_id == resident_id, Address.closed_at.is_(None))
        .where(Account.platform == PlatformName.WHATSAPP)
        .order_by(Address.address_id.desc())
    )
    return next((number for row in found if (number := ids_of(row.ref, row.phone).phone)), None)


def _sent(announcement_id: int) -> Select[int]:
    return select(Broadcast.broadcast_id).where(
        Broadcast.announcement_id == announcement_id, Broadcast.kind == BroadcastKind.ORIGINAL
    )


def _inside(column: Any, codes: Codes) -> ColumnElement[bool]:
    if codes is None:
        return true()
    return or_(*(regions.inside(column, code) for code in codes))
