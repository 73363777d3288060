"""Previews: a broadcast exactly as it will look, and what it comes to, for its author and for those who may agree."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from data import broadcasts
from data.models import Announcement, Broadcast
from domain.audience import Audience
from domain.message import Message
from services import draft_words, reach, rendering
from services.drafts import opened
from services.reach import Sending

_NAMED = 5


async def messages(
    session: AsyncSession, said: Announcement, account_id: int, language: str, now: datetime
) -> list[Message]:
    """The messages that a recipient will get, through this account."""
    rendered = await rendering.render(session, said, account_id, language, now)
    follow = [rendered.reply] if rendered.reply else []
    return [rendered.message, *follow]


async def about(session: AsyncSession, broadcast: Broadcast, language: str, now: datetime) -> dict[str, object]:
    """Regions, counts, holes and time of a broadcast that is to be decided on."""
    draft = await opened(session, broadcast)
    audience = Audience.from_json(broadcast.audience)
    account_id = (await broadcasts.accounts_for(session, audience.platforms))[0]
    estimate = await reach.estimate(session, Sending(audience, broadcast.lane, account_id), now)
    missed = [region.title for region in await reach.holes(session, audience, broadcast.lane)]
    return {
        "regions": await draft_words.where(session, draft, language),
        "to": draft_words.to(draft, language),
        "people": estimate.people,
        "channels": estimate.channels,
        "when": draft_words.when(draft, language),
        "holes": draft_words.holes(missed, language, _NAMED),
    }
