"""Our messages that mean something: remembered when sent, asked when answered or to be changed."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from data import posts
from data.models import Post
from data.posts import at, newest, of
from domain.post import PostKind

__all__ = ["at", "newest", "of", "remember"]


async def remember(  # noqa: PLR0913 - a post is exactly these facts
    session: AsyncSession,
    account_id: int,
    chat_ref: str,
    message_id: str,
    kind: PostKind,
    object_id: int,
    now: datetime,
) -> None:
    """Note what a message that was just sent means."""
    await posts.put(
        session,
        Post(
            account_id=account_id,
            chat_ref=chat_ref,
            message_id=message_id,
            kind=kind,
            object_id=object_id,
            posted_at=now,
        ),
    )
