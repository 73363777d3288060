"""Previews: a broadcast exactly as it will look, and what it comes to, for its author and for those who may agree."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from data import broadcasts, mandates
from data.models import Announcement, Broadcast
from domain.audience import Audience
from domain.broadcast import BroadcastKind
from domain.message import Message
from services import afterwords, draft_words, reach, rendering, texts
from services.contacts import Contact
from services.drafts import opened
from services.matters import Matter
from services.reach import Sending

_NAMED = 5


async def messages(
    session: AsyncSession, said: Announcement, account_id: int, language: str, now: datetime
) -> list[Message]:
    """The messages that a recipient will get, through this account."""
    rendered = await rendering.render(session, said, account_id, language, now)
    follow = [rendered.reply] if rendered.reply else []
    return [rendered.message, *follow]


async def proposed(session: AsyncSession, matter: Matter, contact: Contact, now: datetime) -> list[Message]:
    """What is to be decided on as its recipients will see it; of a correction or withdrawal also what stands below."""
    said, broadcast = matter.announcement, matter.broadcast
    if said is None:
        return []
    shown = await messages(session, said, contact.account_id, contact.language, now)
    note = broadcast.note or "" if broadcast else ""
    match broadcast.kind if broadcast else None:
        case BroadcastKind.CORRECTION:
            return [*shown, await afterwords.corrected(session, said, note, contact.language, now)]
        case BroadcastKind.WITHDRAWAL:
            return [*shown, await afterwords.withdrawn(session, said, note, contact.language, now)]
        case _:
            return shown


async def author(session: AsyncSession, resident_id: int, language: str) -> str:
    """Who has written it, by the name that is known in office, and by number."""
    name, number = await mandates.label_of(session, resident_id), str(resident_id)
    if name is None:
        return texts.say("approval-author-unnamed", language, {"number": number})
    return texts.say("approval-author", language, {"name": name, "number": number})


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
