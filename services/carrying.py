"""Carrying over: what becomes of a broadcast's pictures and files on a messenger where they were not composed."""

from sqlalchemy.ext.asyncio import AsyncSession

from data import accounts, announcements
from domain.media import FETCHED_FROM_TELEGRAM, MB, on_whatsapp
from domain.message import ContentKind, MediaItem
from domain.platform import PlatformName
from services import media, texts


async def to_whatsapp(session: AsyncSession, announcement_id: int, account_id: int, language: str) -> list[str]:
    """What its author should know before it leaves over a WhatsApp number."""
    said = await announcements.find(session, announcement_id)
    if said is None:
        return []
    lines = [texts.say("outlook-poll", language)] if said.kind is ContentKind.POLL else []
    kept = await announcements.media_of(session, announcement_id)
    for item in await media.items(session, kept, account_id):
        key = await _key(session, item)
        if key is not None:
            values = {"kind": item.kind.value, "limit": FETCHED_FROM_TELEGRAM // MB}
            lines.append(texts.say(key, language, values))
    return list(dict.fromkeys(lines))  # an album says it once


async def _key(session: AsyncSession, item: MediaItem) -> str | None:
    if not item.here and item.held is not None and (item.size or 0) > FETCHED_FROM_TELEGRAM:
        held_by = await accounts.platform_of(session, item.held.account_id)
        if held_by is PlatformName.TELEGRAM:
            return "outlook-media-left-out"
    shown = on_whatsapp(item.kind, item.mime, item.size)
    return "outlook-media-file" if shown == "document" and item.kind is not ContentKind.DOCUMENT else None
