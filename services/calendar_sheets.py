"""Calendar sheets: the coming week as a picture to look at on a phone, light and in big letters."""

from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from io import BytesIO

from PIL import Image, ImageDraw

from domain.message import ContentKind, MediaItem
from services import texts
from services.calendars import Day, Entry
from services.lettering import drawable, font

_WIDTH, _MARGIN, _CLOCK = 1080, 48, 300  # pixels; the titles stand right of the clock times
_TALLEST = 8000  # Telegram takes pictures whose width and height make 10,000 together
_MOST = 5
"""Entries drawn on one day; the rest is counted, and stands in the list."""

_LINES = 2  # of a title
_BLACK, _WHITE, _BLUE, _PALE, _GREY = (20, 20, 20), (255, 255, 255), (11, 87, 148), (229, 240, 249), (95, 95, 95)


def sheet(days: Sequence[Day], first: date, language: str) -> MediaItem:
    """The picture of a week that begins on a day; days without anything stand there too."""
    drawn = BytesIO()
    picture = _drawn(_whole(days, first), language).quantize(32, Image.Quantize.FASTOCTREE)
    picture.save(drawn, format="png", compress_level=6)
    png = drawn.getvalue()
    return MediaItem(
        ContentKind.PHOTO, drawn=b64encode(png).decode(), name="jadwal.png", mime="image/png", size=len(png)
    )


def _whole(days: Sequence[Day], first: date) -> list[Day]:
    """Seven days, and more where something is due later, none of them left out."""
    known = {day.on: day for day in days}
    begins = min(first, *known) if known else first
    length = max([7, *((on - begins).days + 1 for on in known)])
    span = [begins + timedelta(days=number) for number in range(length)]
    return [known.get(on, Day(on, ())) for on in span]


def _drawn(days: Sequence[Day], language: str) -> Image.Image:
    canvas = Image.new("RGB", (_WIDTH, _TALLEST), _WHITE)
    pen = _Pen(ImageDraw.Draw(canvas))
    pen.title(texts.say("timetable-sheet-title", language))
    for day in days:
        pen.day(texts.day(day.on, language), "" if day.entries else texts.say("timetable-sheet-nothing", language))
        for entry in day.entries[:_MOST]:
            pen.entry(entry, texts.say("timetable-sheet-recurs", language))
        if len(day.entries) > _MOST:
            pen.remark(texts.say("timetable-sheet-more", language, {"count": len(day.entries) - _MOST}))
    return canvas.crop((0, 0, _WIDTH, min(pen.at + _MARGIN, _TALLEST)))


@dataclass(slots=True)
class _Pen:
    """Writes from the top of the sheet downwards."""

    draw: ImageDraw.ImageDraw
    at: int = 0

    def title(self, text: str) -> None:
        self.draw.rectangle((0, 0, _WIDTH, 116), fill=_BLUE)
        self.draw.text((_MARGIN, 58), text, _WHITE, font(56), anchor="lm", stroke_width=1)
        self.at = 116

    def day(self, text: str, remark: str) -> None:
        self.at += 12
        self.draw.rectangle((0, self.at, _WIDTH, self.at + 70), fill=_PALE)
        self.draw.text((_MARGIN, self.at + 35), text, _BLUE, font(42), anchor="lm", stroke_width=1)
        self.draw.text((_WIDTH - _MARGIN, self.at + 35), remark, _GREY, font(34), anchor="rm")
        self.at += 70 + 16

    def entry(self, entry: Entry, recurs: str) -> None:
        self.draw.text((_MARGIN, self.at), entry.clock, _BLACK, font(42), anchor="la", stroke_width=1)
        for line in _lines(entry.title, 42):
            self._beside(line, 42, _BLACK)
        below = f"{entry.region} {recurs}" if entry.recurs else entry.region
        for line in _lines(below, 34):
            self._beside(line, 34, _GREY)
        self.at += 16

    def remark(self, text: str) -> None:
        self._beside(text, 34, _GREY)
        self.at += 12

    def _beside(self, text: str, size: int, colour: tuple[int, int, int]) -> None:
        self.draw.text((_MARGIN + _CLOCK, self.at), text, colour, font(size), anchor="la")
        self.at += round(size * 1.25)


def _lines(text: str, size: int) -> list[str]:
    """A text in lines that fit beside the clock times, cut after the last of them."""
    lines = [""]
    for word in drawable(text).split():
        longer = f"{lines[-1]} {word}".strip()
        if _fits(longer, size):
            lines[-1] = longer
        else:
            lines.append(word)
    kept = [line for line in lines if line] or ["–"]
    last = kept[_LINES - 1] + " …" if len(kept) > _LINES else kept[:_LINES][-1]
    return [_cut(line, size) for line in [*kept[: min(_LINES, len(kept)) - 1], last]]


def _cut(line: str, size: int) -> str:
    while not _fits(line, size):
        line = line[:-2].rstrip("… ") + "…"
    return line


def _fits(line: str, size: int) -> bool:
    return font(size).getlength(line) <= _WIDTH - _CLOCK - 2 * _MARGIN
