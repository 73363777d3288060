"""The week as a picture: every day stands there, whatever is written on it fits, and it stays small."""

from base64 import b64decode
from collections.abc import Sequence
from datetime import date, timedelta
from io import BytesIO
from itertools import pairwise

import pytest
from PIL import Image

from services import calendar_sheets
from services.calendars import Day, Entry

FIRST = date(2026, 11, 24)
ONE = Entry(1, "14.30 WITA", "Jadwal posyandu", "Kel. Damai", recurs=True)


def picture(days: Sequence[Day], language: str = "id") -> Image.Image:
    item = calendar_sheets.sheet(days, FIRST, language)
    raw = b64decode(item.drawn or "")
    assert item.size == len(raw)
    assert len(raw) < 400_000
    return Image.open(BytesIO(raw)).convert("RGB")


def titles(days: Sequence[str]) -> list[Day]:
    return [Day(FIRST, tuple(Entry(1, "07.00 WITA", title, "Kota Balikpapan", recurs=False) for title in days))]


def bands(image: Image.Image) -> int:
    """How many days stand on it: each has a pale band from edge to edge."""
    column = [image.getpixel((2, at)) for at in range(image.height)]
    pale = column[130]
    return sum(1 for before, here in pairwise(column) if here == pale != before)


def test_it_is_light_and_every_day_of_the_week_stands_on_it() -> None:
    image = picture([Day(FIRST + timedelta(days=2), (ONE,))])
    light = sum(image.convert("L").histogram()[200:])
    assert bands(image) == 7
    assert light > 0.7 * image.width * image.height


def test_what_is_due_on_the_eighth_day_stands_there_too() -> None:
    assert bands(picture([Day(FIRST + timedelta(days=7), (ONE,))])) == 8


@pytest.mark.parametrize("title", ["W" * 300, "kata " * 100, "🚨🎉", "", "\u200fمرحبا", "\n\n"])
def test_no_title_runs_over_the_edge_or_breaks_it(title: str) -> None:
    image = picture(titles([title]))
    edge = {image.getpixel((image.width - 20, at)) for at in range(205, 300)}
    assert edge == {image.getpixel((image.width - 2, 260))}


def test_an_emoji_leaves_no_empty_box() -> None:
    assert picture(titles(["🚨 Air mati"])).tobytes() == picture(titles(["Air mati"])).tobytes()


def test_a_crowded_day_is_cut_and_says_how_many_more_there_are() -> None:
    five, six, hundred = (picture(titles(["Kabar"] * count)) for count in (5, 6, 100))
    assert five.height < six.height == hundred.height
    assert six.tobytes() != hundred.tobytes()


def test_a_whole_crowded_week_can_be_sent_as_a_picture() -> None:
    days = [Day(FIRST + timedelta(days=number), titles(["kata " * 60] * 30)[0].entries) for number in range(8)]
    image = picture(days)
    assert image.width + image.height <= 10_000
    assert bands(image) == 8
