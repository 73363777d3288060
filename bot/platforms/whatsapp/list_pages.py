"""A list of WhatsApp has ten rows: more choices are shown in pages, turned by rows of their own."""

from collections.abc import Sequence
from typing import Any

from domain.message import Message
from domain.offer import numbered, page_choice
from services import texts

Json = dict[str, Any]

_ROWS, _ROW_LABEL = 10, 24


def pages(count: int) -> Sequence[range]:
    """Which of so many choices stand on each page, beside the rows that turn it."""
    if count <= _ROWS:
        return (range(count),)
    found, at = [range(_ROWS - 1)], _ROWS - 1
    while count - at > _ROWS - 1:
        found.append(range(at, at + _ROWS - 2))
        at += _ROWS - 2
    return (*found, range(at, count))


def opened(message: Message) -> range:
    """Which of its choices a message shows."""
    found = pages(len(message.answers))
    return found[min(message.page, len(found) - 1)]


def rows(message: Message) -> list[Json]:
    """The rows of the page that a message shows; numbered where there are several, so that a number can be typed."""
    answers, found = message.answers, pages(len(message.answers))
    page = min(message.page, len(found) - 1)
    by_number = len(found) > 1 and numbered(choice.label for choice in answers)
    shown = [
        _row(answers[place].data or "", answers[place].label, f"{place + 1}. " if by_number else "")
        for place in found[page]
    ]
    data = [choice.data or "" for choice in answers]
    if page:
        shown.insert(0, _row(page_choice(page - 1, data), texts.say("choices-before", message.language)))
    if page < len(found) - 1:
        shown.append(_row(page_choice(page + 1, data), texts.say("choices-after", message.language)))
    return shown


def _row(data: str, label: str, number: str = "") -> Json:
    title = number + label
    if len(title) <= _ROW_LABEL:
        return {"id": data, "title": title}
    return {"id": data, "title": f"{title[: _ROW_LABEL - 1].rstrip()}…", "description": label}
