"""Template: a wording that the messenger has approved, without which nobody may be written to outside their window."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from domain.broadcast import BroadcastKind
from domain.html_text import cut
from domain.lane import Lane

WINDOW = timedelta(hours=24)
"""How long after each message of a person anything may be written to them."""

BODY_LIMIT = 1024
"""Characters of a template's body with its blanks filled."""


class Purpose(StrEnum):
    """What a template is for; each has its own wording."""

    NOTICE = "pemberitahuan"
    EMERGENCY = "darurat"
    CORRECTION = "ralat"
    DONE = "selesai"
    TICKET = "tiket"


class Category(StrEnum):
    """What the messenger charges it as, and may move it to by itself."""

    UTILITY = "utility"
    MARKETING = "marketing"
    AUTHENTICATION = "authentication"


class TemplateState(StrEnum):
    """Where it stands with the messenger."""

    PENDING = "pending"
    APPROVED = "approved"
    REJECTED = "rejected"
    PAUSED = "paused"
    DISABLED = "disabled"


class Quality(StrEnum):
    """How its readers take it."""

    UNKNOWN = "unknown"
    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"


_BEST_FIRST = (Quality.GREEN, Quality.UNKNOWN, Quality.YELLOW, Quality.RED)


@dataclass(frozen=True, slots=True)
class Template:
    """One template of the register."""

    name: str
    language: str
    purpose: Purpose
    category: Category = Category.UTILITY
    state: TemplateState = TemplateState.PENDING
    quality: Quality = Quality.UNKNOWN
    spare: bool = False  # only for when the others of its purpose are stopped

    @property
    def usable(self) -> bool:
        """Whether it may be sent now."""
        return self.state is TemplateState.APPROVED


def choose(register: Iterable[Template], purpose: Purpose, language: str) -> Template | None:
    """The template for a purpose: in the reader's language rather than another, no spare one where others do."""
    fitting = [each for each in register if each.usable and each.purpose is purpose]
    return min(fitting, key=lambda each: _rank(each, language), default=None)


def _rank(template: Template, language: str) -> tuple[bool, bool, bool, int, str]:
    foreign = template.language != language
    return foreign, template.language != "id", template.spare, _BEST_FIRST.index(template.quality), template.name


def purpose_of(kind: BroadcastKind, lane: Lane) -> Purpose:
    """What a broadcast's template is for."""
    match kind:
        case BroadcastKind.CORRECTION | BroadcastKind.WITHDRAWAL:
            return Purpose.CORRECTION
        case BroadcastKind.CLOSING:
            return Purpose.DONE
        case _:
            return Purpose.EMERGENCY if lane is Lane.EMERGENCY else Purpose.NOTICE


def open_until(heard_at: datetime | None) -> datetime | None:
    """When the window of somebody closes who was last heard then; None: it never was open."""
    return heard_at + WINDOW if heard_at else None


def is_open(heard_at: datetime | None, now: datetime) -> bool:
    """Whether anything may be written to somebody who was last heard then."""
    return heard_at is not None and now < heard_at + WINDOW


def blank(text: str) -> str:
    """A text as it may fill a blank: on one line, without tabs or runs of spaces, never empty."""
    paragraphs = [" ".join(line.split()) for line in text.splitlines()]
    return " · ".join(line for line in paragraphs if line) or "-"


def fill(values: Sequence[str], frame: int, longest: int) -> tuple[str, ...]:
    """The blanks of a template whose fixed words take `frame` characters; the one at place `longest` is cut to fit."""
    filled = [blank(each) for each in values]
    room = BODY_LIMIT - frame - sum(len(each) for place, each in enumerate(filled) if place != longest)
    filled[longest] = cut(filled[longest], max(room, 1))
    return tuple(filled)
