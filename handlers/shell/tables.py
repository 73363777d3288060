"""Tables as spreadsheets write them: which separator, which marks at the start, which line a row ends on."""

import csv
import io
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from domain.refusal import Refusal

_HEAD = 64 * 1024
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_ZIP = b"PK\x03\x04"
_LONGEST_CELL = 100_000


@dataclass(frozen=True, slots=True)
class Line:
    """One row: the line of the file on which it ends, and its cells."""

    number: int
    cells: Sequence[str]
    readable: bool = True  # False: not UTF-8, or no CSV


class Table:
    """A CSV file read row by row; only one row is in memory."""

    def __init__(self, file: BinaryIO, name: str, required: Sequence[str]) -> None:
        head = _head(file, name)
        text = io.TextIOWrapper(file, encoding="utf-8-sig", errors="surrogateescape", newline="")
        self._file = file
        self.size = os.fstat(file.fileno()).st_size  # bytes
        self._skipped = _skip_separator_line(text, head)
        csv.field_size_limit(_LONGEST_CELL)
        self._reader = csv.reader(text, delimiter=_separator(head))
        self.columns = [column.strip().casefold() for column in next(self._reader, [])]
        missing = [column for column in required if column not in self.columns]
        if missing:
            raise Refusal("table-columns-missing", file=name, columns=", ".join(missing), needed=", ".join(required))

    @property
    def read(self) -> int:
        """Bytes read so far."""
        return self._file.tell()

    def __iter__(self) -> Iterator[Line]:
        """The rows under the heading; empty lines are passed over."""
        while True:
            try:
                cells = next(self._reader)
            except StopIteration:
                return
            except csv.Error:
                yield Line(self._number, [], readable=False)
                continue
            if any(cell.strip() for cell in cells):
                yield Line(self._number, cells, readable=not any(map(_broken, cells)))

    @property
    def _number(self) -> int:
        return self._reader.line_num + self._skipped


def open_table(path: Path) -> BinaryIO:
    """The file, or one clear line why it can't be read."""
    try:
        return path.open("rb")
    except FileNotFoundError:
        raise Refusal("table-missing", file=str(path)) from None
    except OSError:
        raise Refusal("table-unreadable", file=str(path)) from None


def _head(file: BinaryIO, name: str) -> str:
    """The beginning, as text; files that are no CSV in UTF-8 are named for what they are."""
    start = file.read(_HEAD)
    file.seek(0)
    if start.startswith(_ZIP):
        raise Refusal("table-is-workbook", file=name)
    heading = start.split(b"\n", 1)[0]
    if start.startswith(_UTF16) or _broken(heading.decode("utf-8", "surrogateescape")):
        raise Refusal("table-not-utf8", file=name)
    return start.decode("utf-8-sig", "replace")


def _skip_separator_line(text: io.TextIOWrapper, head: str) -> int:
    """Excel may say in a first line which separator it used: sep=;"""
    if not head.lower().startswith("sep="):
        return 0
    text.readline()
    return 1


def _separator(head: str) -> str:
    if head.lower().startswith("sep=") and len(head) > 4:
        return head[4]
    heading = head.split("\n", 1)[0]
    return max(",;\t", key=heading.count)


def _broken(cell: str) -> bool:
    """Whether a cell has bytes that are not UTF-8."""
    return not cell.isascii() and any("\udc80" <= sign <= "\udcff" for sign in cell)
