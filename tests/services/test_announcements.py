from datetime import datetime

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from data.database import Database
from data.models import Account, Announcement, Region
from domain.message import Content, ContentKind, Entity, EntityKind, MediaItem, Poll
from domain.platform import PlatformName
from domain.region import RegionKind
from services import announcements
from services.announcements import Written

BOLD = (Entity(EntityKind.BOLD, 0, 3), Entity(EntityKind.LINK, 4, 4, "https://example.id"))
PICTURE = MediaItem(ContentKind.PHOTO, ref="file-1", mime="image/jpeg", size=9)


async def accounts(session: AsyncSession) -> tuple[int, int]:
    session.add(Region(code="64.71", name="Balikpapan", kind=RegionKind.CITY, zone="Asia/Makassar"))
    both = [Account(platform=PlatformName.TELEGRAM, external_id=str(n), username="b", rate=25) for n in (1, 2)]
    session.add_all(both)
    await session.flush()
    return both[0].account_id, both[1].account_id


async def drafted(session: AsyncSession, content: Content, account_id: int | None, now: datetime) -> Announcement:
    return await announcements.draft(session, Written(content, "64.71", "Diskominfo", account_id=account_id), now)


@pytest.mark.parametrize(
    "content",
    [
        Content(text="air mati", entities=BOLD),
        Content(ContentKind.POLL, poll=Poll("Setuju?", ("ya", "tidak"), several=True)),
    ],
)
async def test_content_comes_back_as_it_was_written(database: Database, now: datetime, content: Content) -> None:
    async with database.sessions.begin() as session:
        account_id, _ = await accounts(session)
        announcement_id = (await drafted(session, content, account_id, now)).announcement_id
    async with database.reads() as session:
        announcement = await announcements.get(session, announcement_id)
        assert await announcements.content(session, announcement, account_id) == content


async def test_each_account_has_its_own_ids_of_a_picture(database: Database, now: datetime) -> None:
    async with database.sessions.begin() as session:
        first, second = await accounts(session)
        announcement = await drafted(session, Content(ContentKind.PHOTO, "foto", media=(PICTURE,)), first, now)
        mine = (await announcements.content(session, announcement, first)).media[0]
        assert (mine.ref, mine.mime, mine.size) == ("file-1", "image/jpeg", 9)
        other = (await announcements.content(session, announcement, second)).media[0]
        assert other.ref is None
        assert other.media_id is not None
        await announcements.note_ref(session, other.media_id, second, "file-2")
        await announcements.note_ref(session, other.media_id, second, "file-3")
        assert (await announcements.content(session, announcement, second)).media[0].ref == "file-3"


async def test_an_album_grows_picture_by_picture_and_takes_the_first_caption(database: Database, now: datetime) -> None:
    async with database.sessions.begin() as session:
        account_id, _ = await accounts(session)
        announcement = await drafted(session, Content(ContentKind.PHOTO, media=(PICTURE,)), account_id, now)
        for text in ("judul", "lain"):
            await announcements.add_media(
                session, announcement, Content(ContentKind.PHOTO, text, media=(PICTURE,)), account_id
            )
        content = await announcements.content(session, announcement, account_id)
        assert (content.kind, content.text, len(content.media)) == (ContentKind.ALBUM, "judul", 3)


async def test_rewritten_content_keeps_the_check_code(database: Database, now: datetime) -> None:
    async with database.sessions.begin() as session:
        account_id, _ = await accounts(session)
        announcement = await drafted(session, Content(ContentKind.PHOTO, "foto", media=(PICTURE,)), account_id, now)
        code = announcement.check_code
        await announcements.rewrite(session, announcement, Content(text="hanya teks"), account_id)
        assert await announcements.content(session, announcement, account_id) == Content(text="hanya teks")
        found = await announcements.by_code(session, f"cek {code.lower()}"[4:])
        assert found is announcement
        assert found.title == "hanya teks"
