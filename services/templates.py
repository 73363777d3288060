"""Templates: the register of approved wordings, kept up to what the messenger says of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession
from structlog import get_logger

from data import templates as rows
from data.models import Template as Row
from data.templates import all_known
from domain.template import Category, Quality, TemplateState
from services import template_texts

__all__ = ["Known", "all_known", "came_to_grief", "categorised", "graded", "import_states", "moved", "stops"]

_log = get_logger()

_EVENTS = {
    "APPROVED": TemplateState.APPROVED,
    "REINSTATED": TemplateState.APPROVED,
    "UNARCHIVED": TemplateState.APPROVED,
    "PENDING": TemplateState.PENDING,
    "IN_APPEAL": TemplateState.PENDING,
    "REJECTED": TemplateState.REJECTED,
    "PAUSED": TemplateState.PAUSED,
    "FLAGGED": TemplateState.APPROVED,  # a warning: it can still be sent
    "DISABLED": TemplateState.DISABLED,
    "ARCHIVED": TemplateState.DISABLED,
    "PENDING_DELETION": TemplateState.DISABLED,
    "DELETED": TemplateState.DISABLED,
    "LIMIT_EXCEEDED": TemplateState.DISABLED,
    "LOCKED": TemplateState.DISABLED,
}
_FAULTS = {"132015": TemplateState.PAUSED, "132016": TemplateState.DISABLED}
_WRONG = range(132000, 132013)


@dataclass(frozen=True, slots=True)
class Known:
    """What the messenger's list says of one template, in its own words."""

    name: str
    language: str
    status: str
    category: str
    quality: str = "UNKNOWN"
    reason: str | None = None


async def moved(session: AsyncSession, which: tuple[str, str], event: str, why: str | None, now: datetime) -> bool:
    """The messenger has decided on a template (`which`: name and language). Whether it is one of ours."""
    state = _EVENTS.get(event.upper())
    if state is None:
        _log.warning("template-event-unknown", happened=event)
        return False

    def change(row: Row) -> None:
        row.state, row.why = state, None if state is TemplateState.APPROVED else why

    return await _changed(session, which, change, now)


async def graded(session: AsyncSession, which: tuple[str, str], score: str, now: datetime) -> bool:
    """Its readers' verdict has changed."""

    def change(row: Row) -> None:
        row.quality = _quality(score)

    return await _changed(session, which, change, now)


async def categorised(session: AsyncSession, which: tuple[str, str], category: str, now: datetime) -> bool:
    """The messenger charges it as something else from now on."""

    def change(row: Row) -> None:
        row.category = _category(category)

    return await _changed(session, which, change, now)


def stops(code: str) -> bool:
    """Whether a copy that was refused with this code means that its template can't be sent any more."""
    return code in _FAULTS or (code.isdecimal() and int(code) in _WRONG)


async def came_to_grief(session: AsyncSession, which: tuple[str, str], code: str, now: datetime) -> bool:
    """A copy was refused because of its template: it is not sent again until the messenger approves it anew."""
    if not stops(code):
        return False
    state = _FAULTS.get(code, TemplateState.REJECTED)

    def change(row: Row) -> None:
        row.state, row.why = state, code

    return await _changed(session, which, change, now)


async def import_states(session: AsyncSession, listed: Sequence[Known], now: datetime) -> int:
    """Where all templates stand, as the messenger lists them; how many of them are ours."""
    ours = 0
    for each in listed:
        which = (each.name, each.language)
        if await moved(session, which, each.status, each.reason, now):
            await graded(session, which, each.quality, now)
            await categorised(session, which, each.category, now)
            ours += 1
    return ours


async def _changed(session: AsyncSession, which: tuple[str, str], change: Callable[[Row], None], now: datetime) -> bool:
    row = await _held(session, which, now)
    if row is None:
        return False
    change(row)
    row.changed_at = now
    await session.flush()
    return True


async def _held(session: AsyncSession, which: tuple[str, str], now: datetime) -> Row | None:
    """Its row, written the first time that we hear of it; None where the house ships no such template."""
    known = await rows.held(session, *which)
    wording = template_texts.shipped(which[0])
    if known is not None or wording is None or which not in {(each.name, tongue) for each, tongue in _shipped()}:
        return known
    first = template_texts.entry(wording, which[1])
    row = Row(
        name=first.name, language=first.language, purpose=first.purpose, category=first.category, state=first.state,
        quality=first.quality, spare=first.spare, changed_at=now,
    )  # fmt: skip
    await rows.put(session, row)
    return row


def _shipped() -> Sequence[tuple[template_texts.Wording, str]]:
    return list(template_texts.every())


def _quality(score: str) -> Quality:
    known = {each.value: each for each in Quality}
    return known.get(score.lower(), Quality.UNKNOWN)


def _category(category: str) -> Category:
    known = {each.value: each for each in Category}
    return known.get(category.lower(), Category.MARKETING)  # the dearest, where it is a new one
