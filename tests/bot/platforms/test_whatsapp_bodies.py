"""What a Message becomes for WhatsApp: signs, pieces, things to press."""

import json
from dataclasses import replace
from typing import Any

import pytest

from bot.platforms.whatsapp.bodies import parts
from bot.platforms.whatsapp.list_pages import pages
from bot.platforms.whatsapp.markup import marked
from bot.platforms.whatsapp.pieces import TEXT_LIMIT, pieces
from domain.message import (
    Choice,
    Content,
    ContentKind,
    Entity,
    EntityKind,
    FilledTemplate,
    MediaItem,
    Message,
    Poll,
    Target,
)
from simulator.whatsapp import Bubble, reading

WARGA = Target("6281234567801")


def bodies(message: Message, target: Target = WARGA, reply_to: str | None = None) -> list[dict[str, Any]]:
    return [json.loads(part.body(target, reply_to)) for part in parts(message)]


@pytest.mark.parametrize(
    ("text", "entities", "said"),
    [
        ("Air mati", (Entity(EntityKind.BOLD, 0, 3),), "*Air* mati"),
        ("Air mati", (Entity(EntityKind.ITALIC, 4, 4), Entity(EntityKind.BOLD, 0, 8)), "*Air _mati_*"),
        ("Air mati", (Entity(EntityKind.BOLD, 0, 4),), "*Air* mati"),
        ("satu\ndua", (Entity(EntityKind.BOLD, 0, 8),), "*satu*\n*dua*"),
        ("batal", (Entity(EntityKind.STRIKETHROUGH, 0, 5),), "~batal~"),
        ("kode", (Entity(EntityKind.CODE, 0, 4),), "```kode```"),
        ("kata\nnya", (Entity(EntityKind.BLOCKQUOTE, 0, 8),), "> kata\n> nya"),
        ("📢 Air", (Entity(EntityKind.BOLD, 3, 3),), "📢 *Air*"),
        ("peta", (Entity(EntityKind.LINK, 0, 4, "https://a.id/p"),), "peta (https://a.id/p)"),
        ("https://a.id", (Entity(EntityKind.LINK, 0, 12),), "https://a.id"),
        ("garis", (Entity(EntityKind.UNDERLINE, 0, 5), Entity(EntityKind.SPOILER, 0, 5)), "garis"),
        ("", (), ""),
    ],
    ids=["bold", "nested", "blank", "lines", "strike", "code", "quote", "emoji", "link", "address", "unknown", "empty"],
)
def test_formatting_becomes_signs_that_touch_their_words(text: str, entities: tuple[Entity, ...], said: str) -> None:
    assert marked(Content(text=text, entities=entities)) == said


@pytest.mark.parametrize("last", [1024, TEXT_LIMIT])
@pytest.mark.parametrize("length", [1, 1000, 1025, 4096, 4097, 5000, 9000, 20_000])
def test_a_long_text_is_told_in_pieces_without_losing_a_word(length: int, last: int) -> None:
    words = ("kata " * (length // 5 + 1))[:length].strip()
    found = pieces(words, last)
    assert " ".join(found) == words
    assert len(found[-1]) <= last
    assert all(0 < len(each) <= TEXT_LIMIT for each in found)


def test_a_text_without_blanks_is_cut_where_it_must_be() -> None:
    found = pieces("x" * 10_000, 1024)
    assert "".join(found) == "x" * 10_000
    assert (len(found[-1]) <= 1024, max(map(len, found))) == (True, TEXT_LIMIT)


def test_a_person_is_named_by_number_or_by_id_and_the_answered_message_by_its_id() -> None:
    message = Message(Content(text="Halo"))
    [by_number] = bodies(message, WARGA)
    [by_id] = bodies(message, Target("ID.1234"), reply_to="wamid.A")
    assert by_number["to"] == "6281234567801"
    assert "recipient" not in by_number
    assert (by_id["recipient"], by_id["context"]) == ("ID.1234", {"message_id": "wamid.A"})
    assert by_id["text"] == {"body": "Halo", "preview_url": False}


def choosing(*labels: str) -> Message:
    rows = tuple((Choice(label, f"c{number}"),) for number, label in enumerate(labels))
    return Message(Content(text="Pilih wilayah"), rows)


def test_three_short_choices_are_buttons() -> None:
    [body] = bodies(choosing("Setuju", "Tidak", "Nanti"))
    titles = [each["reply"]["title"] for each in body["interactive"]["action"]["buttons"]]
    assert (body["interactive"]["type"], titles) == ("button", ["Setuju", "Tidak", "Nanti"])


@pytest.mark.parametrize(
    "labels",
    [["a", "b", "c", "d"], ["Kelurahan Balikpapan Selatan", "b"], ["sama", "sama"]],
    ids=["four", "long", "alike"],
)
def test_more_or_longer_choices_are_a_list_that_hides_nothing(labels: list[str]) -> None:
    [body] = bodies(choosing(*labels))
    rows = body["interactive"]["action"]["sections"][0]["rows"]
    assert body["interactive"]["type"] == "list"
    assert [row.get("description", row["title"]) for row in rows] == labels
    assert all(len(row["title"]) <= 24 for row in rows)


def every_page(message: Message) -> list[dict[str, Any]]:
    count = len(pages(len(message.answers)))
    return [body["interactive"] for page in range(count) for body in bodies(replace(message, page=page))[-1:]]


def titles(page: dict[str, Any]) -> list[str]:
    return [row["title"] for row in page["action"]["sections"][0]["rows"]]


def test_more_choices_than_a_list_takes_stand_on_pages_with_their_numbers() -> None:
    first, middle, last = every_page(choosing(*(f"Kec. {number}" for number in range(1, 21))))
    assert titles(first) == [*(f"{n}. Kec. {n}" for n in range(1, 10)), "Berikutnya ›"]
    assert titles(middle) == ["‹ Sebelumnya", *(f"{n}. Kec. {n}" for n in range(10, 18)), "Berikutnya ›"]
    assert titles(last) == ["‹ Sebelumnya", *(f"{n}. Kec. {n}" for n in range(18, 21))]
    assert "Pilihan 10–17 dari 20." in middle["body"]["text"]
    assert "(1–20)" in middle["body"]["text"]


def test_choices_that_are_numbers_themselves_get_no_other_number() -> None:
    [first, _] = every_page(choosing(*(f"{number} orang" for number in range(5, 17))))
    assert titles(first)[:2] == ["5 orang", "6 orang"]
    assert "angka" not in first["body"]["text"]


@pytest.mark.parametrize("text", [10, 1000, 5000])
@pytest.mark.parametrize("length", [3, 20, 21, 24, 25, 72, 73, 200])
@pytest.mark.parametrize("count", [1, 3, 4, 10, 11, 19, 100])
def test_whatever_is_asked_keeps_the_messenger_s_limits_and_hides_no_choice(count: int, length: int, text: int) -> None:
    labels = [f"{'Kelurahan ' * 20}"[: length - 3].strip() + f"{number:03}" for number in range(count)]
    message = replace(choosing(*labels), content=Content(text="kata " * (text // 5)))
    pressed: set[str] = set()
    read = ""
    for page in range(len(pages(count))):
        for body in bodies(replace(message, page=page)):
            bubble = Bubble("wamid.A", "6281", ours=True, kind=body["type"], text="", at=0.0)
            reading.fill(bubble, body, lambda _media_id: True)  # the messenger's own limits
            assert all(len(row.id) <= 64 for row in bubble.buttons)
            pressed |= {row.id for row in bubble.buttons}
            read += f" {bubble.text}"
    assert all(f"c{number}" in pressed or label in read for number, label in enumerate(labels))


def test_a_single_link_is_a_button_and_several_stand_in_the_text() -> None:
    link = Choice("Buka peta", url="https://a.id")
    [one] = bodies(Message(Content(text="Peta"), ((link,),)))
    [several] = bodies(Message(Content(text="Peta"), ((link, Choice("Lagi", url="https://b.id")),)))
    assert one["interactive"]["action"]["parameters"] == {"display_text": "Buka peta", "url": "https://a.id"}
    assert several["text"]["body"] == "Peta\n\nBuka peta: https://a.id\nLagi: https://b.id"


def test_a_long_text_with_choices_ends_in_what_can_be_pressed() -> None:
    message = Message(Content(text="kata " * 500), ((Choice("Ya", "y"),),))
    first, last = bodies(message)
    assert (first["type"], last["type"]) == ("text", "interactive")
    assert len(last["interactive"]["body"]["text"]) <= 1024


PHOTO = MediaItem(ContentKind.PHOTO, "m1")


def test_a_picture_carries_its_text_and_a_longer_one_follows() -> None:
    [short] = bodies(Message(Content(ContentKind.PHOTO, "Air mati", media=(PHOTO,))))
    picture, text = bodies(Message(Content(ContentKind.PHOTO, "x" * 1025, media=(PHOTO,))))
    assert short["image"] == {"id": "m1", "caption": "Air mati"}
    assert (picture["image"], text["type"]) == ({"id": "m1"}, "text")


def test_an_album_is_its_pictures_one_by_one_and_a_poll_its_options() -> None:
    album = Content(ContentKind.ALBUM, "Dua foto", media=(PHOTO, MediaItem(ContentKind.VIDEO, "m2")))
    first, second = bodies(Message(album))
    assert (first["image"]["caption"], second["video"]) == ("Dua foto", {"id": "m2"})
    [poll] = bodies(Message(Content(ContentKind.POLL, poll=Poll("Setuju?", ("Ya", "Tidak")))))
    assert poll["text"]["body"] == "Setuju?\n1. Ya\n2. Tidak"


@pytest.mark.parametrize(
    ("item", "kind"),
    [
        (MediaItem(ContentKind.PHOTO, "m", mime="image/webp"), "document"),
        (MediaItem(ContentKind.PHOTO, "m", mime="image/png", size=6 * 2**20), "document"),
        (MediaItem(ContentKind.VOICE, "m", mime="audio/ogg; codecs=opus"), "audio"),
        (MediaItem(ContentKind.ROUND, "m"), "video"),
        (MediaItem(ContentKind.DOCUMENT, "m", name="sk.pdf"), "document"),
    ],
    ids=["webp", "too big", "voice", "round", "file"],
)
def test_what_whatsapp_can_not_show_goes_as_a_file(item: MediaItem, kind: str) -> None:
    body = bodies(Message(Content(item.kind, "x", media=(item,))))[0]
    assert body["type"] == kind
    assert body["document"].get("filename") == item.name if kind == "document" else True


def test_a_template_stands_in_the_place_of_everything_else() -> None:
    filled = FilledTemplate("siarkim_darurat_1", "id", ("BPBD", "Banjir"), "read:7")
    [body] = bodies(Message(Content(text="tidak ikut"), template=filled))
    blanks, button = body["template"]["components"]
    assert body["template"]["name"] == "siarkim_darurat_1"
    assert [each["text"] for each in blanks["parameters"]] == ["BPBD", "Banjir"]
    assert button["parameters"] == [{"type": "payload", "payload": "read:7"}]
