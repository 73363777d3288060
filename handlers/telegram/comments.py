"""Comments on Telegram: what is said under a channel's post stands in a group, beside much that is not for us.

Telegram copies each post of a channel into its discussion group; a comment answers that copy, or another comment in
its thread. Which threads are read, the database says at the moment of storing, so that a KIM's yes and no hold at once
in every process. Of the copy itself only its numbers are kept.
"""

from collections.abc import Awaitable, Callable
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from domain.comment import ChannelPost, Spot
from domain.intake import Raw
from domain.ports import Now
from services import comments

Sessions = async_sessionmaker[AsyncSession]


def spot_in(update: Raw, account_id: int) -> Spot | None:
    """The thread that a message in a group belongs to; None for what is no comment. Reads raw JSON and never fails."""
    posted = isinstance(update.get("message"), dict)
    written: Any = update["message"] if posted else update.get("edited_message")
    if _of(written, "chat", "type") != "supergroup" or written.get("is_topic_message"):
        return None
    group, number = str(_of(written, "chat", "id")), written.get("message_id")
    if written.get("is_automatic_forward"):
        post = _post(written)
        is_post = posted and post is not None and isinstance(number, int)
        return Spot(account_id, group, str(number), post, is_copy=True) if is_post else None
    answered: Any = written.get("reply_to_message")
    is_direct = bool(_of(answered, "is_automatic_forward"))
    thread = _of(answered, "message_id") if is_direct else written.get("message_thread_id")
    post = _post(answered) if is_direct else None
    return Spot(account_id, group, str(thread), post) if isinstance(thread, int) else None


def overhearing(sessions: Sessions, reads: Sessions, account_id: int, now: Now) -> Callable[[Raw], Awaitable[bool]]:
    """Whether an update that is not said to us is a comment that is read; what shows its thread is noted."""

    async def overheard(update: Raw) -> bool:
        spot = spot_in(update, account_id)
        if spot is None:
            return False
        if spot.post is not None:
            async with reads() as session:
                if not await comments.are_read(session, spot):
                    return False
            async with sessions.begin() as session:
                await comments.note(session, spot, now())
        if spot.is_copy:
            return False
        async with reads() as session:
            return await comments.about(session, spot) is not None

    return overheard


def _post(copied: Raw) -> ChannelPost | None:
    channel, post = _of(copied, "forward_origin", "chat", "id"), _of(copied, "forward_origin", "message_id")
    return ChannelPost(str(channel), str(post)) if isinstance(channel, int) and isinstance(post, int) else None


def _of(found: Any, *names: str) -> Any:
    for name in names:
        found = found.get(name) if isinstance(found, dict) else None
    return found
