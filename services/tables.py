"""Rows as a file to go on counting with; no cell can be taken for a formula."""

import csv
import io
from base64 import b64encode
from collections.abc import Iterable, Sequence

from xlsxwriter import Workbook

from domain.message import ContentKind, MediaItem
from domain.spreadsheet import cell

Row = Sequence[str | int | float]

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def workbook(rows: Iterable[Row], name: str) -> MediaItem:
    """One sheet, as a workbook of this name."""
    file = io.BytesIO()
    with Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet = book.add_worksheet()
        sheet.set_column(0, 1, 40)
        for number, row in enumerate(rows):
            for place, value in enumerate(row):
                sheet.write(number, place, _safe(value))
    made = file.getvalue()
    return MediaItem(
        ContentKind.DOCUMENT, drawn=b64encode(made).decode(), name=f"{name}.xlsx", mime=_XLSX, size=len(made)
    )


def csv_file(rows: Iterable[Row], name: str) -> MediaItem:
    """The same as CSV."""
    return MediaItem(ContentKind.DOCUMENT, made=csv_text(rows), name=f"{name}.csv", mime="text/csv")


def csv_text(rows: Iterable[Row]) -> str:
    """The same as a text."""
    table = io.StringIO()
    csv.writer(table).writerows([[_safe(value) for value in row] for row in rows])
    return table.getvalue()


def _safe(value: str | float) -> str | int | float:
    return cell(value) if isinstance(value, str) else value
