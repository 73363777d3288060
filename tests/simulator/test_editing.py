"""Editing, deleting, copying and forwarding."""

import time
from typing import Any

import pytest

from simulator import AGENT_ID, GROUP_ID, RESIDENT_ID
from simulator.wire import Upload
from tests.simulator.served import Client

NOT_MODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
KEYBOARD = {"inline_keyboard": [[{"text": "a", "callback_data": "a"}]]}


@pytest.fixture
async def sent(bot: Client) -> dict[str, Any]:
    bot.simulator.phone(RESIDENT_ID).starts()
    message: dict[str, Any] = await bot.call(
        "sendMessage", chat_id=RESIDENT_ID, text="<b>Kabar</b>", parse_mode="HTML", reply_markup=KEYBOARD
    )
    return {"chat_id": RESIDENT_ID, "message_id": message["message_id"]}


async def test_an_edited_text_carries_its_moment_and_loses_its_buttons(bot: Client, sent: dict[str, Any]) -> None:
    edited = await bot.call("editMessageText", **sent, text="RALAT")
    assert edited["text"] == "RALAT"
    assert edited["edit_date"] >= edited["date"]
    assert "reply_markup" not in edited
    assert "entities" not in edited
    assert bot.simulator.world.messages(RESIDENT_ID)[-1].edited


async def test_the_same_again_is_not_modified(bot: Client, sent: dict[str, Any]) -> None:
    same = {"text": "<b>Kabar</b>", "parse_mode": "HTML", "reply_markup": KEYBOARD}
    assert await bot.why("editMessageText", **sent, **same) == NOT_MODIFIED
    await bot.call("editMessageReplyMarkup", **sent)
    assert await bot.why("editMessageReplyMarkup", **sent) == NOT_MODIFIED


async def test_what_cannot_be_edited_says_why(bot: Client, sent: dict[str, Any]) -> None:
    own = bot.simulator.phone(RESIDENT_ID).says("milik saya")
    where = {"chat_id": RESIDENT_ID}
    assert await bot.why("editMessageText", **where, message_id=own.id, text="x") == (
        "Bad Request: message can't be edited"
    )
    assert await bot.why("editMessageText", **where, message_id=9999, text="x") == (
        "Bad Request: message to edit not found"
    )
    assert await bot.why("editMessageCaption", **sent, caption="x") == (
        "Bad Request: there is no caption in the message to edit"
    )


async def test_after_48_hours_a_message_can_be_edited_but_not_deleted(bot: Client, sent: dict[str, Any]) -> None:
    bot.simulator.world.clock = lambda: time.time() + 48 * 3600 + 1
    await bot.call("editMessageText", **sent, text="RALAT")
    assert await bot.why("deleteMessage", **sent) == "Bad Request: message can't be deleted for everyone"
    assert await bot.call("deleteMessages", chat_id=RESIDENT_ID, message_ids=[sent["message_id"]]) is True
    assert bot.simulator.world.message(RESIDENT_ID, sent["message_id"]) is not None


async def test_a_fresh_message_is_deleted_once(bot: Client, sent: dict[str, Any]) -> None:
    assert await bot.call("deleteMessage", **sent) is True
    assert await bot.why("deleteMessage", **sent) == "Bad Request: message to delete not found"


async def test_a_member_bot_deletes_only_its_own(bot: Client) -> None:
    world = bot.simulator.world
    world.adds_bot(AGENT_ID, GROUP_ID)
    theirs = world.person_says(RESIDENT_ID, GROUP_ID, "iklan")
    gone = {"chat_id": GROUP_ID, "message_id": theirs.id}
    assert await bot.why("deleteMessage", **gone) == "Bad Request: message can't be deleted"
    world.promotes_bot(AGENT_ID, GROUP_ID)
    assert await bot.call("deleteMessage", **gone) is True


async def test_a_copy_hides_its_origin_and_a_forward_names_it(bot: Client, sent: dict[str, Any]) -> None:
    photo = bot.simulator.world.person_sends(
        RESIDENT_ID, RESIDENT_ID, "document", Upload("a.pdf", "application/pdf", b"%PDF"), caption="lama"
    )
    source = {"chat_id": RESIDENT_ID, "from_chat_id": RESIDENT_ID, "message_id": photo.id}
    copy = await bot.call("copyMessage", **source, caption="baru", reply_markup=KEYBOARD)
    copied = bot.simulator.world.message(RESIDENT_ID, copy["message_id"])
    assert copied is not None
    assert (copied.text, copied.buttons[0].data) == ("baru", "a")
    assert "forward_origin" not in copied.body
    forward = await bot.call("forwardMessage", **source)
    assert forward["forward_origin"]["sender_user"]["id"] == RESIDENT_ID
    assert forward["caption"] == "lama"
    missing = source | {"message_id": 9999}
    assert await bot.why("copyMessage", **missing) == "Bad Request: message to copy not found"


async def test_an_answer_quotes_what_it_answers(bot: Client, sent: dict[str, Any]) -> None:
    reply = await bot.call(
        "sendMessage", chat_id=RESIDENT_ID, text="RALAT", reply_parameters={"message_id": sent["message_id"]}
    )
    assert reply["reply_to_message"]["text"] == "Kabar"
