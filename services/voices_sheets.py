"""What people say as a chart to look at on a phone, and as a workbook to go on counting with."""

from base64 import b64encode
from collections.abc import Iterator, Sequence
from functools import cache
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont
from PIL.ImageFont import FreeTypeFont
from xlsxwriter import Workbook

from domain.message import ContentKind, MediaItem
from domain.spreadsheet import cell
from domain.voices import FEWEST
from services import feedback_kinds, texts, voices
from services.voices import Report

_WIDTH, _MARGIN, _LABEL, _ROW = 1080, 48, 520, 58  # pixels; the bars stand right of their labels
_TALLEST = 4000
_BLACK, _WHITE, _BLUE, _PALE = (20, 20, 20), (255, 255, 255), (11, 87, 148), (229, 240, 249)
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

Block = tuple[str, Sequence[tuple[str, int | None]]]


def chart(report: Report, language: str) -> MediaItem:
    """Bars for kinds, words, like questions and places; each with its number, so that colour alone says nothing."""
    canvas = Image.new("RGB", (_WIDTH, _TALLEST), _WHITE)
    draw = ImageDraw.Draw(canvas)
    draw.rectangle((0, 0, _WIDTH, 116), fill=_BLUE)
    title = report.title or texts.say("voices-chart-lately", language, {"days": voices.LATELY.days})
    draw.text((_MARGIN, 58), _fitting(title, 46, _WIDTH - 2 * _MARGIN), _WHITE, _font(46), anchor="lm")
    at = 140
    for heading, bars in _blocks(report, language):
        draw.text((_MARGIN, at), heading, _BLUE, _font(40), anchor="la", stroke_width=1)
        at = _bars(draw, at + _ROW, bars)
    png = BytesIO()
    canvas.crop((0, 0, _WIDTH, at + _MARGIN)).quantize(16, Image.Quantize.FASTOCTREE).save(png, format="png")
    return _item(ContentKind.PHOTO, png.getvalue(), "suara-warga.png", "image/png")


def workbook(report: Report, language: str) -> MediaItem:
    """The same numbers as a workbook, one sheet."""
    file = BytesIO()
    with Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet = book.add_worksheet()
        sheet.set_column(0, 1, 40)
        for number, row in enumerate(table(report, language)):
            for place, value in enumerate(row):
                sheet.write(number, place, cell(value) if isinstance(value, str) else value)
    return _item(ContentKind.DOCUMENT, file.getvalue(), "suara-warga.xlsx", _XLSX)


def table(report: Report, language: str) -> Iterator[tuple[str, str, int | float | str]]:
    """Rows of: what is counted, of which, how many."""
    about, number = texts.say("voices-table-all", language), texts.say("voices-table-number", language)
    yield texts.say("voices-table-what", language), texts.say("voices-table-of", language), number
    yield texts.say("voices-table-messages", language), about, report.messages
    yield texts.say("voices-table-people", language), about, report.people
    if report.readers:
        yield texts.say("voices-table-readers", language), about, report.readers
    if report.rating is not None:
        yield texts.say("voices-table-rating", language), about, round(report.rating, 2)
    few = texts.say("voices-table-few", language, {"fewest": FEWEST})
    for heading, bars in _blocks(report, language):
        for label, people in bars:
            yield heading, label, few if people is None else people


def _blocks(report: Report, language: str) -> Iterator[Block]:
    blocks: tuple[Block, ...] = (
        (texts.say("voices-kinds", language), [(feedback_kinds.name(kind, language), n) for kind, n in report.kinds]),
        (texts.say("voices-words", language), [(each.words, each.people) for each in report.words]),
        (texts.say("voices-groups", language), [(each.words, each.people) for each in report.groups]),
        (texts.say("voices-places", language), report.places),
    )
    return ((heading, bars) for heading, bars in blocks if bars)


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


def _item(kind: ContentKind, made: bytes, name: str, mime: str) -> MediaItem:
    return MediaItem(kind, drawn=b64encode(made).decode(), name=name, mime=mime, size=len(made))


@cache
def _font(size: int) -> FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(size)  # comes with the library: the machine needs no font of its own
