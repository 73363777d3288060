"""Questions to the comments under the posts of KIM channels: whose are read, and what a thread is about."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, delete, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from data.models import Address, CommentThread, KimChannel
from domain.comment import Spot
from domain.kim import ChannelState


@dataclass(frozen=True, slots=True)
class Commented:
    """A post in a channel whose comments are read."""

    channel: KimChannel
    channel_ref: str
    message_id: str


async def channel_at(session: AsyncSession, account_id: int, channel_ref: str) -> KimChannel | None:
    """The channel of a chat, where its KIM has comments read."""
    found: KimChannel | None = await session.scalar(
        _reading().where(Address.account_id == account_id, Address.ref == channel_ref).limit(1)
    )
    return found


async def commented(session: AsyncSession, account_id: int, chat_ref: str, thread: str) -> Commented | None:
    """What the comments in a thread of a discussion group are about, where they are read."""
    row = (
        await session.execute(
            _reading()
            .add_columns(Address.ref, CommentThread.message_id)
            .join(CommentThread, CommentThread.kim_channel_id == KimChannel.kim_channel_id)
            .where(
                Address.account_id == account_id,
                CommentThread.account_id == account_id,
                CommentThread.chat_ref == chat_ref,
                CommentThread.thread == thread,
            )
            .limit(1)
        )
    ).first()
    return Commented(*row) if row else None


async def keep(session: AsyncSession, kim_channel_id: int, spot: Spot, message_id: str, now: datetime) -> None:
    """The comments on this post of a channel stand there; what is known stays as it is."""
    on = postgresql.insert if session.get_bind().dialect.name == "postgresql" else sqlite.insert
    thread = {
        "account_id": spot.account_id,
        "chat_ref": spot.chat_ref,
        "thread": spot.thread,
        "kim_channel_id": kim_channel_id,
        "message_id": message_id,
        "seen_at": now,
    }
    await session.execute(on(CommentThread).values(**thread).on_conflict_do_nothing())


async def any_seen(session: AsyncSession, kim_channel_id: int) -> bool:
    """Whether the bot has seen a post of a channel in its discussion group."""
    found = await session.scalar(
        select(CommentThread.thread).where(CommentThread.kim_channel_id == kim_channel_id).limit(1)
    )
    return found is not None


async def awaited(session: AsyncSession, kim_ids: list[int], since: datetime) -> bool:
    """Whether a channel of these KIMs has had comments read since a moment, and its discussion group is not known."""
    seen = select(CommentThread.kim_channel_id)
    found = await session.scalar(
        select(KimChannel.kim_channel_id)
        .where(KimChannel.kim_id.in_(kim_ids), KimChannel.comments_since >= since)
        .where(KimChannel.kim_channel_id.not_in(seen))
        .limit(1)
    )
    return found is not None


async def forget(session: AsyncSession, kim_channel_id: int) -> None:
    """Where the comments on a channel's posts stand is not known any more."""
    await session.execute(delete(CommentThread).where(CommentThread.kim_channel_id == kim_channel_id))


def _reading() -> Select[KimChannel]:
    return (
        select(KimChannel)
        .join(Address, Address.recipient_id == KimChannel.kim_channel_id)
        .where(
            KimChannel.comments_since.is_not(None),
            KimChannel.state == ChannelState.LINKED,
            Address.closed_at.is_(None),
        )
    )
