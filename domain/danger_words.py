"""Danger words: what in a resident's message may mean that somebody is in danger right now.

A false alarm costs an official one look, a missed cry may cost more: words that name a danger count, unless a
neighbouring word shows that no danger is meant ("banjir promo", "matahari tenggelam", "tolong diperbaiki").
Letters that are drawn out ("toloooong", "banjirrr") are read as one. The words themselves are data.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from domain.word_list import said, squeeze, squeezed


@dataclass(frozen=True, slots=True)
class Danger:
    """The words right before or after a danger word that make it harmless."""

    after: frozenset[str] = frozenset()  # harmless right after one of these
    before: frozenset[str] = frozenset()  # harmless right before one of these


@dataclass(frozen=True, slots=True)
class DangerWords:
    """An office's danger words, all of them squeezed."""

    words: Mapping[str, Danger] = field(default_factory=dict)  # single words that name a danger
    phrases: tuple[str, ...] = ()  # neighbouring words that name a danger only together
    cries: frozenset[str] = frozenset()  # a cry when nothing else is said; else "tolong" is only "please"
    beside_a_cry: frozenset[str] = frozenset()

    def are_in(self, text: str) -> bool:
        """Whether a message may speak of a danger that is there now."""
        words = [word for word in said(text) if not word.isdigit()]
        if not words:
            return False
        line = f" {' '.join(words)} "
        return self._cries(words) or any(f" {phrase} " in line for phrase in self.phrases) or self._names_one(words)

    def _cries(self, words: list[str]) -> bool:
        return any(word in self.cries for word in words) and all(
            word in self.cries | self.beside_a_cry for word in words
        )

    def _names_one(self, words: list[str]) -> bool:
        framed = ["", *words, ""]
        for place, word in enumerate(framed):
            danger = self.words.get(word)
            if danger and framed[place - 1] not in danger.after and framed[place + 1] not in danger.before:
                return True
        return False


def danger_words(listed: Mapping[str, object]) -> DangerWords:
    """The danger words that a list names; ValueError where it can't be read."""
    talk = squeezed(listed.get("talk", ""))
    words: dict[str, Danger] = {}
    entries = listed.get("word", [])
    if not isinstance(entries, list):
        raise ValueError("word")  # noqa: TRY004 - the file is wrong, not the program
    for entry in entries:
        after = squeezed(entry.get("after", "")) | (talk if entry.get("talk") else frozenset())
        danger = Danger(after, squeezed(entry.get("before", "")))
        words |= dict.fromkeys(squeezed(entry.get("say", "")), danger)
    phrases = listed.get("phrases", [])
    if not isinstance(phrases, list) or not (words or phrases):
        raise ValueError("phrases")
    return DangerWords(
        words,
        tuple(squeeze(str(phrase)) for phrase in phrases),
        squeezed(listed.get("cries", "")),
        squeezed(listed.get("beside_a_cry", "")),
    )
