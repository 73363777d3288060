"""The map that goes along with a warning: the right size, and its outlines inside it."""

from base64 import b64decode
from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
from PIL import Image, ImageChops

from bot.sources.cap_parsing import parse
from domain.cap import CapAlert, Polygon
from domain.feed import Entry, FeedKind, FeedToRead, Fresh, Trouble
from domain.region import RegionCode
from services import alert_maps
from tests import cap_alerts

NOW = datetime(2026, 11, 24, 6, tzinfo=UTC)
ZONE = "Asia/Makassar"
SQUARE: Polygon = ((-1.2, 116.8), (-1.2, 116.9), (-1.28, 116.9), (-1.28, 116.8))
FILL = (245, 140, 60)


def _alert(*outlines: Polygon, names: tuple[str, ...] = ("BALIKPAPAN KOTA",)) -> CapAlert:
    body = cap_alerts.alert("x", NOW, cap_alerts.info(NOW, names))
    written = [" ".join(f"{latitude},{longitude}" for latitude, longitude in each) for each in outlines]
    marked = "".join(f"<polygon>{each}</polygon>" for each in written)
    head, _, tail = body.decode().partition("<polygon>")
    return parse(f"{head}{marked}{tail.rpartition('</polygon>')[2]}".encode())


def _drawn(alert: CapAlert) -> Image.Image:
    png = alert_maps.draw(alert, ZONE)
    assert png is not None
    with Image.open(BytesIO(png)) as found:
        assert found.format == "PNG"
        return found.convert("RGB")


@pytest.mark.parametrize(
    "outlines",
    [
        (SQUARE,),
        (SQUARE, ((-2.3, 115.0), (-2.3, 115.1), (-2.4, 115.1))),
        (((4.0, 108.0), (4.0, 119.0), (-3.0, 119.0), (-3.0, 108.0)),),
        (((-1.2, 116.8), (-1.2, 116.80001), (-1.20001, 116.8)),),
        (((80.0, -179.0), (80.0, 179.0), (-80.0, 179.0), (-80.0, -179.0)),),
    ],
    ids=["one", "two-far-apart", "a-province", "tiny", "the-world"],
)
def test_the_map_is_as_wide_as_a_phone_shows_and_no_outline_leaves_its_frame(outlines: tuple[Polygon, ...]) -> None:
    sheet = _drawn(_alert(*outlines))
    assert sheet.width == 1080
    assert 900 <= sheet.height <= 1400
    assert sheet.width + sheet.height <= 10_000  # what Telegram takes
    marked = (
        ImageChops.difference(sheet, Image.new("RGB", sheet.size, FILL)).convert("L").point(lambda v: 255 * (v == 0))
    )
    found = marked.getbbox()
    if found is not None:  # a tiny one is all outline
        west, north, east, south = found
        assert 0 < west < east < sheet.width
        assert 150 <= north < south <= 870


def test_north_is_up_and_east_is_right() -> None:
    frame = alert_maps._framed([(-1.0, 116.0), (-2.0, 117.0)])
    (west, north), (east, south) = frame.at((-1.0, 116.0)), frame.at((-2.0, 117.0))
    assert west < east
    assert north < south


def test_150_kecamatan_are_named_on_a_sheet_of_bounded_height() -> None:
    names = tuple(f"KECAMATAN NOMOR {number}" for number in range(150))
    assert _drawn(_alert(*[SQUARE] * 150, names=names)).height <= 1400


def test_only_alerts_in_force_with_outlines_are_drawn() -> None:
    feed = FeedToRead(1, "https://x.id", RegionCode("64.71"), kind=FeedKind.NOWCAST)

    def entry(alert: CapAlert | None) -> Entry:
        return Entry("k", "x", "", alert=alert)

    found = Fresh((entry(_alert(SQUARE)), entry(_alert()), entry(None)), "x", "https://x.id")
    drawn = alert_maps.illustrated(feed, found, NOW)
    assert isinstance(drawn, Fresh)
    assert [each.picture is not None for each in drawn.entries] == [True, False, False]
    assert b64decode(getattr(drawn.entries[0].picture, "drawn", "")).startswith(b"\x89PNG")
    over = alert_maps.illustrated(feed, found, NOW + timedelta(hours=3))
    assert isinstance(over, Fresh)
    assert over.entries[0].picture is None
    assert alert_maps.illustrated(feed, Trouble("x"), NOW) == Trouble("x")
