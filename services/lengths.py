"""Lengths: whether a content fits with its footer, said so that its author knows how much to cut."""

from sqlalchemy.ext.asyncio import AsyncSession

from data.models import Announcement
from domain.announcement import excess
from domain.message import Content, ContentKind
from domain.refusal import Refusal
from services import rendering


async def require_fit(session: AsyncSession, announcement: Announcement, content: Content) -> None:
    """Refuse what does not fit, saying how many characters are too many."""
    content = rendering.headed(content) if announcement.drill else content
    too_much = excess(content, await rendering.footer_units(session, announcement))
    if too_much is not None:
        key = "announcement-poll-too-long" if content.kind is ContentKind.POLL else "announcement-too-long"
        raise Refusal(key, over=too_much.over, room=too_much.room)
