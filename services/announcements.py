"""Announcements: written down with their media, and read back as content that any account can send."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from data import announcements as rows
from data.models import Announcement, Media, MediaRef, Wording
from domain import check_code
from domain.announcement import entity, headline, stored
from domain.lane import Lane
from domain.message import Content, ContentKind, Entity, MediaItem, Poll
from domain.topic import Topic
from services import media


@dataclass(frozen=True, slots=True)
class Written:
    """What is known when an announcement is begun; `account_id` is whose media ids the content carries."""

    content: Content
    region_code: str
    source: str
    author_id: int | None = None  # None: from a feed
    account_id: int | None = None
    lane: Lane = Lane.NEWS
    topic: Topic | None = None
    title: str = ""  # how lists name it; else the first line
    link: str | None = None
    language: str | None = None  # in which all of it is said; None: as its reader reads


async def draft(session: AsyncSession, written: Written, now: datetime) -> Announcement:
    """A new announcement with its media and a fresh check code; its length is checked where its footer is known."""
    announcement = Announcement(
        author_id=written.author_id,
        region_code=written.region_code,
        source=written.source,
        check_code=await _fresh_code(session),
        lane=written.lane,
        topic=written.topic,
        title=written.title,
        link=written.link,
        language=written.language,
        created_at=now,
    )
    _write(announcement, written.content)
    await rows.put(session, announcement)
    await _keep_media(session, announcement, written.content, written.account_id)
    return announcement


async def again(session: AsyncSession, said: Announcement, now: datetime) -> Announcement:
    """The same words and media under a code of their own, to be sent once more."""
    copy = Announcement(
        author_id=said.author_id, region_code=said.region_code, source=said.source,
        check_code=await _fresh_code(session), lane=said.lane, topic=said.topic, kind=said.kind, title=said.title,
        text=said.text, entities=list(said.entities), poll=said.poll, hazard=said.hazard, link=said.link,
        asks=said.asks, translations=said.translations, drill=said.drill, created_at=now,
    )  # fmt: skip
    await rows.put(session, copy)
    for medium in await rows.media_of(session, said.announcement_id):
        await rows.copy_media(session, medium, copy.announcement_id)
    return copy


async def rewrite(session: AsyncSession, announcement: Announcement, content: Content, account_id: int | None) -> None:
    """Other content for a draft that keeps its code, region and source."""
    announcement.title, announcement.translations = "", {}
    _write(announcement, content)
    await rows.drop_media(session, announcement.announcement_id)
    await _keep_media(session, announcement, content, account_id)


def reword(announcement: Announcement, text: str, entities: Sequence[Entity]) -> None:
    """Another text over the same media; what was translated is not true any more."""
    announcement.translations = {}
    announcement.text, announcement.entities = text, [stored(each) for each in entities]
    announcement.title = headline(text)


def translate(announcement: Announcement, translations: Mapping[str, Content]) -> None:
    """The same in other languages, for those who read them."""
    announcement.translations = {
        language: {"text": said.text, "entities": [stored(each) for each in said.entities]}
        for language, said in translations.items()
    }


async def go_on(session: AsyncSession, said: Announcement, new: Content, now: datetime) -> None:
    """A warning goes on: other words and another picture; what it said stays in the trail."""
    before = Wording(
        announcement_id=said.announcement_id, text=said.text, entities=said.entities, hazard=said.hazard, until=now
    )
    await rows.put(session, before)
    await rewrite(session, said, new, None)
    said.edited_at = now


async def correct(session: AsyncSession, said: Announcement, right: Announcement, now: datetime) -> int:
    """From now on it says what its correction says; code, region, source and media stay. Its old wording's id."""
    before = Wording(
        announcement_id=said.announcement_id, text=said.text, entities=said.entities, hazard=said.hazard, until=now
    )
    await rows.put(session, before)
    said.text, said.entities, said.hazard = right.text, list(right.entities), right.hazard
    said.title, said.edited_at, said.translations = headline(right.text), now, dict(right.translations or {})
    return before.wording_id


async def add_media(session: AsyncSession, announcement: Announcement, content: Content, account_id: int) -> None:
    """One more picture of an album, whose messages come one by one; the first text among them is its caption."""
    before = await rows.media_of(session, announcement.announcement_id)
    announcement.kind = ContentKind.ALBUM
    if not announcement.text:
        _write(announcement, Content(ContentKind.ALBUM, content.text, content.entities))
    for item in content.media:
        await _keep(session, announcement.announcement_id, item, len(before), account_id)


async def illustrate(session: AsyncSession, announcement: Announcement, picture: MediaItem) -> None:
    """A picture comes to a text that has none."""
    announcement.kind = picture.kind
    await _keep(session, announcement.announcement_id, picture, 0, None)


async def content(session: AsyncSession, announcement: Announcement, account_id: int, language: str = "id") -> Content:
    """What is said (in another language where it was written in that too), with this account's own media ids."""
    kept = await rows.media_of(session, announcement.announcement_id)
    said = announcement.translations.get(language) or {"text": announcement.text, "entities": announcement.entities}
    return Content(
        kind=announcement.kind,
        text=said["text"],
        entities=tuple(entity(each) for each in said["entities"]),
        media=await media.items(session, kept, account_id),
        poll=_poll(announcement.poll),
    )


async def note_ref(session: AsyncSession, media_id: int, account_id: int, ref: str) -> None:
    """An account has uploaded a media: from now on it sends it by this id."""
    known = await rows.ref_of(session, media_id, account_id)
    if known is None:
        await rows.put(session, MediaRef(media_id=media_id, account_id=account_id, ref=ref))
    else:
        known.ref = ref


async def by_code(session: AsyncSession, typed: str) -> Announcement | None:
    """The announcement behind a check code as somebody typed it."""
    code = check_code.read(typed)
    return await rows.by_code(session, code) if code else None


async def find(session: AsyncSession, announcement_id: int) -> Announcement | None:
    """The announcement of an id that somebody else names."""
    return await session.get(Announcement, announcement_id)


async def get(session: AsyncSession, announcement_id: int) -> Announcement:
    """The announcement of an id that one of our rows names."""
    return await session.get_one(Announcement, announcement_id)


async def _fresh_code(session: AsyncSession) -> str:
    while True:
        code = check_code.new(secrets.choice)
        if await rows.by_code(session, code) is None:
            return code


def _write(announcement: Announcement, said: Content) -> None:
    announcement.kind = said.kind
    announcement.text = said.text
    announcement.entities = [stored(each) for each in said.entities]
    announcement.poll = asdict(said.poll) if said.poll else None
    if not announcement.title:
        announcement.title = headline(said.poll.question if said.poll else said.text)


async def _keep_media(session: AsyncSession, announcement: Announcement, said: Content, account_id: int | None) -> None:
    for place, item in enumerate(said.media):
        await _keep(session, announcement.announcement_id, item, place, account_id)


async def _keep(
    session: AsyncSession, announcement_id: int, item: MediaItem, place: int, account_id: int | None
) -> None:
    row = Media(
        announcement_id=announcement_id,
        place=place,
        kind=item.kind,
        name=item.name,
        mime=item.mime,
        size=item.size,
        url=item.url,
        path=item.path,
        drawn=item.drawn,
    )
    await rows.put(session, row)
    if item.ref and account_id is not None:
        await rows.put(session, MediaRef(media_id=row.media_id, account_id=account_id, ref=item.ref))


def _poll(kept: dict[str, Any] | None) -> Poll | None:
    if kept is None:
        return None
    return Poll(kept["question"], tuple(kept["options"]), kept["several"], kept["anonymous"])
