"""The Telegram platform over HTTP, against the simulator."""

import asyncio
from base64 import b64decode
from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import simulator
from bot import http
from bot.platforms.telegram import Api, Telegram, account
from bot.platforms.telegram.bodies import parts
from bot.platforms.telegram.updates import TelegramUpdates
from domain.intake import Batch, Hitch, Withheld
from domain.message import (
    Ask,
    Choice,
    Content,
    ContentKind,
    Entity,
    EntityKind,
    Gone,
    Kept,
    Later,
    MediaItem,
    MenuKey,
    Message,
    Moved,
    Poll,
    Rejected,
    Rests,
    Sent,
    Target,
    Unknown,
    Unreachable,
)
from domain.platform import ChatKind
from domain.ports import Platform
from services import calendar_sheets
from services.calendars import Day, Entry
from simulator import GROUP_ID, OFFICIAL_ID, PIXEL, RESIDENT_ID, Limits, Phone, Simulator
from simulator.wire import Upload
from tests.simulator.served import serve

WARGA = Target(str(RESIDENT_ID))


@pytest.fixture
async def sim() -> AsyncIterator[Simulator]:
    opened = simulator.create(None, Limits.off())
    yield opened
    await opened.close()


@pytest.fixture
async def api(sim: Simulator) -> AsyncIterator[Api]:
    async with serve(sim.app) as base, http.opened() as client:
        yield Api(client, base, sim.token)


@pytest.fixture
def bot(api: Api) -> Platform:
    return Telegram(api, 1, "siarkim_bot")


@pytest.fixture
def warga(sim: Simulator) -> Phone:
    phone = sim.phone(RESIDENT_ID)
    phone.starts()
    return phone


@pytest.fixture
def photo(tmp_path: Path) -> MediaItem:
    (tmp_path / "foto.png").write_bytes(PIXEL)
    return MediaItem(ContentKind.PHOTO, path=str(tmp_path / "foto.png"))


def says(text: str) -> Message:
    return Message(Content(text=text))


def with_photo(photo: MediaItem, text: str = "Banjir") -> Message:
    return Message(Content(ContentKind.PHOTO, text, media=(photo,)))


async def test_a_text_arrives_with_its_formatting_and_buttons(bot: Platform, warga: Phone) -> None:
    bold = Entity(EntityKind.BOLD, 3, 6)
    link = Entity(EntityKind.LINK, 10, 4, "https://kukarkab.go.id")
    choices = ((Choice("Setuju", "join:agree"), Choice("Situs", url="https://kukarkab.go.id")),)
    outcome = await bot.send(WARGA, Message(Content(text="🌊 Banjir <b>x", entities=(bold, link)), choices))
    shown = warga.sees()[-1]
    assert outcome == Sent((str(shown.id),))
    assert shown.text == "🌊 Banjir <b>x"
    assert [entity["type"] for entity in shown.body["entities"]] == ["bold", "text_link"]
    assert [(button.data, button.url) for button in shown.buttons] == [
        ("join:agree", ""),
        ("", "https://kukarkab.go.id"),
    ]


async def test_an_answer_stands_under_what_it_answers_or_alone_if_that_is_gone(bot: Platform, warga: Phone) -> None:
    question = warga.says("Kapan?")
    await bot.send(WARGA, Message(Content(text="Besok"), reply_to=str(question.id), silent=True))
    assert warga.sees()[-1].reply_to == question.id
    assert warga.sees()[-1].silent
    assert isinstance(await bot.send(WARGA, Message(Content(text="Lusa"), reply_to="999999")), Sent)


async def test_a_file_is_uploaded_once_and_then_sent_by_its_id(
    bot: Platform, sim: Simulator, warga: Phone, photo: MediaItem
) -> None:
    sim.phone(OFFICIAL_ID).starts()
    copy = bot.prepare(with_photo(photo))
    first, second = await asyncio.gather(copy(WARGA), copy(Target(str(OFFICIAL_ID))))
    assert isinstance(first, Sent)
    assert isinstance(second, Sent)
    (ref,) = first.media_refs
    assert second.media_refs == ()
    for person in (RESIDENT_ID, OFFICIAL_ID):
        shown = sim.phone(person).sees()[-1]
        assert shown.text == "Banjir"
        assert shown.body["photo"][-1]["file_id"] == ref


async def test_a_first_upload_that_fails_leaves_the_next_one_to_upload(
    bot: Platform, sim: Simulator, warga: Phone, photo: MediaItem
) -> None:
    copy = bot.prepare(with_photo(photo))
    sim.faults.refuse("sendPhoto", "Forbidden: bot was blocked by the user", status=403)
    assert await copy(WARGA) == Unreachable(Gone.BLOCKED)
    outcome = await copy(WARGA)
    assert isinstance(outcome, Sent)
    assert outcome.media_refs


async def test_a_file_that_is_gone_from_the_disk_is_rejected(bot: Platform, warga: Phone) -> None:
    missing = MediaItem(ContentKind.DOCUMENT, path="/nowhere/surat.pdf")
    assert await bot.send(WARGA, Message(Content(ContentKind.DOCUMENT, media=(missing,)))) == Rejected("file-missing")


async def test_news_is_told_without_a_picture_that_can_not_be_fetched(bot: Platform, warga: Phone) -> None:
    picture = MediaItem(ContentKind.PHOTO, url="https://kukarkab.go.id/foto.jpg")
    assert isinstance(await bot.send(WARGA, with_photo(picture)), Sent)
    assert warga.sees()[-1].body.get("photo") is None
    assert warga.sees()[-1].text == "Banjir"


async def test_a_caption_too_long_follows_as_an_answer_with_the_buttons(
    bot: Platform, warga: Phone, photo: MediaItem
) -> None:
    message = Message(Content(ContentKind.PHOTO, "x" * 1025, media=(photo,)), ((Choice("Ya", "a:b"),),))
    copy = bot.prepare(message)
    assert copy.cost == 2
    outcome = await copy(WARGA)
    picture, text = warga.sees()[-2:]
    assert isinstance(outcome, Sent)
    assert outcome.message_ids == (str(picture.id), str(text.id))
    assert len(outcome.media_refs) == 1
    assert text.reply_to == picture.id
    assert (picture.buttons, [button.text for button in text.buttons]) == ([], ["Ya"])
    assert (picture.silent, text.silent) == (False, True)


async def test_after_a_fault_half_way_only_the_rest_is_sent(
    bot: Platform, sim: Simulator, warga: Phone, photo: MediaItem
) -> None:
    copy = bot.prepare(with_photo(photo, "x" * 1025))
    sim.faults.too_many("sendMessage", 3)
    assert await copy(WARGA) == Later(3.0, counts=False, rests=Rests.ACCOUNT, why="too-fast")
    outcome = await copy(WARGA)
    assert isinstance(outcome, Sent)
    assert len(outcome.message_ids) == 2
    assert len([shown for shown in warga.sees() if "photo" in shown.body]) == 1


async def test_an_album_arrives_as_one_with_its_text(bot: Platform, warga: Phone, photo: MediaItem) -> None:
    album = Content(ContentKind.ALBUM, "Gotong royong", media=(photo, photo))
    copy = bot.prepare(Message(album))
    outcome = await copy(WARGA)
    assert copy.cost == 2
    assert isinstance(outcome, Sent)
    assert len(outcome.message_ids) == len(outcome.media_refs) == 2
    first, second = warga.sees()[-2:]
    assert first.body["media_group_id"] == second.body["media_group_id"]
    assert (first.text, second.text) == ("Gotong royong", "")
    again = await copy(WARGA)
    assert isinstance(again, Sent)
    assert again.media_refs == ()


async def test_the_buttons_of_an_album_stand_under_its_text(bot: Platform, warga: Phone, photo: MediaItem) -> None:
    album = Content(ContentKind.ALBUM, "Gotong royong", media=(photo, photo))
    await bot.send(WARGA, Message(album, ((Choice("Langganan", "a:b"),),)))
    assert warga.sees()[-1].text == "Gotong royong"
    assert warga.sees()[-1].button("Langganan")


async def test_an_album_of_one_is_sent_alone(bot: Platform, warga: Phone, photo: MediaItem) -> None:
    await bot.send(WARGA, Message(Content(ContentKind.ALBUM, "Satu", media=(photo,))))
    assert "media_group_id" not in warga.sees()[-1].body
    assert warga.sees()[-1].text == "Satu"


@pytest.mark.parametrize("kind", [ContentKind.DOCUMENT, ContentKind.VIDEO, ContentKind.VOICE])
async def test_each_kind_of_file_arrives_as_what_it_is(
    bot: Platform, warga: Phone, photo: MediaItem, kind: ContentKind
) -> None:
    item = MediaItem(kind, path=photo.path)
    outcome = await bot.send(WARGA, Message(Content(kind, "Isi", media=(item,))))
    assert isinstance(outcome, Sent)
    assert warga.sees()[-1].body[kind.value]["file_id"] == outcome.media_refs[0]


async def test_a_poll_carries_its_text_as_an_answer(bot: Platform, warga: Phone) -> None:
    poll = Poll("Kapan kerja bakti?", ("Sabtu", "Minggu"), several=True)
    await bot.send(WARGA, Message(Content(ContentKind.POLL, "Sumber: Kel. Damai", poll=poll)))
    question, footer = warga.sees()[-2:]
    assert [option["text"] for option in question.body["poll"]["options"]] == ["Sabtu", "Minggu"]
    assert question.body["poll"]["allows_multiple_answers"]
    assert (footer.text, footer.reply_to) == ("Sumber: Kel. Damai", question.id)


async def test_a_round_video_is_sent_as_one_and_by_its_id(bot: Platform, sim: Simulator, warga: Phone) -> None:
    upload = Upload("film.mp4", "video/mp4", b"film")
    film = sim.world.person_sends(RESIDENT_ID, RESIDENT_ID, "video_note", upload)
    content = Content(ContentKind.ROUND, media=(MediaItem(ContentKind.ROUND, film.body["video_note"]["file_id"]),))
    assert isinstance(await bot.send(WARGA, Message(content, ((Choice("Ya", "a:b"),),))), Sent)
    shown = warga.sees()[-1]
    assert shown.body["video_note"]["file_id"] == film.body["video_note"]["file_id"]
    assert shown.button("Ya")
    assert parts(Message(content), paid=False)[0].method == "sendVideoNote"


async def test_a_menu_asks_telegram_for_chats_contacts_and_places(bot: Platform, sim: Simulator, warga: Phone) -> None:
    menu = (
        (MenuKey("Grup", Ask.GROUP, 1), MenuKey("Kanal", Ask.CHANNEL, 1)),
        (MenuKey("Kontak", Ask.CONTACT), MenuKey("Lokasi", Ask.LOCATION), MenuKey("Batal")),
    )
    assert isinstance(await bot.send(WARGA, Message(Content(text="Pilih"), menu=menu)), Sent)
    keyboard = sim.world.chats[RESIDENT_ID].keyboard
    assert keyboard is not None
    (group, channel), (contact, place, plain) = keyboard["keyboard"]
    assert group["request_chat"]["bot_is_member"]
    assert not group["request_chat"]["chat_is_channel"]
    assert channel["request_chat"]["bot_administrator_rights"]["can_post_messages"]
    assert channel["request_chat"]["request_id"] != group["request_chat"]["request_id"]
    assert contact["request_contact"]
    assert place["request_location"]
    assert plain == {"text": "Batal"}
    assert isinstance(await bot.send(WARGA, Message(Content(text="Selesai"), menu=())), Sent)


async def test_a_message_is_changed_and_changing_nothing_is_fine(bot: Platform, warga: Phone) -> None:
    message = Message(Content(text="Satu"), ((Choice("Ya", "a:b"),),))
    outcome = await bot.send(WARGA, message)
    assert isinstance(outcome, Sent)
    (message_id,) = outcome.message_ids
    assert await bot.edit(WARGA, message_id, message) == Sent((message_id,))
    assert await bot.edit(WARGA, message_id, says("Dua")) == Sent((message_id,))
    assert warga.sees()[-1].text == "Dua"
    assert warga.sees()[-1].buttons == []


async def test_the_text_under_a_picture_is_changed(bot: Platform, warga: Phone, photo: MediaItem) -> None:
    outcome = await bot.send(WARGA, with_photo(photo, "Satu"))
    assert isinstance(outcome, Sent)
    known = MediaItem(ContentKind.PHOTO, ref=outcome.media_refs[0])
    for item, text in ((photo, "Dua"), (known, "Tiga")):
        assert await bot.edit(WARGA, outcome.message_ids[0], with_photo(item, text)) == Sent(outcome.message_ids)
        assert warga.sees()[-1].text == text


async def test_a_message_that_is_gone_can_not_be_changed(bot: Platform, warga: Phone) -> None:
    assert await bot.edit(WARGA, "999999", says("Dua")) == Kept("message-to-edit-not-found")


async def test_taking_back_twice_is_taking_back(bot: Platform, warga: Phone) -> None:
    outcome = await bot.send(WARGA, says("Satu"))
    assert isinstance(outcome, Sent)
    before = len(warga.sees())
    assert isinstance(await bot.delete(WARGA, outcome.message_ids[0]), Sent)
    assert len(warga.sees()) == before - 1
    assert isinstance(await bot.delete(WARGA, outcome.message_ids[0]), Sent)


async def test_a_pressed_button_is_confirmed_and_an_old_press_harms_nothing(bot: Platform, warga: Phone) -> None:
    await bot.send(WARGA, Message(Content(text="Pilih"), ((Choice("Ya", "a:b"),),)))
    press = warga.presses("Ya")
    assert isinstance(await bot.acknowledge(press.id, "Tersimpan"), Sent)
    assert await warga.toast(press) == "Tersimpan"
    assert isinstance(await bot.acknowledge("1", None), Sent | Rejected)


async def test_a_blocked_bot_finds_the_resident_unreachable(bot: Platform, sim: Simulator, warga: Phone) -> None:
    sim.world.blocks(RESIDENT_ID)
    assert await bot.send(WARGA, says("Halo")) == Unreachable(Gone.BLOCKED)


async def test_a_supergroup_answers_with_its_new_id(bot: Platform, sim: Simulator) -> None:
    sim.world.adds_bot(OFFICIAL_ID, GROUP_ID)
    moved = sim.world.upgrades(GROUP_ID)
    assert await bot.send(Target(str(GROUP_ID), shared=True), says("Halo")) == Moved(str(moved.id))


async def test_faults_on_the_way_tell_later_from_unknown(sim: Simulator, bot: Platform, warga: Phone) -> None:
    sim.faults.broken("sendMessage")
    assert isinstance(await bot.send(WARGA, says("1")), Later)
    sim.faults.reset("sendMessage", done=True)
    assert isinstance(await bot.send(WARGA, says("2")), Unknown)
    sim.faults.half("sendMessage")
    assert isinstance(await bot.send(WARGA, says("3")), Unknown)


def test_no_link_gets_a_preview_unless_told() -> None:
    (without,) = parts(says("https://kukarkab.go.id"), paid=False)
    (told,) = parts(Message(Content(text="https://kukarkab.go.id"), preview=True), paid=False)
    assert without.params["link_preview_options"] == {"is_disabled": True}
    assert "link_preview_options" not in told.params
    (plain,) = parts(says("Pukul 14.30 WITA. Besok libur."), paid=False)
    assert "link_preview_options" not in plain.params


def test_an_account_pays_for_speed_only_when_told() -> None:
    assert "allow_paid_broadcast" not in parts(says("Halo"), paid=False)[0].params
    assert parts(says("Halo"), paid=True)[0].params["allow_paid_broadcast"]


def test_links_open_the_bot_or_add_it(bot: Platform) -> None:
    assert bot.link("r_64_k1") == "https://t.me/siarkim_bot?start=r_64_k1"
    assert bot.link("k1", ChatKind.GROUP) == "https://t.me/siarkim_bot?startgroup=k1"
    assert bot.link("k1", ChatKind.CHANNEL) == "https://t.me/siarkim_bot?startchannel&admin=post_messages"


async def test_the_bot_introduces_itself_and_offers_its_commands(api: Api, sim: Simulator) -> None:
    me = await account.me(api)
    assert me == account.Me(str(sim.bot_id), simulator.BOT_USERNAME)
    await account.offer_commands(api, {"default": {"id": [("mulai", "Mulai")], "en": [("start", "Start")]}})
    assert len(sim.world.bot.commands) == 2


async def test_updates_are_fetched_raw_and_confirmed_by_the_next_fetch(api: Api, warga: Phone) -> None:
    source = TelegramUpdates(api, 1, hold=0)
    first = await source.fetch(0)
    assert isinstance(first, Batch)
    newest: Any = first.updates[-1]
    assert newest["message"]["text"] == "/start"
    assert await source.fetch(newest["update_id"] + 1) == Batch(())


async def test_a_second_poller_is_told_so(api: Api, sim: Simulator) -> None:
    source = TelegramUpdates(api, 1, hold=0)
    sim.faults.refuse("getUpdates", "Conflict: terminated by other getUpdates request", status=409)
    assert await source.fetch(0) == Withheld(Hitch.CONFLICT)
    sim.faults.too_many("getUpdates", 4)
    assert await source.fetch(0) == Withheld(Hitch.TOO_FAST, 4.0)
    sim.faults.broken("getUpdates")
    assert await source.fetch(0) == Withheld(Hitch.UNREACHABLE)


async def test_a_chat_is_offered_commands_of_its_own_and_loses_them_again(bot: Telegram, api: Api) -> None:
    scope = {"type": "chat", "chat_id": RESIDENT_ID}
    assert isinstance(await bot.offer(WARGA.ref, [("broadcast", "Siarkan kabar")]), Sent)
    assert await api.result("getMyCommands", scope=scope) == [{"command": "broadcast", "description": "Siarkan kabar"}]
    assert isinstance(await bot.offer(WARGA.ref, None), Sent)
    assert await api.result("getMyCommands", scope=scope) == []


async def test_a_file_that_exists_only_in_its_message_arrives_whole(
    bot: Telegram, api: Api, sim: Simulator, warga: Phone
) -> None:
    table = "number,verb\n1,mandate-given\n" * 20_000
    file = MediaItem(ContentKind.DOCUMENT, made=table, name="audit.csv", mime="text/csv")
    sent = await bot.send(WARGA, Message(Content(ContentKind.DOCUMENT, "Jejak", media=(file,))))
    assert isinstance(sent, Sent)
    document = warga.sees()[-1].body["document"]
    assert (document["file_name"], document["mime_type"]) == ("audit.csv", "text/csv")
    found = await api.result("getFile", file_id=document["file_id"])
    fetched = sim.world.files.fetch(found["file_path"])
    assert fetched is not None
    assert fetched[1] == table.encode()


async def test_a_picture_that_exists_only_in_its_message_arrives_whole(
    bot: Telegram, api: Api, sim: Simulator, warga: Phone
) -> None:
    entry = Entry(1, "07.00 WITA", "Jadwal posyandu", "Kel. Damai", recurs=False)
    item = calendar_sheets.sheet([Day(date(2026, 11, 24), (entry,))], date(2026, 11, 24), "id")
    sent = await bot.send(WARGA, Message(Content(ContentKind.PHOTO, "Jadwal", media=(item,))))
    assert isinstance(sent, Sent)
    photo = warga.sees()[-1].body["photo"][-1]
    assert photo["width"] == 1080
    found = await api.result("getFile", file_id=photo["file_id"])
    fetched = sim.world.files.fetch(found["file_path"])
    assert fetched is not None
    assert fetched[1] == b64decode(item.drawn or "")


async def test_a_look_tells_whether_a_post_stands_and_changes_nothing(
    bot: Telegram, sim: Simulator, warga: Phone
) -> None:
    sent = await bot.send(WARGA, Message(Content(text="Kabar")))
    assert isinstance(sent, Sent)
    before = dict(warga.sees()[-1].body)
    assert isinstance(await bot.look(WARGA, sent.message_ids[0]), Sent)
    assert warga.sees()[-1].body == before
    sim.world.erases(warga.sees()[-1])
    assert await bot.look(WARGA, sent.message_ids[0]) == Kept("message-to-react-not-found")
