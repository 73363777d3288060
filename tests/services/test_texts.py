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


def test_a_text_as_long_as_a_messenger_allows_fits_into_a_sentence() -> None:
    written = "Banjir. " * 512
    said = texts.say("data-feedback", "id", {"number": "7", "at": "pukul 07.00", "text": written})
    assert said == f"• Pesan nomor 7, pukul 07.00: {written}"


def test_a_long_text_is_put_in_as_it_was_written() -> None:
    written = "\ue0001\ue001 { $at } " * 100
    said = texts.say("data-feedback", "id", {"number": "7", "at": "\ue0009\ue001", "text": written})
    assert said == f"• Pesan nomor 7, \ue0009\ue001: {written}"
