"""Files, albums and polls."""

from typing import Any

import aiohttp
import pytest
from telegram import Bot, InputMediaPhoto

from simulator import PIXEL, RESIDENT_ID, Limits, Upload
from tests.simulator.served import Client

FILE_KINDS = ["document", "video", "voice", "audio", "animation"]


@pytest.fixture(autouse=True)
def _started(bot: Client) -> None:
    bot.simulator.phone(RESIDENT_ID).starts()


async def upload(bot: Client, method: str, field: str, content: bytes, **more: str) -> dict[str, Any]:
    form = aiohttp.FormData({"chat_id": str(RESIDENT_ID), **more})
    form.add_field(field, content, filename="berkas.png", content_type="image/png")
    async with bot.session.post(bot.address(method), data=form) as answer:
        body: dict[str, Any] = await answer.json()
    return body


async def test_a_photo_is_uploaded_once_and_then_sent_by_its_id(bot: Client) -> None:
    sent = (await upload(bot, "sendPhoto", "photo", PIXEL, caption="*"))["result"]
    file_id = sent["photo"][-1]["file_id"]
    again = await bot.call("sendPhoto", chat_id=RESIDENT_ID, photo=file_id)
    assert again["photo"] == sent["photo"]
    path = (await bot.call("getFile", file_id=file_id))["file_path"]
    async with bot.session.get(f"{bot.base}/file/bot{bot.simulator.token}/{path}") as answer:
        assert await answer.read() == PIXEL


@pytest.mark.parametrize("kind", FILE_KINDS)
async def test_every_kind_of_file_is_taken(bot: Client, kind: str) -> None:
    sent = await upload(bot, f"send{kind.capitalize()}", kind, b"isi")
    assert sent["result"][kind]["file_size"] == 3


async def test_wrong_files_are_refused(bot: Client) -> None:
    where = {"chat_id": RESIDENT_ID}
    assert await bot.why("sendPhoto", **where, photo="AgACwrong") == (
        "Bad Request: wrong file identifier/HTTP URL specified"
    )
    assert await bot.why("sendPhoto", **where) == "Bad Request: there is no photo in the request"
    assert await bot.why("getFile", file_id="x") == "Bad Request: wrong file identifier/HTTP URL specified"
    assert (await upload(bot, "sendPhoto", "photo", b"bukan gambar"))["description"] == (
        "Bad Request: IMAGE_PROCESS_FAILED"
    )
    long = await upload(bot, "sendPhoto", "photo", PIXEL, caption="a" * 1025)
    assert long["description"] == "Bad Request: message caption is too long"


async def test_large_files_are_refused(bot: Client) -> None:
    bot.simulator.world.limits = Limits(photo_bytes=20, upload_bytes=1000, download_bytes=500)
    assert (await upload(bot, "sendPhoto", "photo", PIXEL))["description"] == "Bad Request: file is too big"
    assert (await upload(bot, "sendDocument", "document", bytes(1001)))["error_code"] == 413
    sent = (await upload(bot, "sendDocument", "document", bytes(600)))["result"]
    file_id = sent["document"]["file_id"]
    assert await bot.why("getFile", file_id=file_id) == "Bad Request: file is too big"


async def test_an_album_has_two_to_ten_and_no_buttons(bot: Client) -> None:
    phone = bot.simulator.phone(RESIDENT_ID)
    photo = phone.sends_photo().body["photo"][-1]["file_id"]
    item = {"type": "photo", "media": photo}
    where = {"chat_id": RESIDENT_ID}
    sent = await bot.call(
        "sendMediaGroup", **where, media=[item | {"caption": "satu"}, item], reply_markup={"inline_keyboard": []}
    )
    assert len({message["media_group_id"] for message in sent}) == 1
    assert "reply_markup" not in sent[0]
    assert await bot.why("sendMediaGroup", **where, media=[item]) == (
        "Bad Request: group send must contain at least 2 messages"
    )
    assert await bot.why("sendMediaGroup", **where, media=[item] * 11) == (
        "Bad Request: too many messages to send as an album"
    )
    mixed = [item, {"type": "document", "media": photo}]
    assert "can't be mixed" in await bot.why("sendMediaGroup", **where, media=mixed)


async def test_an_album_may_be_uploaded_with_its_call(bot: Client) -> None:
    async with Bot(bot.simulator.token, base_url=f"{bot.base}/bot") as stranger:
        sent = await stranger.send_media_group(RESIDENT_ID, [InputMediaPhoto(PIXEL), InputMediaPhoto(PIXEL)])
    assert len(sent) == 2


@pytest.mark.parametrize(
    ("options", "answer"),
    [
        (["a"], "Bad Request: poll must have at least 2 option"),
        (["a"] * 13, "Bad Request: poll can't have more than 12 options"),
        (["a", ""], "Bad Request: poll options must be non-empty"),
        (["a", "b" * 101], "Bad Request: poll options length must not exceed 100"),
    ],
)
async def test_a_wrong_poll_is_refused(bot: Client, options: list[str], answer: str) -> None:
    assert await bot.why("sendPoll", chat_id=RESIDENT_ID, question="?", options=options) == answer


async def test_votes_are_counted_and_told_until_the_poll_is_stopped(bot: Client) -> None:
    world = bot.simulator.world
    options = [{"text": "07.00"}, {"text": "16.00"}]
    sent = await bot.call("sendPoll", chat_id=RESIDENT_ID, question="Jam?", options=options, is_anonymous=False)
    message = world.message(RESIDENT_ID, sent["message_id"])
    assert message is not None
    world.votes(RESIDENT_ID, message, [1])
    poll, answer = (await bot.updates())[-2:]
    assert [option["voter_count"] for option in poll["poll"]["options"]] == [0, 1]
    assert answer["poll_answer"]["option_ids"] == [1]
    stopped = await bot.call("stopPoll", chat_id=RESIDENT_ID, message_id=message.id)
    assert (stopped["is_closed"], stopped["total_voter_count"]) == (True, 1)
    assert await bot.why("stopPoll", chat_id=RESIDENT_ID, message_id=message.id) == (
        "Bad Request: poll has already been closed"
    )


async def test_a_new_picture_replaces_the_old_one(bot: Client) -> None:
    sent = (await upload(bot, "sendPhoto", "photo", PIXEL, caption="lama"))["result"]
    document = bot.simulator.world.person_sends(
        RESIDENT_ID, RESIDENT_ID, "document", Upload("a.pdf", "application/pdf", b"%PDF")
    )
    media = {"type": "document", "media": document.body["document"]["file_id"], "caption": "baru"}
    edited = await bot.call("editMessageMedia", chat_id=RESIDENT_ID, message_id=sent["message_id"], media=media)
    assert "photo" not in edited
    assert (edited["document"]["file_name"], edited["caption"]) == ("a.pdf", "baru")
