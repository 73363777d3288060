"""Posters: an A4 sheet with a QR code that joins a region, as a picture and as a PDF for the printer."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from textwrap import wrap

import segno
from PIL import Image, ImageDraw
from sqlalchemy.ext.asyncio import AsyncSession

from data import posters as rows
from data import regions
from domain.join_link import JoinLink
from domain.platform import PlatformName
from domain.refusal import Refusal
from domain.region import RegionCode, full_title
from services import texts
from services.lettering import font
from services.regions import lineage

DPI = 200
_A4 = (1654, 2339)  # pixels at DPI: 210 x 297 mm
_QR = 960  # pixels, at most
_BLACK, _WHITE, _BLUE = (20, 20, 20), (255, 255, 255), (11, 87, 148)


@dataclass(frozen=True, slots=True)
class Poster:
    """What one sheet says: for which place, by which KIM, and which payload its QR code carries."""

    name: str  # of the files, without ending
    code: str  # of the region
    place: str
    around: str
    payload: str
    kim: str | None = None


async def below(session: AsyncSession, code: str) -> AsyncIterator[Poster]:
    """The posters of a region: one a kelurahan or desa inside it, one a KIM; refused where the region is unknown."""
    await lineage(session, code)
    for village in await regions.villages(session, code):
        payload = f"r_{JoinLink(village.code).rest}"
        yield Poster(_file(village.code, village.title), village.code, *await _place(session, village.code), payload)
    for kim in await rows.living_kims(session, code):
        payload = f"r_{JoinLink(RegionCode(kim.region_code), kim.kim_id).rest}"
        name = _file(kim.region_code, f"kim-{kim.kim_id}-{kim.name}")
        yield Poster(name, kim.region_code, *await _place(session, kim.region_code), payload, kim.name)


def draw(poster: Poster, link: str, on: PlatformName = PlatformName.TELEGRAM) -> Image.Image:
    """The sheet; `link` opens the chat with the poster's payload. Everything but the QR code can be read aloud."""
    sheet = Image.new("RGB", _A4, _WHITE)
    pen = _Pen(sheet)
    pen.band(texts.say("poster-title"))
    pen.middle(poster.place, 96, _BLACK)
    pen.middle(poster.around, 48, _BLACK)
    pen.code(link)
    pen.middle(link.removeprefix("https://"), 36, _BLUE)
    for number in ("one", "two", "three"):
        pen.left(texts.say("poster-step", values={"step": number, "on": on.value}), 68)
    pen.left(texts.say("poster-free"), 48)
    by = texts.say("poster-kim", values={"kim": poster.kim}) if poster.kim else texts.say("poster-no-kim")
    pen.foot(by)
    return sheet


def save(sheet: Image.Image, folder: Path, name: str) -> None:
    """Write both forms. Refused where the folder can't be written."""
    try:
        for ending in ("png", "pdf"):
            written = BytesIO()
            sheet.save(written, format=ending, resolution=DPI, dpi=(DPI, DPI))
            (folder / f"{name}.{ending}").write_bytes(written.getvalue())
    except OSError:
        raise Refusal("folder-unwritable", folder=str(folder)) from None


class _Pen:
    """Writes from the top of the sheet downwards."""

    def __init__(self, sheet: Image.Image) -> None:
        self._sheet = sheet
        self._draw = ImageDraw.Draw(sheet)
        self._at = 0

    def band(self, text: str) -> None:
        """White letters on a coloured band across the top."""
        lines = _lines(text, 84)
        height = 120 + 105 * len(lines)
        self._draw.rectangle((0, 0, _A4[0], height), fill=_BLUE)
        self._at = 60
        self.middle(text, 84, _WHITE)
        self._at = height + 50

    def middle(self, text: str, size: int, colour: tuple[int, int, int]) -> None:
        """Lines in the middle."""
        for line in _lines(text, size):
            self._draw.text((_A4[0] // 2, self._at), line, colour, font(size), anchor="ma")
            self._at += round(size * 1.25)
        self._at += 20

    def left(self, text: str, size: int) -> None:
        """Lines from the left margin."""
        for line in _lines(text, size):
            self._draw.text((170, self._at), line, _BLACK, font(size), anchor="la")
            self._at += round(size * 1.3)
        self._at += 12

    def code(self, link: str) -> None:
        """The QR code, its squares whole pixels so that it stays sharp."""
        code = segno.make(link, error="m", micro=False)
        scale = _QR // code.symbol_size()[0]
        drawn = BytesIO()
        code.save(drawn, kind="png", scale=scale)
        picture = Image.open(drawn).convert("RGB")
        self._sheet.paste(picture, ((_A4[0] - picture.width) // 2, self._at))
        self._at += picture.height + 10

    def foot(self, text: str) -> None:
        """The last line of the sheet."""
        self._draw.text((_A4[0] // 2, _A4[1] - 70), text, _BLACK, font(40), anchor="md")


async def _place(session: AsyncSession, code: str) -> tuple[str, str]:
    """A region's own name, and what lies around it."""
    first, *around = await lineage(session, code)
    return first.title, full_title(around) if around else ""


def _lines(text: str, size: int) -> list[str]:
    return wrap(text, width=round(2700 / size), break_long_words=True)


def _file(code: str, name: str) -> str:
    """A file name that every system takes: digits of the code, then letters."""
    kept = "".join(sign if sign.isalnum() and sign.isascii() else "-" for sign in name.casefold())
    return f"{code.replace('.', '')}-{'-'.join(part for part in kept.split('-') if part)}"[:80]
