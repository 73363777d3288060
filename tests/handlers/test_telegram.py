"""Updates as Telegram writes them, and what they say to the house."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.platforms.telegram.keyboards import request_id
from domain.message import Ask, Content, ContentKind, Entity, EntityKind, MediaItem, Poll
from domain.platform import ChatKind, PlatformName
from handlers.dialogue import ChosenChat, Incoming, Membership, Place, Somebody
from handlers.telegram import Bot, bare, person, translate, wanted

BOT = Bot(3, "6471000001", "SiarKIM_bot")
AT = datetime(2026, 11, 24, 2, 30, tzinfo=UTC)
EPOCH = int(AT.timestamp())
WARGA = {"id": 7001, "is_bot": False, "first_name": "Warga", "language_code": "id"}
ITSELF = {"id": int(BOT.ref), "is_bot": True, "first_name": "SiarKIM", "username": BOT.username}
PRIVATE = {"id": 7001, "type": "private", "first_name": "Warga"}
GROUP = {"id": -500, "type": "group", "title": "KIM Damai"}
SUPERGROUP = {"id": -100500, "type": "supergroup", "title": "KIM Damai", "is_forum": True}
CHANNEL = {"id": -100600, "type": "channel", "title": "Kanal Damai"}


def message(chat: dict[str, Any] = PRIVATE, **fields: Any) -> dict[str, Any]:
    body = {"message_id": 12, "date": EPOCH, "chat": chat} | fields
    return body if chat is CHANNEL else {"from": WARGA} | body


def update(kind: str = "message", **content: Any) -> dict[str, Any]:
    return {"update_id": 1, kind: content}


def heard(kind: str = "message", **content: Any) -> Incoming:
    event = translate(update(kind, **content), BOT, AT)
    assert isinstance(event, Incoming)
    return event


def written(**fields: Any) -> Incoming:
    return heard(**message(**fields))


def span(kind: str, offset: int, length: int, **more: Any) -> dict[str, Any]:
    return {"type": kind, "offset": offset, "length": length} | more


def test_a_private_text_says_who_where_when_and_what() -> None:
    incoming = written(text="Jalan rusak")
    assert (incoming.platform, incoming.account_id) == (PlatformName.TELEGRAM, 3)
    assert (incoming.chat.ref, incoming.chat.kind) == ("7001", ChatKind.PRIVATE)
    assert (incoming.sender_ref, incoming.message_id, incoming.at) == ("7001", "12", AT)
    assert incoming.content == Content(text="Jalan rusak")
    assert incoming.command is None
    assert incoming.in_conversation


COMMANDS = [
    ("/start", "start", "", None),
    ("/start r_6471051002_k12", "start", "r_6471051002_k12", "r_6471051002_k12"),
    ("/START@siarkim_BOT r_64", "start", "r_64", "r_64"),
    ("/aspirasi  lampu\nmati ", "aspirasi", "lampu\nmati", None),
    ("/cek\nA7K3QT", "cek", "A7K3QT", None),
]


@pytest.mark.parametrize(("text", "command", "argument", "deep_link"), COMMANDS)
def test_a_command_is_taken_apart(text: str, command: str, argument: str, deep_link: str | None) -> None:
    incoming = written(text=text)
    assert (incoming.command, incoming.argument, incoming.deep_link) == (command, argument, deep_link)


@pytest.mark.parametrize("text", ["a /start", "/", "//start", "/nama-desa", "/start@", "/ start"])
def test_what_only_looks_like_a_command_is_text(text: str) -> None:
    assert written(text=text).command is None


def test_a_command_for_another_bot_is_ignored() -> None:
    assert translate(update(**message(GROUP, text="/tautkan@lain_bot")), BOT, AT) is None


def test_a_forwarded_command_is_only_a_text() -> None:
    origin = {"type": "user", "sender_user": WARGA, "date": EPOCH}
    incoming = written(text="/berhenti", forward_origin=origin)
    assert incoming.forwarded
    assert incoming.command is None


def test_the_content_of_a_command_is_what_follows_it_with_its_formatting() -> None:
    incoming = written(text="/broadcast 🌊 Banjir besok ", entities=[span("bot_command", 0, 10), span("bold", 14, 13)])
    assert incoming.content == Content(text="🌊 Banjir besok", entities=(Entity(EntityKind.BOLD, 3, 12),))
    assert written(text="/broadcast").content is None


def test_formatting_that_survives_is_kept_and_the_rest_is_dropped() -> None:
    spans = [
        span("bold", 0, 1),
        span("text_link", 2, 1, url="https://kukarkab.go.id"),
        span("expandable_blockquote", 4, 1),
        span("custom_emoji", 6, 1, custom_emoji_id="1"),
        span("hashtag", 8, 1),
        span("something_new", 0, 1),
    ]
    incoming = written(text="a b c d e", entities=spans)
    assert incoming.content is not None
    assert incoming.content.entities == (
        Entity(EntityKind.BOLD, 0, 1),
        Entity(EntityKind.LINK, 2, 1, "https://kukarkab.go.id"),
        Entity(EntityKind.BLOCKQUOTE, 4, 1),
    )


def file(file_id: str, **more: Any) -> dict[str, Any]:
    return {"file_id": file_id, "file_unique_id": f"u{file_id}"} | more


MEDIA: list[tuple[dict[str, Any], MediaItem]] = [
    (
        {
            "photo": [
                file("big", width=900, height=900, file_size=9),
                file("small", width=90, height=90, file_size=1),
            ]
        },
        MediaItem(ContentKind.PHOTO, "big", size=9),
    ),
    (
        {"document": file("d", file_name="surat.pdf", mime_type="application/pdf", file_size=5)},
        MediaItem(ContentKind.DOCUMENT, "d", name="surat.pdf", mime="application/pdf", size=5),
    ),
    (
        {"audio": file("a", duration=3, file_name="lagu.mp3", mime_type="audio/mpeg")},
        MediaItem(ContentKind.DOCUMENT, "a", name="lagu.mp3", mime="audio/mpeg"),
    ),
    (
        {"animation": file("g", width=1, height=1, duration=1), "document": file("g", file_name="x.gif")},
        MediaItem(ContentKind.DOCUMENT, "g", name="x.gif"),
    ),
    ({"video": file("v", width=1, height=1, duration=1)}, MediaItem(ContentKind.VIDEO, "v")),
    ({"video_note": file("n", length=1, duration=1)}, MediaItem(ContentKind.ROUND, "n")),
    ({"voice": file("s", duration=1, mime_type="audio/ogg")}, MediaItem(ContentKind.VOICE, "s", mime="audio/ogg")),
]


@pytest.mark.parametrize(("fields", "item"), MEDIA, ids=[next(iter(fields)) for fields, _ in MEDIA])
def test_each_kind_of_media_is_content_with_its_caption(fields: dict[str, Any], item: MediaItem) -> None:
    incoming = written(caption="Isi", caption_entities=[span("italic", 0, 3)], media_group_id="g1", **fields)
    assert incoming.content == Content(item.kind, "Isi", (Entity(EntityKind.ITALIC, 0, 3),), (item,))
    assert incoming.text == "Isi"
    assert incoming.album == "g1"


def test_a_poll_is_content_also_from_an_older_server() -> None:
    options = [{"text": "Sabtu", "voter_count": 0, "persistent_id": "0"}, {"text": "Minggu", "voter_count": 0}]
    poll = {
        "id": "1",
        "question": "Kapan?",
        "options": options,
        "total_voter_count": 0,
        "is_closed": False,
        "is_anonymous": False,
        "type": "regular",
        "allows_multiple_answers": True,
    }
    expected = Poll("Kapan?", ("Sabtu", "Minggu"), several=True, anonymous=False)
    assert written(poll=poll).content == Content(ContentKind.POLL, poll=expected)


@pytest.mark.parametrize(
    "fields",
    [
        {"sticker": file("s", width=1, height=1, is_animated=False, is_video=False, type="regular")},
        {"dice": {"emoji": "🎲", "value": 3}},
        {"something_new": {"deep": [1]}},
    ],
)
def test_what_can_not_be_passed_on_is_still_heard(fields: dict[str, Any]) -> None:
    incoming = written(**fields)
    assert incoming.content is None
    assert incoming.text == ""


def test_places_contacts_and_chosen_chats_are_understood() -> None:
    assert written(location={"latitude": -1.2, "longitude": 116.8}).place == Place(-1.2, 116.8)
    contact = {"phone_number": "+62812", "first_name": "W", "user_id": 7001}
    assert written(contact=contact).pointed_at == Somebody("7001", "W")


SARI = {"id": 7002, "is_bot": False, "first_name": "Sari", "last_name": "Dewi"}
ANSWERED = {"message_id": 5, "date": 1, "chat": {"id": -100, "type": "supergroup", "title": "G"}, "text": "ya"}


@pytest.mark.parametrize(
    ("fields", "whom"),
    [
        ({"forward_origin": {"type": "user", "date": 1, "sender_user": SARI}}, Somebody("7002", "Sari Dewi")),
        ({"forward_origin": {"type": "hidden_user", "date": 1, "sender_user_name": "Sari"}}, Somebody(None)),
        (
            {"forward_origin": {"type": "chat", "date": 1, "sender_chat": {"id": -5, "type": "group", "title": "G"}}},
            Somebody(None),
        ),
        ({"forward_origin": {"type": "user", "date": 1, "sender_user": SARI | {"is_bot": True}}}, None),
        ({"contact": {"phone_number": "+62812", "first_name": "Sari"}}, Somebody(None, "Sari")),
        ({"reply_to_message": ANSWERED | {"from": SARI}}, Somebody("7002", "Sari Dewi")),
        (
            {
                "reply_to_message": ANSWERED
                | {
                    "from": {"id": 1087968824, "is_bot": True, "first_name": "Group"},
                    "sender_chat": ANSWERED["chat"],
                }
            },
            Somebody(None),
        ),
        ({"reply_to_message": ANSWERED | {"from": SARI, "forum_topic_created": {"name": "T", "icon_color": 1}}}, None),
        ({"text": "Sari"}, None),
    ],
)
def test_whom_a_message_points_at_is_known_unless_they_hide(fields: dict[str, Any], whom: Somebody | None) -> None:
    assert written(**fields).pointed_at == whom


CHOSEN = [
    (Ask.GROUP, -500, ChosenChat(4, "-500", ChatKind.GROUP, "Damai")),
    (Ask.GROUP, -100500, ChosenChat(4, "-100500", ChatKind.SUPERGROUP, "Damai")),
    (Ask.CHANNEL, -100600, ChosenChat(4, "-100600", ChatKind.CHANNEL, "Damai")),
]


@pytest.mark.parametrize(("ask", "chat_id", "chosen"), CHOSEN)
def test_a_chosen_chat_comes_back_as_what_was_asked_for(ask: Ask, chat_id: int, chosen: ChosenChat) -> None:
    shared = {"request_id": request_id(ask, 4), "chat_id": chat_id, "title": "Damai"}
    assert written(chat_shared=shared).chosen == chosen


def test_an_answer_names_what_it_answers() -> None:
    ours = {"message_id": 9, "date": EPOCH, "chat": PRIVATE, "from": ITSELF, "text": "Banjir besok"}
    incoming = written(text="Siap", reply_to_message=ours)
    assert (incoming.reply_to, incoming.reply_to_ours, incoming.quoted_text) == ("9", True, "Banjir besok")
    theirs = ours | {"from": WARGA, "text": None, "caption": "Foto"}
    incoming = written(text="Siap", reply_to_message=theirs)
    assert (incoming.reply_to_ours, incoming.quoted_text) == (False, "Foto")


def test_a_message_in_a_topic_answers_nobody_by_itself() -> None:
    created = {
        "message_id": 5,
        "date": EPOCH,
        "chat": SUPERGROUP,
        "forum_topic_created": {"name": "x", "icon_color": 1},
    }
    incoming = written(
        chat=SUPERGROUP, text="/tautkan", is_topic_message=True, message_thread_id=5, reply_to_message=created
    )
    assert incoming.chat.thread == "5"
    assert incoming.reply_to is None
    assert written(chat=SUPERGROUP, text="/tautkan", message_thread_id=5).chat.thread is None


@pytest.mark.parametrize(
    ("text", "entity", "mentioned"),
    [
        ("🌊 @siarkim_bot air naik", span("mention", 3, 12), True),
        ("@siarkim_bot2 halo", span("mention", 0, 13), False),
        ("SiarKIM halo", span("text_mention", 0, 7, user=ITSELF), True),
        ("Warga halo", span("text_mention", 0, 5, user=WARGA), False),
    ],
)
def test_a_mention_of_the_bot_is_noticed(text: str, entity: dict[str, Any], mentioned: bool) -> None:
    assert written(chat=GROUP, text=text, entities=[entity]).mentioned is mentioned


def test_a_channel_post_has_no_sender_and_expects_no_answer() -> None:
    incoming = heard("channel_post", **message(CHANNEL, sender_chat=CHANNEL, text="/tautkan"))
    assert incoming.sender_ref is None
    assert incoming.command == "tautkan"
    assert not incoming.in_conversation


def test_an_anonymous_admin_is_nobody() -> None:
    anonymous = {"id": 1087968824, "is_bot": True, "first_name": "Group"}
    incoming = heard(**message(GROUP, sender_chat=GROUP, text="/tautkan") | {"from": anonymous})
    assert incoming.sender_ref is None


def test_other_bots_and_copies_of_channel_posts_are_not_heard() -> None:
    other = {"id": 5, "is_bot": True, "first_name": "Lain"}
    assert translate(update(**message(GROUP, text="/start") | {"from": other}), BOT, AT) is None
    copied = message(GROUP, sender_chat=CHANNEL, is_automatic_forward=True, text="/tautkan")
    assert translate(update(**copied), BOT, AT) is None


def test_an_edited_message_is_marked_and_dated_anew() -> None:
    incoming = heard("edited_message", **message(text="Jalan rusak", edit_date=EPOCH + 60))
    assert incoming.edited
    assert int(incoming.at.timestamp()) == EPOCH + 60


def pressed(**fields: Any) -> dict[str, Any]:
    return update("callback_query", id="99", chat_instance="1", **{"from": WARGA}, **fields)


def test_a_pressed_button_is_a_choice_to_be_confirmed() -> None:
    ours = message(SUPERGROUP, text="Pilih", is_topic_message=True, message_thread_id=5) | {"from": ITSELF}
    event = translate(pressed(message=ours, data="join:agree"), BOT, AT)
    assert isinstance(event, Incoming)
    assert (event.choice, event.acknowledge, event.message_id) == ("join:agree", "99", "12")
    assert (event.sender_ref, event.chat.ref, event.chat.thread, event.at) == ("7001", "-100500", "5", AT)


def test_a_button_of_a_message_too_old_to_be_shown_still_counts() -> None:
    event = translate(pressed(message={"chat": PRIVATE, "message_id": 2, "date": 0}, data="a:b"), BOT, AT)
    assert isinstance(event, Incoming)
    assert event.choice == "a:b"


def test_a_button_without_a_chat_or_data_says_nothing() -> None:
    assert translate(pressed(inline_message_id="x", data="a:b"), BOT, AT) is None
    assert translate(pressed(message=message(text="x"), game_short_name="g"), BOT, AT) is None


KICKED = {"user": ITSELF, "status": "kicked", "until_date": 0}
LEFT = {"user": ITSELF, "status": "left"}
MEMBER = {"user": ITSELF, "status": "member"}
_RIGHTS = (
    "can_be_edited is_anonymous can_manage_chat can_delete_messages can_manage_video_chats can_restrict_members "
    "can_promote_members can_change_info can_invite_users can_post_stories can_edit_stories can_delete_stories"
)
ADMIN = {"user": ITSELF, "status": "administrator", "can_post_messages": True} | dict.fromkeys(_RIGHTS.split(), False)
POSTLESS = ADMIN | {"can_post_messages": False}
_MAY = (
    "can_change_info can_invite_users can_pin_messages can_manage_topics can_send_polls can_send_other_messages "
    "can_add_web_page_previews can_send_audios can_send_documents can_send_photos can_send_videos can_edit_tag "
    "can_send_video_notes can_send_voice_notes can_react_to_messages"
)
MUTED = {"user": ITSELF, "status": "restricted", "is_member": True, "can_send_messages": False, "until_date": 0} | (
    dict.fromkeys(_MAY.split(), False)
)
FREE = MUTED | {"can_send_messages": True}
AWAY = MUTED | {"is_member": False}
K = Membership.Kind

CHANGES = [
    (PRIVATE, MEMBER, KICKED, K.BLOCKED),
    (PRIVATE, KICKED, MEMBER, K.UNBLOCKED),
    (PRIVATE, MEMBER, MEMBER, None),
    (GROUP, LEFT, MEMBER, K.ADDED),
    (GROUP, MEMBER, LEFT, K.REMOVED),
    (GROUP, MEMBER, KICKED, K.REMOVED),
    (GROUP, LEFT, KICKED, None),
    (GROUP, MEMBER, ADMIN, None),
    (SUPERGROUP, MEMBER, MUTED, K.MUTED),
    (SUPERGROUP, MUTED, FREE, K.ADDED),
    (SUPERGROUP, MUTED, MUTED, None),
    (SUPERGROUP, MUTED, AWAY, K.REMOVED),
    (SUPERGROUP, LEFT, MUTED, K.MUTED),
    (CHANNEL, LEFT, ADMIN, K.ADDED),
    (CHANNEL, ADMIN, POSTLESS, K.MUTED),
    (CHANNEL, POSTLESS, ADMIN, K.ADDED),
    (CHANNEL, ADMIN, LEFT, K.REMOVED),
]


@pytest.mark.parametrize(("chat", "old", "new", "kind"), CHANGES)
def test_each_change_of_our_place_has_its_name(
    chat: dict[str, Any], old: dict[str, Any], new: dict[str, Any], kind: str | None
) -> None:
    change = {"chat": chat, "from": WARGA, "date": EPOCH, "old_chat_member": old, "new_chat_member": new}
    event = translate(update("my_chat_member", **change), BOT, AT)
    if kind is None:
        assert event is None
    else:
        assert isinstance(event, Membership)
        assert (event.kind, event.chat.ref, event.by_ref, event.at) == (kind, str(chat["id"]), "7001", AT)


def test_a_group_that_became_a_supergroup_moved() -> None:
    event = translate(update(**message(GROUP, migrate_to_chat_id=-100500)), BOT, AT)
    assert isinstance(event, Membership)
    assert (event.kind, event.chat.ref, event.moved_to) == (K.MOVED, "-500", "-100500")


THUMB, OWN = {"type": "emoji", "emoji": "👍"}, {"type": "custom_emoji", "custom_emoji_id": "53"}


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [([], [THUMB], "👍"), ([THUMB], [OWN], "🙂"), ([THUMB], [], None)],
    ids=["put", "changed", "taken back"],
)
def test_an_emoji_on_a_message_is_something_that_happened(
    old: list[dict[str, str]], new: list[dict[str, str]], said: str | None
) -> None:
    change = {"chat": PRIVATE, "message_id": 12, "user": WARGA, "date": EPOCH, "old_reaction": old, "new_reaction": new}
    event = translate(update("message_reaction", **change), BOT, AT)
    if said is None:
        assert event is None
    else:
        assert isinstance(event, Membership)
        assert (event.kind, event.chat.ref, event.message_id, event.reaction) == (K.REACTED, "7001", "12", said)


def test_an_emoji_in_a_group_is_dropped_unread() -> None:
    assert wanted(update("message_reaction", chat=PRIVATE), BOT)
    assert not wanted(update("message_reaction", chat=GROUP), BOT)


def test_a_kind_of_update_that_nobody_knows_says_nothing() -> None:
    assert translate({"update_id": 1, "telepathy": {"from": WARGA}}, BOT, AT) is None


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)
KEYS = st.sampled_from(["from", "chat", "text", "entities", "reply_to_message", "migrate_to_chat_id", "caption"])
ODD = st.dictionaries(
    st.sampled_from(["message", "channel_post", "callback_query", "update_id"]), st.dictionaries(KEYS, JSON) | JSON
)


@settings(suppress_health_check=[HealthCheck.too_slow])  # the first example builds the table of all characters
@given(ODD)
def test_looking_at_a_raw_update_never_fails(odd: dict[str, Any]) -> None:
    assert isinstance(person(odd), str)
    assert isinstance(wanted(odd, BOT), bool)


def test_an_update_keeps_the_order_of_its_sender_else_of_its_chat() -> None:
    assert person(update(**message(GROUP, text="x"))) == "7001"
    assert person(update("channel_post", **message(CHANNEL, text="x"))) == "-100600"
    assert person({"update_id": 1}) == ""


OURS = {"message_id": 9, "date": EPOCH, "chat": GROUP, "from": ITSELF}
OVERHEARD = [
    (message(PRIVATE, text="apa saja"), True),
    (message(GROUP, text="obrolan"), False),
    (message(GROUP, photo=[]), False),
    (message(GROUP, text="/tautkan"), True),
    (message(GROUP, text="@SiarKIM_bot tolong"), True),
    (message(GROUP, text="hai", entities=[span("text_mention", 0, 3, user=ITSELF)]), True),
    (message(GROUP, text="siap", reply_to_message=OURS), True),
    (message(GROUP, text="siap", reply_to_message=OURS | {"from": WARGA}), False),
    (message(GROUP, migrate_to_chat_id=-100500), True),
    (message(CHANNEL, text="berita"), False),
    (message(CHANNEL, text="/tautkan@SiarKIM_bot"), True),
]


@pytest.mark.parametrize(("content", "kept"), OVERHEARD)
def test_what_is_not_said_to_us_in_a_group_is_dropped_unread(content: dict[str, Any], kept: bool) -> None:
    assert wanted(update(**content), BOT) is kept


@pytest.mark.parametrize("kind", ["callback_query", "my_chat_member"])
def test_buttons_and_memberships_are_always_kept(kind: str) -> None:
    assert wanted(update(kind, chat=GROUP), BOT)


def test_of_an_edited_post_in_a_channel_only_which_one_it_is_is_kept() -> None:
    edited = update("edited_channel_post", **message(CHANNEL, text="Rahasia", edit_date=EPOCH + 60, photo=[]))
    assert wanted(edited, BOT)
    assert bare(edited) == {
        "update_id": 1,
        "edited_channel_post": {"message_id": 12, "date": EPOCH, "edit_date": EPOCH + 60, "chat": CHANNEL},
    }
    event = translate(bare(edited), BOT, AT)
    assert isinstance(event, Membership)
    assert (event.kind, event.message_id, event.chat.ref) == (Membership.Kind.EDITED, "12", "-100600")
    assert event.at == AT + timedelta(minutes=1)
    spoken = update(**message(PRIVATE, text="Jalan rusak"))
    assert bare(spoken) == spoken


@pytest.mark.parametrize("strange", [None, [], 7, {}, {"chat": 1}])
def test_a_strange_edit_keeps_nothing_else(strange: object) -> None:
    assert isinstance(wanted({"update_id": 1, "edited_channel_post": strange}, BOT), bool)
    assert set(bare({"update_id": 1, "edited_channel_post": strange})) == {"update_id", "edited_channel_post"}
