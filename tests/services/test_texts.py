"""Every sentence exists once in both languages and asks for the same values."""

import re
from collections import Counter
from pathlib import Path

import pytest

from services import texts

HERE = Path(texts.__file__).parent
_MESSAGE = re.compile(r"^([a-z][a-z0-9-]*) *=(.*(?:\n(?:[ \t}].*)?)*)", re.MULTILINE)


def _messages(language: str) -> list[tuple[str, str]]:
    files = sorted((HERE / language).glob("*.ftl"))
    return [found for file in files for found in _MESSAGE.findall(file.read_text(encoding="utf-8"))]


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_no_key_stands_twice(language: str) -> None:
    twice = [key for key, times in Counter(key for key, _ in _messages(language)).items() if times > 1]
    assert twice == []


def test_both_languages_have_the_same_keys() -> None:
    assert texts.keys("id") ^ texts.keys("en") == frozenset()


def test_both_languages_ask_for_the_same_values() -> None:
    asked = {
        language: {key: set(re.findall(r"\$(\w+)", text)) for key, text in _messages(language)}
        for language in texts.LANGUAGES
    }
    differing = {key for key in asked["id"] if asked["id"][key] != asked["en"][key]}
    assert differing == set()


_ONE_MESSENGER = re.compile(
    r"\b(tombol\w*|(?:me|di)?tekan|menekan|(?:di)?ketuk|mengetuk|press(?:ed)?|tap(?:s|ped)?|buttons?)\b(?! water)",
    re.IGNORECASE,
)
_MEANT = {
    "kim-link-choose": "the chooser of groups, which Telegram alone has",
    "kim-board-share": "the key beside the text field",
    "kim-board-share-please": "the key beside the text field",
    "forward-voice-how": "the microphone key of any messenger",
    "poster-step": "says it for each messenger",
    "bot-description": "what Telegram shows over its START",
    "started-simulator": "the simulator's phones",
}


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_nobody_is_told_to_press_what_another_messenger_offers_as_a_list_or_a_number(language: str) -> None:
    told = {key for key, text in _messages(language) if _ONE_MESSENGER.search(text)}
    assert {key for key in told if not key.startswith("template-")} <= set(_MEANT)


def test_a_text_as_long_as_a_messenger_allows_fits_into_a_sentence() -> None:
    written = "Banjir. " * 512
    said = texts.say("data-feedback", "id", {"number": "7", "at": "pukul 07.00", "text": written})
    assert said == f"• Pesan nomor 7, pukul 07.00: {written}"


def test_a_long_text_is_put_in_as_it_was_written() -> None:
    written = "\ue0001\ue001 { $at } " * 100
    said = texts.say("data-feedback", "id", {"number": "7", "at": "\ue0009\ue001", "text": written})
    assert said == f"• Pesan nomor 7, \ue0009\ue001: {written}"
