"""Rows that can't be imported, listed in a file beside the list."""

import csv
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Any

from domain.resident_row import RowFault
from handlers.shell.tables import Line
from services import texts


class BadRows:
    """The file of bad rows; there is none while all are good."""

    def __init__(self, source: Path, columns: Sequence[str]) -> None:
        self.path = source.with_suffix(".bad.csv")
        self.count = 0
        self._columns = columns
        self._stack = ExitStack()
        self._writer: Any = None

    def __enter__(self) -> "BadRows":
        self.path.unlink(missing_ok=True)
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self._stack.close()

    def add(self, line: Line, fault: RowFault) -> None:
        """List one row with its line and what is wrong."""
        if self._writer is None:
            file = self._stack.enter_context(self.path.open("w", encoding="utf-8-sig", newline=""))
            self._writer = csv.writer(file)
            self._writer.writerow(["line", "reason", *self._columns])
        cells = [cell.encode("utf-8", "replace").decode() for cell in line.cells]
        self._writer.writerow([line.number, texts.say(fault.key, values=fault.values), *cells])
        self.count += 1


def cells_of(line: Line, columns: Sequence[str]) -> dict[str, str]:
    """The cells of a row by column, or a RowFault for a row that is none."""
    if not line.readable:
        raise RowFault("row-unreadable")
    if len(line.cells) > len(columns) and any(cell.strip() for cell in line.cells[len(columns) :]):
        raise RowFault("row-too-many-cells")
    return dict(zip(columns, line.cells, strict=False))
