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
