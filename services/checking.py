"""Checking: whether a code or a message that goes round is genuine, by whom and when, and still as it was sent."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy.ext.asyncio import AsyncSession

from data import announcements, checks
from data.models import Announcement, Broadcast
from domain import check_code
from domain.broadcast import BroadcastKind, BroadcastState
from domain.likeness import is_same, words
from domain.refusal import Refusal
from services import afterwords, openings, regions, rendering, texts
from services.rendering import Rendered

LINK = "c"
"""The prefix of deep links that check a code."""

LinkTo = Callable[[int, str], str]
"""The address that opens a private chat with an account and hands it a payload."""

_ABOUT_CODES = frozenset({"cek", "cekkode", "check", "kode", "code", "keaslian"})
_DATES = 20
"""Broadcasts of one announcement whose dates are looked at."""


class Verdict(StrEnum):
    """What there is to say about what was shown to us."""

    DRILL = "drill"  # the code is ours, of a drill: nothing of it is real
    UNKNOWN = "unknown"  # we never published anything with this code
    CODE = "code"  # the code is ours; nothing else was shown
    GENUINE = "genuine"
    CHANGED = "changed"
    CORRECTED = "corrected"  # it said so once, and was put right since
    STOPPED = "stopped"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Published:
    """An announcement that was really broadcast, as it is told: who spoke, where, when it first left."""

    announcement: Announcement
    began: datetime
    region: str
    zone: str

    def moment(self, language: str) -> str:
        """When it first left, in the zone of its region."""
        return texts.moment(self.began, self.zone, language)


@dataclass(frozen=True, slots=True)
class Checked:
    """A code and what is known of it; `published` is None only where we don't know it."""

    code: str
    verdict: Verdict
    published: Published | None = None


async def check(session: AsyncSession, said: str, door: str) -> Checked | None:
    """What was shown to us: a code, or a whole message that carries one. None where no code is in it.

    `door` is the address of our own that checks a code, up to that code: no other link may stand in a genuine message.
    """
    typed = check_code.read(said)
    if typed is not None and _ABOUT_CODES.issuperset(words(said.rpartition(":")[0])):
        return await check_code_alone(session, typed)
    claimed = check_code.claimed(said)
    for code in dict.fromkeys((*claimed, *check_code.inside(said))):
        checked = await _judged(session, code, said.replace(f"{door}{code}", " "))
        if checked.published is not None:
            return checked
    return Checked(claimed[0], Verdict.UNKNOWN) if claimed else None


async def check_code_alone(session: AsyncSession, typed: str) -> Checked:
    """What is known of a code."""
    return await _judged(session, check_code.read(typed) or typed, "")


async def original(session: AsyncSession, code: str, account_id: int, language: str) -> Rendered:
    """The announcement of a code as it was sent; refused where it is not public, or not any more."""
    checked = await check_code_alone(session, code)
    published = checked.published
    if published is None or checked.verdict in {Verdict.STOPPED, Verdict.WITHDRAWN, Verdict.DRILL}:
        raise Refusal("check-not-shown")
    return await rendering.render(session, published.announcement, account_id, language, published.began)


async def _judged(session: AsyncSession, code: str, said: str) -> Checked:
    announcement = await announcements.by_code(session, code)
    broadcasts = await checks.begun(session, announcement.announcement_id) if announcement else ()
    if announcement is None or not broadcasts:
        return Checked(code, Verdict.UNKNOWN)
    region = await regions.one(session, announcement.region_code)
    title = await regions.whole_title(session, announcement.region_code)
    published = Published(announcement, _began(broadcasts[0]), title, region.zone)
    return Checked(code, await _verdict(session, announcement, broadcasts, words(said)), published)


async def _verdict(
    session: AsyncSession, announcement: Announcement, broadcasts: Sequence[Broadcast], said: Sequence[str]
) -> Verdict:
    if announcement.drill:
        return Verdict.DRILL
    if await checks.any_withdrawn(session, [each.broadcast_id for each in broadcasts]):
        return Verdict.WITHDRAWN
    if all(each.state is BroadcastState.CANCELLED for each in broadcasts):
        return Verdict.STOPPED
    footers = await _footers(session, announcement, broadcasts)
    if not _beyond(said, footers):
        return Verdict.CODE
    bodies, code = await _bodies(session, announcement, broadcasts), announcement.check_code
    short = [words(await rendering.passed_on(session, announcement, _began(each))) for each in broadcasts[:_DATES]]
    first = [words(text) for text in await openings.every_text(session, announcement, _began(broadcasts[0]))]
    if _any_same([*_with(bodies, footers), *short, *first], said, code):
        return Verdict.GENUINE
    before = [words(each.text) for each in await announcements.wordings(session, announcement.announcement_id)]
    return Verdict.CORRECTED if _any_same(_with(before, footers), said, code) else Verdict.CHANGED


async def _bodies(
    session: AsyncSession, announcement: Announcement, broadcasts: Sequence[Broadcast]
) -> list[tuple[str, ...]]:
    """What stands over the footers: what was said, and for a correction also what was answered under the copies."""
    answers = [
        text
        for each in broadcasts
        if each.kind is BroadcastKind.CORRECTION
        for language in texts.LANGUAGES
        for text in await afterwords.said_by_correction(session, announcement, each.note or "", language)
    ]
    answers += [
        await afterwords.going_on(session, announcement, language)
        for language in texts.LANGUAGES
        if any(each.kind is BroadcastKind.UPDATE for each in broadcasts)
    ]
    translated = [said["text"] for said in announcement.translations.values()]
    return [words(text) for text in (_body(announcement), *translated, *answers)]


def _with(bodies: Sequence[tuple[str, ...]], footers: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Each body alone, and over each footer."""
    return [*bodies, *((*body, *footer) for body in bodies for footer in footers)]


def _any_same(versions: Sequence[Sequence[str]], said: Sequence[str], code: str) -> bool:
    return any(is_same(_trimmed(said, code), _trimmed(version, code)) for version in versions)


async def _footers(
    session: AsyncSession, announcement: Announcement, broadcasts: Sequence[Broadcast]
) -> list[tuple[str, ...]]:
    """What stands under the copies: a line for each language and each time it left."""
    return [
        words(await rendering.footer(session, announcement, language, _began(each)))
        for each in broadcasts[:_DATES]
        for language in texts.LANGUAGES
    ]


def _trimmed(said: Sequence[str], code: str) -> Sequence[str]:
    """The words without a code, and what names it, at their beginning and end: copies are passed on with or without."""
    beside = {*_ABOUT_CODES, code.casefold()}
    inside = [place for place, word in enumerate(said) if word not in beside]
    return said[inside[0] : inside[-1] + 1] if inside else ()


def _beyond(said: Sequence[str], footers: Sequence[Sequence[str]]) -> bool:
    """Whether anything was shown besides the code and what stands around it."""
    around = _ABOUT_CODES.union(*footers)
    return any(word not in around for word in said)


def _body(announcement: Announcement) -> str:
    return str(announcement.poll["question"]) if announcement.poll else announcement.text


def _began(broadcast: Broadcast) -> datetime:
    if broadcast.started_at is None:
        raise LookupError(f"broadcast {broadcast.broadcast_id} has not begun")
    return broadcast.started_at
