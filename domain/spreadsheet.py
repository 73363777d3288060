"""Cells that spreadsheets will open: none may be taken for a formula."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")  # the last four are wide, and read as the first


def cell(value: str) -> str:
    """A text as a cell: one that would start a formula gets an apostrophe before it, as spreadsheets do themselves."""
    return f"'{value}" if value.lstrip(" \n").startswith(_FORMULA) or value.startswith(_FORMULA) else value
