"""What people say about an announcement, or said lately: counted inside the reader's regions, telling nobody apart."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from data import announcements, regions
from data import voices as rows
from data.voices import About
from domain import voices
from domain.announcement import Asks
from domain.feedback import FeedbackKind
from domain.refusal import Refusal
from domain.region import contains
from domain.role import Right
from domain.voices import FEWEST, Counted, Said
from services import feedback_kinds, mandates, texts
from services.people import Person

LATELY = timedelta(days=7)
LISTED = 8
READ = 500
"""The newest messages whose words are read."""

_REGIONS = 10


@dataclass(frozen=True, slots=True)
class Report:
    """Everything countable; `None` where a number would be too small, or is not known."""

    title: str | None  # of the announcement; None: everything of the last days
    messages: int
    people: int
    readers: int | None
    kinds: tuple[tuple[FeedbackKind, int], ...]
    rating: float | None
    rated: int
    places: tuple[tuple[str, int | None], ...]
    words: tuple[Counted, ...]
    groups: tuple[Counted, ...]
    asks_safety: bool = False  # its readers were asked whether they are safe


async def answered(session: AsyncSession, person: Person, now: datetime) -> Sequence[tuple[int, str, int]]:
    """The newest announcements that people of the reader's regions answered: number, title, messages."""
    return await rows.answered(session, _everything(person, now), LISTED)


async def answered_in(session: AsyncSession, code: str, now: datetime) -> Sequence[tuple[int, str, int]]:
    """The same for the operator, inside a region."""
    return await rows.answered(session, About((code,), now - LATELY), LISTED)


async def report(session: AsyncSession, person: Person, announcement_id: int, now: datetime) -> Report:
    """What people of the reader's regions say about an announcement; 0: everything of the last days."""
    return await _report(session, _everything(person, now), announcement_id)


async def in_house(session: AsyncSession, code: str, announcement_id: int, now: datetime) -> Report:
    """The same for the operator, inside a region."""
    return await _report(session, About((code,), now - LATELY), announcement_id)


async def _report(session: AsyncSession, every: About, announcement_id: int) -> Report:
    about = About(every.codes, every.since, announcement_id or None)
    row = await announcements.find(session, announcement_id) if announcement_id else None
    if announcement_id and row is None:
        raise Refusal("stale-choice")
    whole = row is not None and any(contains(code, row.region_code) for code in every.codes)
    said = [Said(*each) for each in await rows.newest(session, about, READ)]
    mean, rated = await rows.rating(session, about)
    kinds = await rows.by_kind(session, about)
    return Report(
        title=(row.title or row.check_code) if row else None,
        messages=sum(kinds.values()),
        people=await rows.people(session, about),
        readers=await rows.readers(session, announcement_id) or None if whole else None,
        kinds=tuple((kind, kinds[kind]) for kind in FeedbackKind if kind in kinds),
        rating=mean if rated >= FEWEST else None,
        rated=rated,
        places=await _places(session, about),
        words=tuple(await asyncio.to_thread(voices.frequent, said, LISTED)),
        groups=tuple(await asyncio.to_thread(voices.groups, said, LISTED)),
        asks_safety=row is not None and row.asks is Asks.SAFETY,
    )


def told(report: Report, language: str) -> str:
    """The report as a text."""
    lines = [_head(report, language), *_numbers(report, language)]
    for key, counted in (("voices-words", report.words), ("voices-groups", report.groups)):
        if counted:
            lines += ["", texts.say(key, language)]
            lines += [
                texts.say("voices-line", language, {"words": each.words, "people": each.people}) for each in counted
            ]
    if report.places:
        lines += ["", texts.say("voices-places", language)]
        lines += [place(title, people, language) for title, people in report.places]
    return "\n".join([*lines, "", texts.say("voices-small", language, {"fewest": FEWEST})])


def place(title: str, people: int | None, language: str) -> str:
    """A region with how many of it wrote."""
    if people is None:
        return texts.say("voices-few", language, {"place": title, "fewest": FEWEST})
    return texts.say("voices-line", language, {"words": title, "people": people})


def _head(report: Report, language: str) -> str:
    if report.title is None:
        return texts.say("voices-head-lately", language, {"days": LATELY.days})
    return texts.say("voices-head", language, {"title": report.title})


def _numbers(report: Report, language: str) -> list[str]:
    lines = [texts.say("voices-number", language, {"messages": report.messages, "people": report.people})]
    if report.readers:
        share = f"{100 * report.people / report.readers:.1f}".replace(".", "," if language == "id" else ".")
        lines.append(texts.say("voices-share", language, {"share": share, "readers": report.readers}))
    lines += [
        texts.say("voices-kind", language, {"kind": feedback_kinds.name(which, language), "number": number})
        for which, number in report.kinds
    ]
    if report.rating is not None:
        mean = f"{report.rating:.1f}".replace(".", "," if language == "id" else ".")
        lines.append(texts.say("voices-rating", language, {"mean": mean, "rated": report.rated}))
    return lines


def _everything(person: Person, now: datetime) -> About:
    return About(mandates.regions(person, Right.EVALUATE), now - LATELY)


async def _places(session: AsyncSession, about: About) -> tuple[tuple[str, int | None], ...]:
    found = (await rows.by_region(session, about))[:_REGIONS]
    titles = await regions.titles(session, [code for code, _ in found])
    return tuple((titles.get(code, code), people if people >= FEWEST else None) for code, people in found)
