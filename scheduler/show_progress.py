"""Keep live messages up to date: each edited at most every three seconds, left alone after a 429."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from domain.message import Kept, Later, Message, Rejected, Target, Unreachable
from domain.ports import Now, Platform
from domain.post import PostKind
from services import monitoring
from services.monitoring import ShownPost

Sessions = async_sessionmaker[AsyncSession]

PAUSE = timedelta(seconds=3)

LOOK = timedelta(seconds=10)
"""Between two looks at who is safe, by region: each walks through the ledger of a broadcast."""


class ShowProgress:
    """The job; remembers what stands on which message, and when it may be edited again."""

    def __init__(self, reads: Sessions, platforms: Mapping[int, Platform], now: Now) -> None:
        self._reads, self._platforms, self._now = reads, platforms, now
        self._shown: dict[int, Message] = {}
        self._not_before: dict[int, datetime] = {}

    async def __call__(self) -> int:
        """One tick; how many messages were edited."""
        changed = await self._changed()
        for post, message in changed:
            await self._edit(post, message)
        return len(changed)

    async def _changed(self) -> list[tuple[ShownPost, Message]]:
        changed = []
        async with self._reads() as session:
            posts = await monitoring.shown_posts(session, self._now())
            for post in posts:
                if self._may_edit(post):
                    message = await monitoring.view(session, post, self._now())
                    if post.kind is PostKind.SAFETY:
                        self._not_before[post.post_id] = self._now() + LOOK
                    if message is not None and self._shown.get(post.post_id) != message:
                        changed.append((post, message))
        self._forget_all_but({post.post_id for post in posts})
        return changed

    def _may_edit(self, post: ShownPost) -> bool:
        free = self._not_before.get(post.post_id)
        return post.account_id in self._platforms and (free is None or free <= self._now())

    async def _edit(self, post: ShownPost, message: Message) -> None:
        outcome = await self._platforms[post.account_id].edit(Target(post.chat_ref), post.message_id, message)
        pause = LOOK if post.kind is PostKind.SAFETY else PAUSE
        match outcome:
            case Later(after):
                pause = max(pause, timedelta(seconds=after))
            case Rejected() | Kept() | Unreachable():
                pause = timedelta(hours=1)  # the message is gone; its broadcast goes on
            case _:
                self._shown[post.post_id] = message
        self._not_before[post.post_id] = self._now() + pause

    def _forget_all_but(self, posts: set[int]) -> None:
        self._shown = {post_id: message for post_id, message in self._shown.items() if post_id in posts}
        self._not_before = {post_id: free for post_id, free in self._not_before.items() if post_id in posts}
