"""Board sheets: an announcement on one A4 page in black, for the notice board, with a QR code that checks it."""

from base64 import b64encode
from dataclasses import dataclass
from io import BytesIO

import segno
from PIL import Image, ImageDraw

from domain.message import ContentKind, MediaItem
from services import texts
from services.lettering import font, lines

_DPI = 300
_WIDTH, _HEIGHT = 2480, 3508  # pixels at _DPI: 210 x 297 mm
_MARGIN, _INSIDE = 150, 2180
_QR = 740  # pixels, at most
FOOT = _HEIGHT - 880
"""The row of pixels at which source, time and code begin."""
_SIZES = (104, 92, 80, 70, 62, 54, 48)  # of the text, the largest that fits
_BLACK, _WHITE = 0, 1


@dataclass(frozen=True, slots=True)
class Board:
    """What one sheet says; `link` is in its QR code."""

    heading: str
    title: str
    text: str
    source: str
    moment: str
    code: str
    link: str
    until: str = ""  # when it comes off the board again; empty where nobody can know


def sheet(board: Board) -> MediaItem:
    """The page as a small PDF for any printer."""
    written = BytesIO()
    draw(board).save(written, format="pdf", resolution=_DPI)
    pdf = written.getvalue()
    return MediaItem(
        ContentKind.DOCUMENT,
        drawn=b64encode(pdf).decode(),
        name=f"papan-{board.code}.pdf",
        mime="application/pdf",
        size=len(pdf),
    )


def draw(board: Board) -> Image.Image:
    """The page as a picture: black on white and no surface filled, so that it costs little ink and copies well."""
    page = Image.new("1", (_WIDTH, _HEIGHT), _WHITE)
    pen = _Pen(ImageDraw.Draw(page))
    pen.frame()
    pen.middle(board.heading, 84)
    pen.rule()
    pen.middle(board.title, 128, bold=3)
    if board.text:
        pen.fill(board.text, FOOT - 40)
    pen.draw.line((_MARGIN, FOOT, _WIDTH - _MARGIN, FOOT), _BLACK, 5)
    _paste_code(page, board.link)
    pen.foot(board)
    return page


def _paste_code(page: Image.Image, link: str) -> None:
    code = segno.make(link, error="m", micro=False)
    drawn = BytesIO()
    code.save(drawn, kind="png", scale=_QR // code.symbol_size()[0])
    picture = Image.open(drawn).convert("1")
    page.paste(picture, (_MARGIN, FOOT + 60))


@dataclass(slots=True)
class _Pen:
    """Writes from the top of the page downwards."""

    draw: ImageDraw.ImageDraw
    at: int = 170

    def frame(self) -> None:
        self.draw.rectangle((70, 70, _WIDTH - 70, _HEIGHT - 70), outline=_BLACK, width=8)

    def rule(self) -> None:
        self.draw.line((_MARGIN, self.at, _WIDTH - _MARGIN, self.at), _BLACK, 5)
        self.at += 60

    def middle(self, text: str, size: int, bold: int = 1) -> None:
        for line in lines(text, size, _INSIDE)[:4]:
            self.draw.text((_WIDTH // 2, self.at), line, _BLACK, font(size), anchor="ma", stroke_width=bold)
            self.at += round(size * 1.25)
        self.at += 40

    def fill(self, text: str, until: int) -> None:
        """As large as fits; what does not fit even in small letters is left to the whole text behind the code."""
        for size in _SIZES:
            written = lines(text, size, _INSIDE)
            most = (until - self.at) // _step(size)
            if len(written) <= most:
                break
        else:
            written = [*written[: most - 1], "…"]
        for line in written:
            self.draw.text((_MARGIN, self.at), line, _BLACK, font(size), anchor="la")
            self.at += _step(size)

    def foot(self, board: Board) -> None:
        """Who says so and since when, and what the code beside it is for."""
        left, self.at = _MARGIN + _QR + 60, FOOT + 60
        said = [board.source, board.moment, texts.say("board-check", values={"code": board.code})]
        said += [texts.say("board-until", values={"until": board.until})] if board.until else []
        for text in said:
            for line in lines(text, 56, _WIDTH - _MARGIN - left):
                self.draw.text((left, self.at), line, _BLACK, font(56), anchor="la")
                self.at += 72
            self.at += 20


def _step(size: int) -> int:
    return round(size * 1.35)
