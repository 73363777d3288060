"""Messages of ours that mean something."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from data.models import Post
from domain.post import PostKind


async def at(session: AsyncSession, account_id: int, chat_ref: str, message_id: str) -> Post | None:
    """What a message of ours in a chat means."""
    found: Post | None = await session.scalar(
        select(Post).where(Post.account_id == account_id, Post.chat_ref == chat_ref, Post.message_id == message_id)
    )
    return found


async def of(session: AsyncSession, kind: PostKind, object_id: int) -> list[Post]:
    """The messages about one thing, oldest first."""
    rows = await session.scalars(
        select(Post).where(Post.kind == kind, Post.object_id == object_id).order_by(Post.post_id)
    )
    return list(rows)


async def newest(
    session: AsyncSession, account_id: int, chat_ref: str, kinds: Collection[PostKind], since: datetime
) -> Post | None:
    """The last message of such a kind that was shown in a chat since a moment."""
    found: Post | None = await session.scalar(
        select(Post)
        .where(Post.account_id == account_id, Post.chat_ref == chat_ref, Post.kind.in_(kinds), Post.posted_at >= since)
        .order_by(Post.post_id.desc())
        .limit(1)
    )
    return found


async def put(session: AsyncSession, post: Post) -> None:
    """Remember a message; one that was edited may mean something else now."""
    before = await at(session, post.account_id, post.chat_ref, post.message_id)
    if before is None:
        session.add(post)
    else:
        before.kind, before.object_id, before.posted_at = post.kind, post.object_id, post.posted_at
    await session.flush()
