"""Questions that tie a resident's words to an announcement and a region."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncSession

from data.models import Address, Broadcast, Delivery, KimChannel, Subscription
from domain.delivery import ARRIVED

_ALBUMS_LOOKED_AT = 50


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy that somebody was sent: of which announcement, for which region."""

    announcement_id: int
    region_code: str


async def copy_at(session: AsyncSession, account_id: int, chat_ref: str, message_id: str) -> Copy | None:
    """The copy that stands as this message in a chat."""
    here = (
        select(Broadcast.announcement_id, Delivery.region_code, Delivery.more_message_ids)
        .join(Broadcast, Broadcast.broadcast_id == Delivery.broadcast_id)
        .join(Address, Address.recipient_id == Delivery.recipient_id)
        .where(Address.account_id == account_id, Address.ref == chat_ref, Delivery.account_id == account_id)
    )
    found = await _first(session, here.where(Delivery.message_id == message_id))
    return found or await _in_album(session, here, message_id)


async def newest_copy(session: AsyncSession, resident_id: int, since: datetime) -> Copy | None:
    """The last announcement that reached a resident since a moment."""
    question = (
        select(Broadcast.announcement_id, Delivery.region_code)
        .join(Broadcast, Broadcast.broadcast_id == Delivery.broadcast_id)
        .where(Delivery.recipient_id == resident_id, Delivery.state.in_(ARRIVED), Delivery.claimed_at >= since)
        .order_by(Delivery.claimed_at.desc())
    )
    return await _first(session, question)


async def sent_for(session: AsyncSession, resident_id: int, announcement_id: int) -> str | None:
    """For which region a copy of an announcement left for a resident, the newest; None where none did."""
    code: str | None = await session.scalar(
        select(Delivery.region_code)
        .join(Broadcast, Broadcast.broadcast_id == Delivery.broadcast_id)
        .where(Delivery.recipient_id == resident_id, Broadcast.announcement_id == announcement_id)
        .order_by(Delivery.broadcast_id.desc())
        .limit(1)
    )
    return code


async def subscribed(session: AsyncSession, resident_id: int) -> Sequence[str]:
    """The regions that a resident hears from, each once."""
    rows = await session.scalars(
        select(Subscription.region_code)
        .where(Subscription.recipient_id == resident_id, Subscription.ended_at.is_(None))
        .order_by(Subscription.subscription_id)
    )
    return list(dict.fromkeys(rows.all()))


async def region_of_chat(session: AsyncSession, account_id: int, chat_ref: str) -> str | None:
    """The region of the KIM channel that a chat is."""
    code: str | None = await session.scalar(
        select(KimChannel.region_code)
        .join(Address, Address.recipient_id == KimChannel.kim_channel_id)
        .where(Address.account_id == account_id, Address.ref == chat_ref, Address.closed_at.is_(None))
        .limit(1)
    )
    return code


async def _first(session: AsyncSession, question: Select[*tuple[Any, ...]]) -> Copy | None:
    row = (await session.execute(question.limit(1))).first()
    return Copy(row.announcement_id, row.region_code) if row else None


async def _in_album(session: AsyncSession, here: Select[*tuple[Any, ...]], message_id: str) -> Copy | None:
    albums = here.where(Delivery.more_message_ids.is_not(None)).order_by(Delivery.claimed_at.desc())
    for row in await session.execute(albums.limit(_ALBUMS_LOOKED_AT)):
        if message_id in (row.more_message_ids or ()):
            return Copy(row.announcement_id, row.region_code)
    return None
