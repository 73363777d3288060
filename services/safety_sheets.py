"""Who is safe, who needs help and who is silent: as bars to look at, and as a table to go on counting with."""

from collections.abc import Callable, Iterator, Mapping
from operator import attrgetter

from domain.message import MediaItem
from domain.safety import Safety
from services import bar_charts, tables, texts
from services.safety_counts import Standing
from services.tables import Row

_NAME = "aman-butuh-bantuan"
_BARS = 20  # regions under one heading
_COLUMNS = (
    "safety-table-code",
    "safety-table-place",
    "safety-table-safe",
    "safety-table-needs",
    "safety-table-helped",
    "safety-table-silent",
)
_MEASURES: Mapping[str, Callable[[Safety], int]] = {
    "safety-table-needs": attrgetter("needs"),
    "safety-table-silent": attrgetter("silent"),
    "safety-table-safe": attrgetter("safe"),
}


def chart(found: Standing, language: str) -> MediaItem:
    """The regions with most in need, most silent and most safe."""
    title = texts.say("safety-chart-title", language, {"title": found.title})
    return bar_charts.drawn(title, _blocks(found, language), f"{_NAME}.png")


def workbook(found: Standing, language: str) -> MediaItem:
    """All regions as a workbook."""
    return tables.workbook(table(found, language), _NAME)


def csv(found: Standing, language: str) -> MediaItem:
    """All regions as CSV."""
    return tables.csv_file(table(found, language), _NAME)


def table(found: Standing, language: str) -> Iterator[Row]:
    """A row for every region, and one for all."""
    yield [texts.say(key, language) for key in _COLUMNS]
    for title, each in found.places:
        yield [each.code, title, *_numbers(each)]
    yield ["", texts.say("safety-table-all", language), *_numbers(found.total)]


def _numbers(each: Safety) -> list[int]:
    return [each.safe, each.needs, each.helped, each.silent]


def _blocks(found: Standing, language: str) -> Iterator[bar_charts.Block]:
    for key, measure in _MEASURES.items():
        bars = sorted(((title, measure(each)) for title, each in found.places), key=lambda bar: -bar[1])
        if shown := [bar for bar in bars[:_BARS] if bar[1]]:
            yield texts.say(key, language), shown
