"""Windows: whom a messenger lets us write to as we like, whom only with a template, and how many of these in a day."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from data import letters
from data import templates as register
from data import windows as rows
from data.candidates import Candidate
from domain import budget
from domain.lane import Lane
from domain.message import Later, Outcome, Rejected, Rests, Sent
from domain.platform import PlatformName
from domain.template import Purpose, Template, choose, is_open
from services import templates

__all__ = [
    "NONE_FITS",
    "NO_TEMPLATE",
    "Gate",
    "Result",
    "admitted",
    "blamed",
    "heard",
    "learn",
    "note_limit",
    "through",
]

NONE_FITS = ("", "")
"""What stands as the template of a copy that would need one, where none is approved."""

NO_TEMPLATE = "template-missing"
"""Why such a copy is rejected."""

_CLOSED = "131047"
_CODE = re.compile(r"\b1[23]\d{4}\b")


@dataclass(frozen=True, slots=True)
class Gate:
    """What a broadcast must pass on a messenger whose windows close."""

    platform: PlatformName
    purpose: Purpose
    lane: Lane


@dataclass(frozen=True, slots=True)
class Result:
    """One copy and its outcome."""

    copy: Candidate
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class _Passing:
    """Who of a page must be written to first, by which template in each language, and for whom there is room."""

    shut: Mapping[int, datetime | None]  # by address: when it was last counted
    chosen: Mapping[str, Template | None]
    admitted: frozenset[int]
    renews_at: datetime

    def stamped(self, each: Candidate) -> Candidate:
        if each.address_id not in self.shut:
            return each
        template = self.chosen[each.language]
        if template is None:
            return replace(each, template=NONE_FITS)
        until = each.rest_until if each.address_id in self.admitted else self.renews_at
        return replace(each, template=(template.name, template.language), rest_until=until)


async def heard(session: AsyncSession, account_id: int, ref: str, at: datetime, now: datetime) -> None:
    """Somebody wrote at this moment: their window is open, and letters that waited for it leave."""
    await rows.heard(session, account_id, ref, at)
    await letters.release(session, account_id, ref, now)


async def through(session: AsyncSession, gate: Gate, page: Sequence[Candidate], now: datetime) -> list[Candidate]:
    """The same with the template by which each is written first; for whom there is no room, they rest until there is.

    Whoever passes is counted at once, so that no two turns give the same room away.
    """
    asking = [each.address_id for each in page if each.address_id and each.ref and not _rests(each, now)]
    known = await rows.of(session, asking) if asking else {}
    shut = {address_id: counted for address_id, (at, counted) in known.items() if not is_open(at, now)}
    if not shut:
        return list(page)
    approved = await register.all_known(session)
    chosen = {language: choose(approved, gate.purpose, language) for language in {each.language for each in page}}
    wanting = {
        each.address_id: shut[each.address_id]
        for each in page
        if each.address_id in shut and chosen[each.language] is not None
    }
    passed, renews_at = await admitted(session, gate, wanting, now)
    passing = _Passing(shut, chosen, passed, renews_at)
    return [passing.stamped(each) for each in page]


async def admitted(
    session: AsyncSession, gate: Gate, wanting: Mapping[int, datetime | None], now: datetime
) -> tuple[frozenset[int], datetime]:
    """For whom there is room; who was counted in the last day needs none."""
    allowance = await rows.allowance(session, gate.platform, now, hold=True)
    again = {address_id: at for address_id, at in wanting.items() if at and budget.counts(at, now)}
    fresh = [address_id for address_id in wanting if address_id not in again][: allowance.left(gate.lane)]
    passed = frozenset((*again, *fresh))
    if passed:
        people = Counter({budget.minute(now): len(passed)})
        people.subtract(budget.minute(at) for at in again.values())
        await rows.count(session, sorted(passed), people, now)
        allowance = replace(allowance, oldest=allowance.oldest or budget.minute(now))
    return passed, allowance.renews_at(now)


async def note_limit(session: AsyncSession, broadcast_id: int, later: Sequence[Candidate]) -> None:
    """Of copies that come later, those wait for the limit that have a template but no room."""
    held = [each.recipient_id for each in later if each.template]
    if held:
        await rows.note_limit(session, broadcast_id, held)


async def learn(session: AsyncSession, broadcast_id: int, results: Sequence[Result], now: datetime) -> Sequence[Result]:
    """What outcomes say about templates and windows is written down; a copy that can still go another way does so."""
    templated = [each for each in results if each.copy.template]
    if templated:
        await _spend(session, broadcast_id, templated)
        for which, code in sorted({(each.copy.template or NONE_FITS, _code(each)) for each in templated}):
            await templates.came_to_grief(session, which, code, now)
    shut = [each.copy.address_id for each in results if each.copy.address_id and _code(each) == _CLOSED]
    if shut:
        await rows.shut(session, shut)
    return [_second_way(each) for each in results]


async def blamed(session: AsyncSession, which: tuple[str, str], why: str, now: datetime) -> bool:
    """Whether a refusal blames a template; then it is stopped."""
    found = _CODE.search(why)
    return found is not None and await templates.came_to_grief(session, which, found[0], now)


async def _spend(session: AsyncSession, broadcast_id: int, templated: Sequence[Result]) -> None:
    """Each copy that the messenger took as a template costs what its category costs."""
    categories = {(each.name, each.language): each.category for each in await register.all_known(session)}
    gone = [each.copy.template for each in templated if isinstance(each.outcome, Sent)]
    spent = Counter(categories[which] for which in gone if which in categories)
    await rows.used(session, broadcast_id, spent)


def _second_way(each: Result) -> Result:
    """A closed window is tried with a template, a stopped template with another one, as long as there is one."""
    code, outcome = _code(each), each.outcome
    if not isinstance(outcome, Rejected) or not code:
        return each
    stopped = each.copy.template is not None and templates.stops(code)
    if stopped or (code == _CLOSED and each.copy.template is None):
        return replace(each, outcome=Later(0.0, counts=False, rests=Rests.NOBODY, why=code))
    return each


def _code(each: Result) -> str:
    """The messenger's number of what went wrong, where it gave one."""
    match each.outcome:
        case Rejected(why) | Later(why=why):
            found = _CODE.search(why)
            return found[0] if found else ""
        case _:
            return ""


def _rests(each: Candidate, now: datetime) -> bool:
    return any(until is not None and until > now for until in (each.next_free, each.rest_until))
