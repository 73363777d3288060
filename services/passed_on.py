"""Passed on: who passed something on by hand hears, once, that it was changed or withdrawn, with what to say now."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from data import copies
from data import forwarding as rows
from data.models import Announcement
from data.news import Published
from domain.broadcast import BroadcastKind
from domain.forwarding import whatsapp
from services import afterwords, amendments, contacts, notices, rendering
from services.notices import Button, Notice


async def tell(session: AsyncSession, changes: Sequence[Published], now: datetime) -> set[tuple[int, int]]:
    """Tell whoever passed on what these broadcasts change or take back; who was told of which of them."""
    told = set()
    for change in changes:
        said = await amendments.original(session, change.broadcast)
        agents = await rows.passed_on_by(session, await _wordings(session, said))
        notice = await _notice(session, change, said) if agents else None
        for contact in await contacts.of_all(session, agents):
            if notice is not None:
                await notices.tell(session, contact, notice, now)
                told.add((contact.resident_id, change.broadcast.broadcast_id))
    return told


async def _wordings(session: AsyncSession, said: Announcement) -> set[int]:
    """The announcement and its corrections: any of them may have been passed on."""
    followers = await copies.followers(session, said.announcement_id)
    return {said.announcement_id} | {each.announcement_id for each in followers}


async def _notice(session: AsyncSession, change: Published, said: Announcement) -> Notice:
    at = change.broadcast.started_at or change.broadcast.created_at
    if change.broadcast.kind is BroadcastKind.WITHDRAWAL:
        text = (await afterwords.withdrawn(session, said, change.broadcast.note or "", "id", at)).content.text
        return Notice("forward-withdrawn", {"title": said.title, "text": text}, (_to_whatsapp(text),))
    text = await rendering.passed_on(session, change.announcement, at)
    done = Button(f"fwd:done:{change.announcement.announcement_id}", "forward-done")
    key = "forward-updated" if change.broadcast.kind is BroadcastKind.UPDATE else "forward-corrected"
    return Notice(key, {"title": said.title, "text": text}, (_to_whatsapp(text), done))


def _to_whatsapp(text: str) -> Button:
    return Button(key="forward-whatsapp", url=whatsapp(text))
