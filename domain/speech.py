"""Speech: a text as somebody reads it aloud in half a minute, from the first sentence on."""

import re
import unicodedata

WORDS = 75
"""Words that are read aloud in about thirty seconds; a number counts by its digits."""

_LINK = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\S+")
_BULLET = re.compile(r"^(?:[-–—•*·▪‣◦]+|\d{1,2}[.)])\s+")
_UNSPOKEN = {"So", "Sk", "Cn", "Cs", "Co", "Cf", "Mn", "Me"}  # emoji, modifiers, signs that nobody sees
_MARKS = str.maketrans("", "", "*_~`#|<>[]")
_PLACES = ("jl", "jln", "gg", "kel", "kec", "kab", "prov", "no", "rt", "rw")
_TITLES = ("dr", "drs", "dra", "ir", "h", "hj", "hm", "prof", "sdr", "bpk", "yth")
_ABBREVIATED = frozenset((*_PLACES, *_TITLES, "tgl", "pkl", "dll", "dsb", "dst", "a.n", "u.p"))
_CLAUSE_ENDS = (",", ";", ":")


def script(opening: str, said: str, closing: str, words: int = WORDS) -> str:
    """What is read aloud: opening, as many whole sentences as there is time for, and closing."""
    left = words - length(opening) - length(closing)
    kept: list[str] = []
    for sentence in _sentences(speakable(said)):
        cost = length(sentence)
        if cost > left:
            kept += [] if kept else [_shortened(sentence, left)]
            break
        kept.append(sentence)
        left -= cost
    return "\n".join(part for part in (opening, " ".join(kept), closing) if part)


def speakable(text: str) -> str:
    """A text without what nobody says: links, emoji, bullets; each of its lines ends like a sentence."""
    lines = [_line(line) for line in _LINK.sub("", text).splitlines()]
    return " ".join(line for line in lines if line)


def length(text: str) -> int:
    """How many words somebody says: "2026" and "0812" take as long as four."""
    return sum(_weight(word) for word in text.split())


def _line(line: str) -> str:
    spoken = "".join(sign for sign in line.translate(_MARKS) if unicodedata.category(sign) not in _UNSPOKEN)
    words = " ".join(_BULLET.sub("", spoken.strip()).split()).strip(" -–—")
    if not any(sign.isalnum() for sign in words):
        return ""
    return words if words.endswith((*".!?…", *_CLAUSE_ENDS)) else f"{words}."


def _weight(word: str) -> int:
    digits = sum(sign.isdigit() for sign in word)
    return digits or int(any(sign.isalpha() for sign in word))


def _sentences(text: str) -> list[str]:
    sentences: list[str] = []
    current: list[str] = []
    for word in text.split():
        current.append(word)
        if word.rstrip("\"”’')").endswith((".", "!", "?", "…")) and not _is_abbreviation(word):
            sentences.append(" ".join(current))
            current = []
    return [*sentences, " ".join(current)] if current else sentences


def _is_abbreviation(word: str) -> bool:
    return word.casefold().strip("(\"“'").removesuffix(".") in _ABBREVIATED


def _shortened(sentence: str, words: int) -> str:
    """The beginning of a sentence that is too long, up to a pause where there is one late enough."""
    kept: list[str] = []
    pause, left = 0, words
    for word in sentence.split():
        left -= _weight(word)
        if left < 0:
            break
        kept.append(word)
        if word.endswith(_CLAUSE_ENDS):
            pause = len(kept)
    if pause * 2 >= len(kept):
        kept = kept[:pause]
    return " ".join(kept).rstrip(" ,;:-–—.") + "." if kept else ""
