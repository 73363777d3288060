from datetime import datetime

import pytest

from data.database import Database
from data.models import Announcement
from domain.announcement import TEXT_LIMIT
from domain.message import Content, ContentKind, MediaItem, Message, Poll
from domain.utf16 import units
from services import announcements, rendering
from services.announcements import Written
from tests import towns


async def written(database: Database, content: Content, now: datetime) -> tuple[Announcement, int]:
    async with database.sessions.begin() as session:
        account_id = await towns.found(session)
        said = Written(content, towns.TOWN, "Diskominfo Kota Balikpapan", account_id=account_id)
        return await announcements.draft(session, said, now), account_id


async def test_a_text_ends_with_source_region_time_and_check_code(database: Database, now: datetime) -> None:
    announcement, account_id = await written(database, Content(text="Air mati."), now)
    async with database.reads() as session:
        rendered = await rendering.render(session, announcement, account_id, "id", now)
    assert rendered.message.content.text == (
        "Air mati.\n\n— Diskominfo Kota Balikpapan · Kota Wilayah 64.71\nSelasa, 24 November 2026 10.30 WITA\n"
        f"Cek keaslian: /cek {announcement.check_code}"
    )
    assert rendered.reply is None
    assert rendered.weight == 1


async def test_a_poll_gets_its_footer_as_a_reply(database: Database, now: datetime) -> None:
    poll = Content(ContentKind.POLL, poll=Poll("Setuju?", ("Ya", "Tidak")))
    announcement, account_id = await written(database, poll, now)
    async with database.reads() as session:
        rendered = await rendering.render(session, announcement, account_id, "id", now)
    assert rendered.message.content == poll
    assert rendered.reply
    assert announcement.check_code in rendered.reply.content.text
    assert rendered.weight == 2


async def test_a_round_video_gets_text_and_footer_as_a_reply(database: Database, now: datetime) -> None:
    film = (MediaItem(ContentKind.ROUND, ref="film-1"),)
    announcement, account_id = await written(database, Content(ContentKind.ROUND, "Waspada", media=film), now)
    async with database.reads() as session:
        rendered = await rendering.render(session, announcement, account_id, "id", now)
    assert rendered.message.content.text == ""
    assert rendered.reply
    assert rendered.reply.content.text.startswith("Waspada\n\n— ")
    assert rendered.weight == 2


@pytest.mark.parametrize("month", range(1, 13))
async def test_a_text_as_long_as_its_room_fits_with_its_footer_on_any_day(
    database: Database, now: datetime, month: int
) -> None:
    announcement, account_id = await written(database, Content(text="x"), now)
    async with database.sessions.begin() as session:
        announcement = await session.merge(announcement)
        announcement.text = "🌊" * (await rendering.room(session, announcement, ContentKind.TEXT) // 2)
        for day in range(1, 8):
            for language in ("id", "en"):
                at = now.replace(month=month, day=day + 20)
                rendered = await rendering.render(session, announcement, account_id, language, at)
                assert units(rendered.message.content.text) <= TEXT_LIMIT


async def test_a_channel_gets_a_subscribe_button_and_an_album_gets_it_in_a_reply(
    database: Database, now: datetime
) -> None:
    pictures = tuple(MediaItem(ContentKind.PHOTO, ref=f"file-{n}") for n in range(3))
    announcement, account_id = await written(database, Content(ContentKind.ALBUM, "Foto", media=pictures), now)
    async with database.reads() as session:
        album = await rendering.render(session, announcement, account_id, "id", now)
    payload = rendering.subscription_payload("64.71.05.1002", 12)
    invited = rendering.invite(album, _link, payload)
    assert invited.reply
    assert invited.reply.choices[0][0].url == "https://t.me/bot?start=r_6471051002_k12"
    assert (album.weight, invited.weight) == (3, 4)
    text = rendering.Rendered(Message(Content(text="Halo")))
    assert rendering.invite(text, _link, payload).message.choices[0][0].label == "Langganan"


def test_a_channels_readers_ask_through_a_link_since_a_button_cant_answer_strangers() -> None:
    own = rendering.Rendered(Message(Content(text="Vaksin")), question="t_K7M3QT")
    invited = rendering.invite(own, _link, "r_6471").message
    assert [choice.url for row in invited.choices for choice in row] == [_link("r_6471"), _link("t_K7M3QT")]


def _link(payload: str) -> str:
    return f"https://t.me/bot?start={payload}"


async def test_a_picture_without_this_accounts_own_id_is_not_complete(database: Database, now: datetime) -> None:
    file = MediaItem(ContentKind.PHOTO, path="poster.png")
    announcement, account_id = await written(database, Content(ContentKind.PHOTO, "Foto", media=(file,)), now)
    async with database.sessions.begin() as session:
        before = await rendering.render(session, announcement, account_id, "id", now)
        media_id = before.message.content.media[0].media_id
        assert media_id is not None
        await announcements.note_ref(session, media_id, account_id, "file-9")
        after = await rendering.render(session, announcement, account_id, "id", now)
    assert (before.complete, after.complete) == (False, True)
