"""What the server says to texts, captions, entities and buttons."""

from typing import Any

import pytest

from simulator import RESIDENT_ID
from tests.simulator.served import Client

CAN_NOT_PARSE = "Bad Request: can't parse entities: "


@pytest.fixture(autouse=True)
def _started(bot: Client) -> None:
    bot.simulator.phone(RESIDENT_ID).starts()


@pytest.mark.parametrize(
    ("arguments", "answer"),
    [
        ({"text": "a" * 4097}, "Bad Request: message is too long"),
        ({"text": "😀" * 2049}, "Bad Request: message is too long"),
        ({"text": ""}, "Bad Request: message text is empty"),
        ({"text": " \n "}, "Bad Request: message text is empty"),
        ({"text": "<b></b>", "parse_mode": "HTML"}, "Bad Request: message text is empty"),
        ({"text": "x", "parse_mode": "XML"}, "Bad Request: unsupported parse_mode"),
        (
            {"text": "ayo <b>siap", "parse_mode": "HTML"},
            CAN_NOT_PARSE + 'Can\'t find end tag corresponding to start tag "b"',
        ),
        (
            {"text": "é <x>", "parse_mode": "HTML"},
            CAN_NOT_PARSE + 'Unsupported start tag "x" at byte offset 3',
        ),
        ({"text": "1 < 2", "parse_mode": "HTML"}, CAN_NOT_PARSE + 'Unsupported start tag "" at byte offset 2'),
        (
            {"text": "<b><i>x</b></i>", "parse_mode": "HTML"},
            CAN_NOT_PARSE + 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"',
        ),
        ({"text": "x</b>", "parse_mode": "HTML"}, CAN_NOT_PARSE + "Unexpected end tag at byte offset 1"),
        (
            {"text": "pukul 14.30", "parse_mode": "MarkdownV2"},
            CAN_NOT_PARSE + "Character '.' is reserved and must be escaped with the preceding '\\'",
        ),
        (
            {"text": "*tebal", "parse_mode": "MarkdownV2"},
            CAN_NOT_PARSE + "Can't find end of Bold entity at byte offset 0",
        ),
        (
            {"text": "halo", "entities": [{"type": "bold", "offset": 2, "length": 9}]},
            "Bad Request: entity beginning at UTF-16 offset 2 ends after the end of the text at UTF-16 offset 11",
        ),
        (
            {"text": "halo", "entities": [{"type": "bold", "offset": 7, "length": 1}]},
            "Bad Request: entity begins after the end of the text at UTF-16 offset 7",
        ),
        (
            {"text": "x", "reply_markup": {"inline_keyboard": [[{"text": "a", "callback_data": "x" * 65}]]}},
            "Bad Request: BUTTON_DATA_INVALID",
        ),
        (
            {"text": "x", "reply_markup": {"inline_keyboard": [[{"text": "a", "callback_data": ""}]]}},
            "Bad Request: BUTTON_DATA_INVALID",
        ),
        (
            {"text": "x", "reply_markup": {"inline_keyboard": [[{"text": "a"}]]}},
            "Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        (
            {"text": "x", "reply_markup": {"inline_keyboard": [[{"text": "a", "url": "http://localhost:1/x"}]]}},
            "Bad Request: inline keyboard button URL 'http://localhost:1/x' is invalid: Wrong HTTP URL",
        ),
        ({"text": "x", "reply_markup": "{"}, "Bad Request: can't parse reply keyboard markup JSON object"),
        ({"text": "x", "reply_to_message_id": 99}, "Bad Request: message to be replied not found"),
    ],
)
async def test_a_wrong_text_is_refused_in_telegrams_words(bot: Client, arguments: dict[str, Any], answer: str) -> None:
    assert await bot.why("sendMessage", chat_id=RESIDENT_ID, **arguments) == answer


@pytest.mark.parametrize(
    ("arguments", "text", "entities"),
    [
        ({"text": "a" * 4096}, "a" * 4096, None),
        ({"text": "😀" * 2048}, "😀" * 2048, None),
        (
            {"text": "<b>" + "a" * 4096 + "</b>", "parse_mode": "HTML"},
            "a" * 4096,
            [{"type": "bold", "offset": 0, "length": 4096}],
        ),
        (
            {"text": "😀 <b>x &amp; <i>y</i></b>", "parse_mode": "HTML"},
            "😀 x & y",
            [{"type": "bold", "offset": 3, "length": 5}, {"type": "italic", "offset": 7, "length": 1}],
        ),
        (
            {"text": '<a href="https://go.id/a?b=1&amp;c=2">sini</a>', "parse_mode": "html"},
            "sini",
            [{"type": "text_link", "offset": 0, "length": 4, "url": "https://go.id/a?b=1&c=2"}],
        ),
        (
            {"text": '<pre><code class="language-py">x</code></pre>', "parse_mode": "HTML"},
            "x",
            [{"type": "pre", "offset": 0, "length": 1, "language": "py"}],
        ),
        (
            {"text": "*tebal* [sini](https://go.id) 14\\.30", "parse_mode": "MarkdownV2"},
            "tebal sini 14.30",
            [
                {"type": "bold", "offset": 0, "length": 5},
                {"type": "text_link", "offset": 6, "length": 4, "url": "https://go.id"},
            ],
        ),
        (
            {"text": "  halo  ", "entities": [{"type": "bold", "offset": 0, "length": 8}]},
            "halo",
            [{"type": "bold", "offset": 0, "length": 4}],
        ),
        (
            {"text": "😀 /mulai lihat https://go.id/x. oleh @diskominfo #banjir a@b.go.id"},
            "😀 /mulai lihat https://go.id/x. oleh @diskominfo #banjir a@b.go.id",
            [
                {"type": "bot_command", "offset": 3, "length": 6},
                {"type": "url", "offset": 16, "length": 15},
                {"type": "mention", "offset": 38, "length": 11},
                {"type": "hashtag", "offset": 50, "length": 7},
                {"type": "email", "offset": 58, "length": 9},
            ],
        ),
    ],
)
async def test_a_text_comes_back_with_its_entities(
    bot: Client, arguments: dict[str, Any], text: str, entities: list[dict[str, Any]] | None
) -> None:
    message = await bot.call("sendMessage", chat_id=RESIDENT_ID, **arguments)
    assert (message["text"], message.get("entities")) == (text, entities)


async def test_more_than_a_hundred_entities_are_dropped(bot: Client) -> None:
    text = " ".join(f"<b>{number}</b>" for number in range(150))
    message = await bot.call("sendMessage", chat_id=RESIDENT_ID, text=text, parse_mode="HTML")
    assert len(message["entities"]) == 100


async def test_a_missing_answered_message_may_be_allowed(bot: Client) -> None:
    reply = {"message_id": 99, "allow_sending_without_reply": True}
    message = await bot.call("sendMessage", chat_id=RESIDENT_ID, text="x", reply_parameters=reply)
    assert "reply_to_message" not in message


async def test_a_form_is_read_like_json(bot: Client) -> None:
    form = {"chat_id": str(RESIDENT_ID), "text": "x", "reply_markup": '{"keyboard":[["Ya"]]}'}
    async with bot.session.post(bot.address("SENDMESSAGE"), data=form) as answer:
        assert (await answer.json())["ok"]
    keyboard = bot.simulator.world.private_chat(RESIDENT_ID).keyboard
    assert keyboard == {"keyboard": [[{"text": "Ya"}]]}


@pytest.mark.parametrize("key", ["request_contact", "request_location"])
async def test_a_group_is_not_asked_for_private_things(bot: Client, key: str) -> None:
    answer = await bot.why("sendMessage", chat_id=-1, text="x", reply_markup={"keyboard": [[{"text": "a", key: True}]]})
    assert answer.endswith("can be requested in private chats only")
