"""The map of an alert: its outlines on a grid of degrees, the names below; drawn here, so no map service is asked."""

from base64 import b64encode
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from io import BytesIO
from math import ceil, cos, floor, radians
from textwrap import shorten, wrap

from PIL import Image, ImageDraw

from domain.cap import Area, CapAlert, Info, Point, places_in
from domain.feed import Entry, FeedToRead, Fresh, Harvest
from domain.message import ContentKind, MediaItem
from domain.region import zone_of
from services import texts
from services.lettering import font

_WIDTH, _HEAD, _PLOT, _FOOT = 1080, 150, 720, 60
_LINE = 34
_MOST_LINES = 12
_RED, _FILL, _WATER, _GRID, _INK = (178, 24, 24), (245, 140, 60), (238, 243, 247), (200, 210, 218), (25, 25, 25)
_STEPS = (0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 45.0)
_NAMED = 12  # outlines up to which each is labelled


def illustrated(feed: FeedToRead, harvest: Harvest, now: datetime) -> Harvest:
    """The same with a map for every alert in force that has outlines. Slow: call it in a thread."""
    if not isinstance(harvest, Fresh) or not feed.kind.warns:
        return harvest
    zone = zone_of(feed.region_code)
    entries = (replace(each, picture=_picture(each, zone, now)) for each in harvest.entries)
    return replace(harvest, entries=tuple(entries))


def draw(alert: CapAlert, zone: str) -> bytes | None:
    """A PNG; None where nothing has an outline."""
    info = alert.info("id")
    points = [point for area in info.areas for outline in area.polygons for point in outline]
    if not points:
        return None
    names = _names(info)
    height = _HEAD + _PLOT + _FOOT + _LINE * len(names)
    sheet = Image.new("RGB", (_WIDTH, height), "white")
    pen = ImageDraw.Draw(sheet)
    frame = _framed(points)
    _grid(pen, frame)
    _outlines(pen, frame, info.areas)
    _head(pen, info, zone)
    for place, line in enumerate(names):
        pen.text((40, _HEAD + _PLOT + 18 + place * _LINE), line, _INK, font(26))
    values = {"source": info.sender or alert.sender, "moment": texts.moment(alert.sent, zone)}
    pen.text(
        (40, height - 14),
        shorten(texts.say("alert-map-foot", values=values), 100, placeholder="…"),
        _INK,
        font(22),
        anchor="ld",
    )
    drawn = BytesIO()
    sheet.save(drawn, format="png")
    return drawn.getvalue()


def _picture(entry: Entry, zone: str, now: datetime) -> MediaItem | None:
    alert = entry.alert
    if alert is None or (alert.info("id").expires or now) < now:
        return None
    drawn = draw(alert, zone)
    if drawn is None:
        return None
    kept = b64encode(drawn).decode()
    return MediaItem(ContentKind.PHOTO, drawn=kept, name="peta.png", mime="image/png", size=len(drawn))


@dataclass(frozen=True, slots=True)
class _Frame:
    """Which degrees are shown, and how they become pixels: north is up, a degree is as long both ways."""

    south: float
    west: float
    scale: float  # pixels a degree of latitude
    squeeze: float  # how much shorter a degree of longitude is here

    def at(self, point: Point) -> tuple[float, float]:
        """Where a point lies on the sheet."""
        latitude, longitude = point
        east = (longitude - self.west) * self.squeeze * self.scale
        return east, _HEAD + _PLOT - (latitude - self.south) * self.scale

    @property
    def north(self) -> float:
        """The latitude of the upper edge."""
        return self.south + _PLOT / self.scale

    @property
    def east(self) -> float:
        """The longitude of the right edge."""
        return self.west + _WIDTH / self.scale / self.squeeze


def _framed(points: Sequence[Point]) -> _Frame:
    latitudes, longitudes = [each[0] for each in points], [each[1] for each in points]
    middle = ((min(latitudes) + max(latitudes)) / 2, (min(longitudes) + max(longitudes)) / 2)
    squeeze = max(cos(radians(middle[0])), 0.05)
    high = max(max(latitudes) - min(latitudes), 0.05) * 1.2
    wide = max(max(longitudes) - min(longitudes), 0.05) * squeeze * 1.2
    scale = min(_PLOT / high, _WIDTH / wide)
    return _Frame(middle[0] - _PLOT / scale / 2, middle[1] - _WIDTH / scale / squeeze / 2, scale, squeeze)


def _grid(pen: ImageDraw.ImageDraw, frame: _Frame) -> None:
    pen.rectangle((0, _HEAD, _WIDTH, _HEAD + _PLOT), fill=_WATER)
    for longitude in _marks(frame.west, frame.east):
        x, _ = frame.at((frame.south, longitude))
        pen.line((x, _HEAD, x, _HEAD + _PLOT), _GRID, 2)
        pen.text((x + 6, _HEAD + _PLOT - 6), _degrees(longitude), _INK, font(20), anchor="ld")
    for latitude in _marks(frame.south, frame.north):
        _, y = frame.at((latitude, frame.west))
        pen.line((0, y, _WIDTH, y), _GRID, 2)
        pen.text((6, y - 4), _degrees(latitude), _INK, font(20), anchor="ld")


def _marks(start: float, end: float) -> Iterable[float]:
    step = next((each for each in _STEPS if (end - start) / each <= 6), _STEPS[-1])
    return [number * step for number in range(ceil(start / step), floor(end / step) + 1)]


def _degrees(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".").replace(".", ",") + "°"


def _outlines(pen: ImageDraw.ImageDraw, frame: _Frame, areas: Sequence[Area]) -> None:
    labelled = 1 < len(areas) <= _NAMED  # which of one area's outlines is which place, nobody says
    for area in areas:
        for outline in area.polygons:
            pen.polygon([frame.at(point) for point in outline], fill=_FILL, outline=_RED, width=3)
    for area in areas if labelled else ():
        for outline in area.polygons[:1]:
            placed = [frame.at(point) for point in outline]
            x, y = (sum(each[axis] for each in placed) / len(placed) for axis in (0, 1))
            label = shorten(area.description, 28, placeholder="…")
            pen.text((x, y), label, _INK, font(24), anchor="mm", stroke_width=3, stroke_fill="white")


def _head(pen: ImageDraw.ImageDraw, info: Info, zone: str) -> None:
    pen.rectangle((0, 0, _WIDTH, _HEAD), fill=_RED)
    title = shorten(info.headline or info.event, 58, placeholder="…")
    pen.text((40, 28), title, "white", font(38))
    if info.expires:
        until = texts.say("emergency-until", values={"until": texts.moment(info.expires, zone)})
        pen.text((40, 90), until, "white", font(30))


def _names(info: Info) -> list[str]:
    """The names of the places, as lines."""
    named = [each.name.title() for each in places_in(info.description)] or [area.description for area in info.areas]
    lines = wrap(", ".join(dict.fromkeys(named)), width=76)
    return lines if len(lines) <= _MOST_LINES else [*lines[: _MOST_LINES - 1], "…"]
