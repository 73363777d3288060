"""Sketches: what a picture or file is to show; put together while a session is open, drawn once none is."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.message import MediaItem
from services import board_sheets, calendar_sheets, voices_sheets
from services.board_sheets import Board
from services.calendars import Day
from services.voices import Report


class Form(StrEnum):
    """How numbers are shown."""

    CHART = "chart"
    WORKBOOK = "workbook"


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


Sketch = Week | Numbers | Board


def draw(sketch: Sketch) -> MediaItem:
    """Slow: call it in a thread, with no session open."""
    match sketch:
        case Week(days, first, language):
            return calendar_sheets.sheet(days, first, language)
        case Numbers(report, Form.CHART, language):
            return voices_sheets.chart(report, language)
        case Numbers(report, _, language):
            return voices_sheets.workbook(report, language)
        case Board():
            return board_sheets.sheet(sketch)
