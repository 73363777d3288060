"""Bars as a picture to look at on a phone; each with its number, so that colour alone says nothing."""

from base64 import b64encode
from collections.abc import Iterable, Sequence
from functools import cache
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont
from PIL.ImageFont import FreeTypeFont

from domain.message import ContentKind, MediaItem
from domain.voices import FEWEST

_WIDTH, _MARGIN, _LABEL, _ROW = 1080, 48, 520, 58  # pixels; the bars stand right of their labels
_TALLEST = 6000
_BLACK, _WHITE, _BLUE, _PALE = (20, 20, 20), (255, 255, 255), (11, 87, 148), (229, 240, 249)

Block = tuple[str, Sequence[tuple[str, int | None]]]
"""A heading with its bars; a number that is too small to be told is None."""


def drawn(title: str, blocks: Iterable[Block], name: str) -> MediaItem:
    """A title over blocks of bars, as a picture of this name."""
    canvas = Image.new("RGB", (_WIDTH, _TALLEST), _WHITE)
    draw = ImageDraw.Draw(canvas)
    draw.rectangle((0, 0, _WIDTH, 116), fill=_BLUE)
    draw.text((_MARGIN, 58), _fitting(title, 46, _WIDTH - 2 * _MARGIN), _WHITE, _font(46), anchor="lm")
    at = 140
    for heading, bars in blocks:
        draw.text((_MARGIN, at), heading, _BLUE, _font(40), anchor="la", stroke_width=1)
        at = _bars(draw, at + _ROW, bars)
    png = BytesIO()
    canvas.crop((0, 0, _WIDTH, at + _MARGIN)).quantize(16, Image.Quantize.FASTOCTREE).save(png, format="png")
    made = png.getvalue()
    return MediaItem(ContentKind.PHOTO, drawn=b64encode(made).decode(), name=name, mime="image/png", size=len(made))


def _bars(draw: ImageDraw.ImageDraw, at: int, bars: Sequence[tuple[str, int | None]]) -> int:
    most = max([number for _, number in bars if number], default=1)
    room = _WIDTH - _LABEL - 2 * _MARGIN - 110
    for label, number in bars:
        draw.text((_MARGIN, at + _ROW // 2), _fitting(label, 32, _LABEL - 20), _BLACK, _font(32), anchor="lm")
        left = _MARGIN + _LABEL
        draw.rectangle((left, at + 10, left + room, at + _ROW - 10), fill=_PALE)
        if number:
            draw.rectangle((left, at + 10, left + max(4, room * number // most), at + _ROW - 10), fill=_BLUE)
        said = f"< {FEWEST}" if number is None else str(number)
        draw.text((left + room + 16, at + _ROW // 2), said, _BLACK, _font(32), anchor="lm")
        at += _ROW
    return at + 30


def _fitting(text: str, size: int, room: int) -> str:
    line = " ".join(text.split())
    if _font(size).getlength(line) <= room:
        return line
    while line and _font(size).getlength(line + "…") > room:
        line = line[:-1].rstrip()
    return line + "…"


@cache
def _font(size: int) -> FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(size)  # comes with the library: the machine needs no font of its own
