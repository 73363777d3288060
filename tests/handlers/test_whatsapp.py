"""Updates as the Cloud API writes them, and what they say to the house."""

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.delivery import DeliveryState
from domain.identity import Ids
from domain.intake import number_of
from domain.message import Content, ContentKind, MediaItem
from domain.platform import ChatKind, PlatformName
from handlers.dialogue import Incoming, Membership, Notice, Place, Somebody
from handlers.intake import Event
from handlers.whatsapp import Number, parcels, person, translate
from services.receipts import Receipt

NUMBER = Number(7, "62541000000")
AT = datetime(2026, 11, 24, 2, 30, tzinfo=UTC)
LATER = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
SECONDS = str(int(AT.timestamp()))
PHONE, USER = "6281200000001", "ID.1234567890"
CARD = {"profile": {"name": "Siti"}, "wa_id": PHONE, "user_id": USER}
METADATA = {"display_phone_number": NUMBER.phone, "phone_number_id": "700"}


def body(field: str = "messages", **value: Any) -> dict[str, Any]:
    whole = {"messaging_product": "whatsapp", "metadata": METADATA} | value
    return {
        "object": "whatsapp_business_account",
        "entry": [{"id": "1", "changes": [{"field": field, "value": whole}]}],
    }


def message(kind: str = "text", **fields: Any) -> dict[str, Any]:
    return {"from": PHONE, "from_user_id": USER, "id": "wamid.A", "timestamp": SECONDS, "type": kind} | fields


def event(said: dict[str, Any], card: dict[str, Any] | None = None) -> Event | None:
    (parcel,) = parcels(body(messages=[said], contacts=[CARD if card is None else card]))
    assert parcel.number_id == "700"
    assert isinstance(parcel.content, dict)
    return translate(parcel.content, NUMBER, LATER)


def heard(said: dict[str, Any], card: dict[str, Any] | None = None) -> Incoming:
    found = event(said, card)
    assert isinstance(found, Incoming)
    return found


def test_a_text_says_who_wrote_what_and_when() -> None:
    said = heard(message(text={"body": "Air mati di Damai"}))
    assert (said.platform, said.account_id, said.chat.kind) == (PlatformName.WHATSAPP, 7, ChatKind.PRIVATE)
    assert (said.sender_ref, said.chat.ref, said.sender_phone, said.sender_name) == (USER, USER, PHONE, "Siti")
    assert (said.text, said.content, said.at) == ("Air mati di Damai", Content(text="Air mati di Damai"), AT)
    assert (said.message_id, said.command, said.choice) == ("wamid.A", None, None)


def without(name: str, whole: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in whole.items() if key != name}


def test_either_the_number_or_the_id_may_be_missing() -> None:
    text = {"body": "halo"}
    hidden = heard(without("from", message(text=text)), without("wa_id", CARD))
    assert (hidden.sender_ref, hidden.sender_phone) == (USER, None)
    older = heard(without("from_user_id", message(text=text)), without("user_id", CARD))
    assert (older.sender_ref, older.sender_phone) == (PHONE, PHONE)
    on_the_card = heard(without("from_user_id", message(text=text)))
    assert on_the_card.sender_ref == USER


@pytest.mark.parametrize(
    ("typed", "command", "argument", "link"),
    [
        ("/langganan", "langganan", "", None),
        ("/cek AB12", "cek", "AB12", None),
        ("mulai r_6471051002_k12", "start", "r_6471051002_k12", "r_6471051002_k12"),
        ("/start r_64", "start", "r_64", "r_64"),
        ("mulai bekerja besok", None, "", None),
        ("Mulai kerja", None, "", None),
        ("langganan", None, "", None),
    ],
    ids=str,
)
def test_commands_and_links_are_read_from_the_text(typed: str, command: str | None, argument: str, link: str) -> None:
    said = heard(message(text={"body": typed}))
    assert (said.command, said.argument, said.deep_link) == (command, argument, link)


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("interactive", {"interactive": {"type": "button_reply", "button_reply": {"id": "a:b", "title": "Ya"}}}),
        ("interactive", {"interactive": {"type": "list_reply", "list_reply": {"id": "a:b", "title": "Ya"}}}),
        ("button", {"button": {"payload": "a:b", "text": "Ya"}}),
    ],
    ids=["button", "list", "template"],
)
def test_a_tap_is_a_choice_under_the_message_that_offered_it(kind: str, fields: dict[str, Any]) -> None:
    said = heard(message(kind, context={"id": "wamid.B", "from": NUMBER.phone}, **fields))
    assert (said.choice, said.message_id, said.reply_to, said.text) == ("a:b", "wamid.B", None, "")


def test_an_answer_names_the_message_and_whether_it_was_ours() -> None:
    ours = heard(message(text={"body": "terima kasih"}, context={"id": "wamid.B", "from": NUMBER.phone}))
    assert (ours.reply_to, ours.reply_to_ours, ours.forwarded) == ("wamid.B", True, False)
    own = heard(message(text={"body": "lagi"}, context={"id": "wamid.C", "from": PHONE}))
    assert (own.reply_to, own.reply_to_ours) == ("wamid.C", False)
    passed_on = heard(message(text={"body": "/cek AB"}, context={"frequently_forwarded": True}))
    assert (passed_on.forwarded, passed_on.command, passed_on.reply_to) == (True, None, None)


@pytest.mark.parametrize(
    ("kind", "shown"),
    [
        ("image", ContentKind.PHOTO),
        ("video", ContentKind.VIDEO),
        ("document", ContentKind.DOCUMENT),
        ("audio", ContentKind.VOICE),
    ],
    ids=str,
)
def test_media_keep_their_id_and_their_words(kind: str, shown: ContentKind) -> None:
    fields = {kind: {"id": "m1", "mime_type": "x/y", "caption": "Banjir"}}
    said = heard(message(kind, **fields))
    assert said.content == Content(shown, "Banjir", media=(MediaItem(shown, "m1", mime="x/y"),))
    assert said.text == "Banjir"


def test_a_place_and_a_contact_are_read() -> None:
    assert heard(message("location", location={"latitude": -1.2, "longitude": 116})).place == Place(-1.2, 116.0)
    card = {"name": {"formatted_name": "Budi"}, "phones": [{"phone": "+62 812", "wa_id": "62812"}]}
    assert heard(message("contacts", contacts=[card])).pointed_at == Somebody("62812", "Budi")


@pytest.mark.parametrize("kind", ["sticker", "unsupported", "order"])
def test_what_can_not_be_passed_on_is_said_by_somebody_all_the_same(kind: str) -> None:
    said = heard(message(kind, **{kind: {"id": "1"}}))
    assert (said.content, said.text, said.sender_ref) == (None, "", USER)


def test_a_reaction_is_something_that_happened_and_one_taken_back_says_nothing() -> None:
    found = event(message("reaction", reaction={"message_id": "wamid.B", "emoji": "👍"}))
    assert isinstance(found, Membership)
    assert (found.kind, found.chat.ref, found.message_id, found.reaction) == ("reacted", USER, "wamid.B", "👍")
    assert event(message("reaction", reaction={"message_id": "wamid.B"})) is None


@pytest.mark.parametrize(
    ("system", "renamed"),
    [
        (
            {"type": "user_changed_number", "wa_id": "62899", "user_id": "ID.9", "previous_user_id": USER},
            (Ids(USER, PHONE), Ids("ID.9", "62899")),
        ),
        ({"type": "user_changed_number", "wa_id": "62899"}, (Ids(None, PHONE), Ids(None, "62899"))),
        (
            {"type": "user_changed_user_id", "user_id": "ID.9", "previous_user_id": USER},
            (Ids(USER, PHONE), Ids("ID.9", None)),
        ),
    ],
    ids=["both", "number", "id"],
)
def test_a_change_of_number_or_id_is_told(system: dict[str, Any], renamed: tuple[Ids, Ids]) -> None:
    (parcel,) = parcels(body(messages=[without("from_user_id", message("system", system=system))]))
    assert isinstance(parcel.content, dict)
    found = translate(parcel.content, NUMBER, LATER)
    assert isinstance(found, Membership)
    assert (found.kind, found.renamed) == (Membership.Kind.RENAMED, renamed)


def test_what_is_told_of_our_account_is_a_notice() -> None:
    told = {"event": "PAUSED", "message_template_name": "darurat", "message_template_language": "id"}
    (parcel,) = parcels(body("message_template_status_update", **told))
    assert isinstance(parcel.content, dict)
    found = translate(parcel.content, NUMBER, LATER)
    assert isinstance(found, Notice)
    assert (found.account_id, found.about) == (7, "message_template_status_update")
    assert told.items() <= found.facts.items()


def test_a_bundle_comes_apart_and_each_part_has_its_own_number_for_good() -> None:
    two = [message(text={"body": "satu"}), message(id="wamid.B", text={"body": "dua"})]
    statuses = [
        {"id": "wamid.X", "status": "read", "timestamp": SECONDS, "recipient_id": PHONE},
        {"id": "wamid.X", "status": "failed", "timestamp": SECONDS, "errors": [{"code": 131026}]},
        {"id": "wamid.Y", "status": "deleted", "timestamp": SECONDS},
    ]
    bundle = body(messages=two, statuses=statuses, contacts=[CARD])
    found = [parcel.content for parcel in parcels(bundle)]
    assert found == [parcel.content for parcel in parcels(bundle)]
    assert [each for each in found if isinstance(each, Receipt)] == [
        Receipt("wamid.X", DeliveryState.READ, AT),
        Receipt("wamid.X", DeliveryState.REJECTED, AT, 131026),
    ]
    updates = [each for each in found if isinstance(each, dict)]
    assert [each["kind"] for each in updates] == ["message", "message", "unreadable"]
    assert len({number_of(each) for each in updates}) == 3
    assert None not in {number_of(each) for each in updates}
    assert [person(each) for each in updates] == [USER, USER, ""]


def test_the_same_message_with_another_card_is_the_same_update() -> None:
    said = message(text={"body": "satu"})
    numbers = {
        number_of(parcel.content)
        for card in (CARD, {**CARD, "profile": {"name": "Siti Aminah"}})
        for parcel in parcels(body(messages=[said], contacts=[card]))
    }
    assert len(numbers) == 1


_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@given(_json, st.sampled_from(["messages", "statuses", "contacts", "metadata"]))
def test_nothing_that_may_come_breaks_the_taking_apart(anything: Any, name: str) -> None:
    for raw in (anything, {"entry": anything}, {"entry": [{"changes": anything}]}, body(**{name: anything})):
        for parcel in parcels(raw):
            if isinstance(parcel.content, dict):
                assert number_of(parcel.content) is not None
                person(parcel.content)
