"""Sketches: what a picture or file is to show; put together while a session is open, drawn once none is."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.message import MediaItem
from services import board_sheets, calendar_sheets, safety_sheets, voices_sheets
from services.board_sheets import Board
from services.calendars import Day
from services.safety_counts import Standing
from services.voices import Report


class Form(StrEnum):
    """How numbers are shown."""

    CHART = "chart"
    WORKBOOK = "workbook"
    CSV = "csv"


@dataclass(frozen=True, slots=True)
class Week:
    """The timetable of the days from a first one on."""

    days: tuple[Day, ...]
    first: date
    language: str


@dataclass(frozen=True, slots=True)
class Numbers:
    """What people say."""

    report: Report
    form: Form
    language: str


@dataclass(frozen=True, slots=True)
class Safeties:
    """Who is safe, who needs help and who is silent."""

    standing: Standing
    form: Form
    language: str


Sketch = Week | Numbers | Safeties | Board


def draw(sketch: Sketch) -> MediaItem:
    """Slow: call it in a thread, with no session open."""
    match sketch:
        case Week(days, first, language):
            return calendar_sheets.sheet(days, first, language)
        case Numbers(report, form, language):
            return _VOICES[form](report, language)
        case Safeties(standing, form, language):
            return _SAFETIES[form](standing, language)
        case Board():
            return board_sheets.sheet(sketch)


_VOICES: Mapping[Form, Callable[[Report, str], MediaItem]] = {
    Form.CHART: voices_sheets.chart,
    Form.WORKBOOK: voices_sheets.workbook,
    Form.CSV: voices_sheets.csv,
}
_SAFETIES: Mapping[Form, Callable[[Standing, str], MediaItem]] = {
    Form.CHART: safety_sheets.chart,
    Form.WORKBOOK: safety_sheets.workbook,
    Form.CSV: safety_sheets.csv,
}
