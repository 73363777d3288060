"""What a draft says: replaced as a whole, or grown by one more picture of its album."""

from dataclasses import replace as changed

from sqlalchemy.ext.asyncio import AsyncSession

from domain.message import Content, ContentKind
from domain.refusal import Refusal
from services import announcements, emergencies, lengths
from services.drafts import Draft


async def replace(session: AsyncSession, draft: Draft, content: Content, account_id: int) -> None:
    """Other content; an emergency keeps its facts and takes the text as what the official adds."""
    alert = draft.alert
    if alert is None:
        await lengths.require_fit(session, draft.announcement, content)
        await announcements.rewrite(session, draft.announcement, content, account_id)
        return
    if content.kind is ContentKind.POLL:
        raise Refusal("emergency-no-poll")
    await announcements.rewrite(session, draft.announcement, content, account_id)
    await emergencies.tell(session, draft, changed(alert, more=content.text, entities=content.entities))


async def gather(session: AsyncSession, draft: Draft, content: Content, account_id: int) -> None:
    """One more picture of the album that was sent."""
    await announcements.add_media(session, draft.announcement, content, account_id)
