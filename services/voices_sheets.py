"""What people say as a chart to look at on a phone, and as a table to go on counting with."""

from collections.abc import Iterator

from domain.message import MediaItem
from domain.voices import FEWEST
from services import bar_charts, feedback_kinds, tables, texts, voices
from services.bar_charts import Block
from services.tables import Row
from services.voices import Report

_NAME = "suara-warga"


def chart(report: Report, language: str) -> MediaItem:
    """Bars for kinds, words, like questions and places."""
    title = report.title or texts.say("voices-chart-lately", language, {"days": voices.LATELY.days})
    return bar_charts.drawn(title, _blocks(report, language), f"{_NAME}.png")


def workbook(report: Report, language: str) -> MediaItem:
    """The same numbers as a workbook."""
    return tables.workbook(table(report, language), _NAME)


def csv(report: Report, language: str) -> MediaItem:
    """The same numbers as CSV."""
    return tables.csv_file(table(report, language), _NAME)


def table(report: Report, language: str) -> Iterator[Row]:
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
