"""Pictures that feeds point at: fetched like everything of theirs, and made small and plain before anything is kept."""

import asyncio
from base64 import b64encode
from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

from bot.http import Fault
from bot.sources.fetching import Fetcher, TooSoon, Unfetched
from domain.feed import Postponed, Trouble
from domain.message import ContentKind, MediaItem

ACCEPT = "image/jpeg, image/png, image/webp, image/gif;q=0.8, image/*;q=0.1"
SIZE_LIMIT = 10 * 2**20
LARGEST = 1280
"""Pixels of the longer side of what is kept: what messengers show anyway."""

SMALLEST = 100
"""Pixels below which a picture is a dot that counts readers, or an icon."""

MOST_PIXELS = 50_000_000
_NARROWEST = 20  # messengers refuse pictures that are longer than so many times their width
_FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
_BROKEN = (
    UnidentifiedImageError,
    OSError,
    ValueError,
    SyntaxError,
    EOFError,
    Image.DecompressionBombError,
    Image.DecompressionBombWarning,
)


class NoPicture(ValueError):  # noqa: N818 - names what was found
    """These bytes are no picture that can be shown."""


class Pictures:
    """Fetches pictures; what a server calls them counts for nothing."""

    def __init__(self, fetcher: Fetcher) -> None:
        self._fetcher = fetcher

    async def fetch(self, url: str) -> MediaItem | Trouble | Postponed:
        """The picture at an address, small enough for every messenger."""
        try:
            async with asyncio.timeout(self._fetcher.manners.patience):
                fetched = await self._fetcher.detail(url, ACCEPT, SIZE_LIMIT)
                return await asyncio.to_thread(picture, fetched.body)
        except NoPicture:
            return Trouble("no-picture")
        except TimeoutError:
            return Trouble("timeout")
        except (Fault, Unfetched) as fault:
            return Trouble(fault.why)
        except TooSoon as soon:
            return Postponed(soon.after)


def picture(body: bytes) -> MediaItem:
    """Drawn anew as a JPEG, without what a camera wrote into it (where, when). Slow: call it in a thread."""
    try:
        with Image.open(BytesIO(body), formats=_FORMATS) as found:
            _require_sensible(found.size)
            found.draft("RGB", (LARGEST, LARGEST))
            upright = ImageOps.exif_transpose(found).convert("RGBA")
    except _BROKEN:
        raise NoPicture from None
    upright.thumbnail((LARGEST, LARGEST))
    sheet = Image.new("RGB", upright.size, "white")
    sheet.paste(upright, mask=upright.getchannel("A"))
    drawn = BytesIO()
    sheet.save(drawn, format="jpeg", quality=85)
    jpeg = drawn.getvalue()
    kept = b64encode(jpeg).decode()
    return MediaItem(ContentKind.PHOTO, drawn=kept, name="foto.jpg", mime="image/jpeg", size=len(jpeg))


def _require_sensible(size: tuple[int, int]) -> None:
    short, long = sorted(size)
    if short < SMALLEST or short * long > MOST_PIXELS or long > short * _NARROWEST:
        raise NoPicture
