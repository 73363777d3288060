"""Lettering: the font in which the house draws, which signs it has, and how a text falls into lines."""

from functools import cache
from unicodedata import normalize

from PIL import ImageFont
from PIL.ImageFont import FreeTypeFont

_NOTHING = "\U0010ffff"
_LOOKED_AT = 34  # pixels
_INSTEAD = {"–": "-", "—": "-", "•": "-", "→": "->", "×": "x", "½": "1/2", "✓": ""}


@cache
def font(size: int) -> FreeTypeFont | ImageFont.ImageFont:
    """Letters of so many pixels."""
    return ImageFont.load_default(size)  # comes with the library: the machine needs no font of its own


def drawable(text: str) -> str:
    """A text in signs that the font has: "08.00–16.00" keeps a dash, an accent and an emoji go."""
    return "".join(map(_drawn, text))


@cache
def _drawn(sign: str) -> str:
    if sign.isspace() or _has(sign):
        return sign
    return "".join(filter(_has, _INSTEAD.get(sign, normalize("NFKD", sign))))


def _has(sign: str) -> bool:
    """Whether the font has a sign; else it would be an empty box."""
    return bytes(font(_LOOKED_AT).getmask(sign)) != bytes(font(_LOOKED_AT).getmask(_NOTHING))


def lines(text: str, size: int, width: int) -> list[str]:
    """A text in lines of at most so many pixels, empty ones between its paragraphs; signs without a letter go."""
    return [line for paragraph in drawable(text).splitlines() for line in _broken(paragraph.split(), size, width)]


def _broken(words: list[str], size: int, width: int) -> list[str]:
    broken = [""]
    for word in words:
        longer = f"{broken[-1]} {word}".strip()
        if font(size).getlength(longer) <= width:
            broken[-1] = longer
            continue
        pieces = _pieces(word, size, width)
        broken = [*broken, *pieces] if broken[-1] else pieces
    return broken


def _pieces(word: str, size: int, width: int) -> list[str]:
    """A word that is wider than a line (a link) in as many pieces as it takes."""
    pieces = [""]
    for sign in word:
        if font(size).getlength(pieces[-1] + sign) <= width:
            pieces[-1] += sign
        else:
            pieces.append(sign)
    return pieces
