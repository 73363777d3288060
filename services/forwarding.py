"""Forwarding: agents pass broadcasts on by hand, where no bot can reach, and report where and to how many."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from data import forwarding as rows
from data import news as news_rows
from data.models import CoverageReport
from data.news import Published
from domain.kim import PassedTo
from domain.lane import Lane
from domain.mandate import regions_with
from domain.refusal import Refusal
from domain.region import contains
from domain.role import Right
from services import announcements, contacts, news, notices, passed_on
from services.news import Interest
from services.notices import Button, Notice
from services.people import Person, known_id

FRESH = timedelta(hours=1)
"""How long after its start agents are still told of a broadcast by themselves."""

_LISTED = 5


def interests(person: Person) -> Sequence[Interest]:
    """The regions for which somebody passes news on, an official too; refused to all others."""
    codes = regions_with(person.mandates, Right.RELAY) or regions_with(person.mandates, Right.BROADCAST)
    if not codes:
        raise Refusal("forward-agents-only", id=person.ref)
    return [Interest(code, wants_below=True) for code in codes]


async def latest(session: AsyncSession, person: Person, before: int | None = None) -> news.Page:
    """The newest broadcasts of an agent's regions."""
    return await news.latest(session, interests(person), _LISTED, person.language, before)


@dataclass(frozen=True, slots=True)
class Passed:
    """What an agent reports: which announcement went where, and to about how many."""

    announcement_id: int
    place: PassedTo
    people: int


async def report(session: AsyncSession, person: Person, passed: Passed, now: datetime) -> int:
    """An agent has passed an announcement on; how many people that makes with all earlier places."""
    said = await announcements.find(session, passed.announcement_id)
    begun = await news_rows.published_of(session, passed.announcement_id)
    mine_to_pass = interests(person)
    if said is None or not any(news.concerns(each, mine_to_pass) for each in begun):
        raise Refusal("news-not-there")
    mine = [held for held in person.mandates if held.kim_id is not None]
    near = [held for held in mine if contains(said.region_code, held.region_code)] or mine
    row = CoverageReport(
        announcement_id=said.announcement_id,
        resident_id=known_id(person),
        kim_id=near[0].kim_id if near else None,
        place=passed.place,
        people=passed.people,
        reported_at=now,
    )
    await rows.report(session, row)
    return await rows.reached(session, said.announcement_id, row.resident_id)


async def anything_new(session: AsyncSession) -> bool:
    """Whether a broadcast has begun of which agents don't know."""
    return await rows.anything_unoffered(session)


async def offer(session: AsyncSession, now: datetime) -> int:
    """Tell each agent of the broadcasts that have begun for their regions, in one note; how many notes.

    Whoever passed on what is corrected or withdrawn now hears that first, and not as news besides.
    """
    claimed = await rows.claim_unoffered(session, now, FRESH)
    begun, told_of = claimed.news, await passed_on.tell(session, claimed.changes, now)
    if not begun:
        return len(told_of)
    held: dict[int, list[Interest]] = defaultdict(list)
    for resident_id, code in await rows.agents(session, now):
        held[resident_id].append(Interest(code, wants_below=True))
    told = len(told_of)
    for resident_id, wanted in held.items():
        unheard = [each for each in begun if (resident_id, each.broadcast.broadcast_id) not in told_of]
        mine = [each for each in unheard if news.concerns(each, wanted)]
        contact = await contacts.of(session, resident_id) if mine else None
        if contact:
            await notices.tell(session, contact, _note(mine), now)
            told += 1
    return told


def _note(begun: Sequence[Published]) -> Notice:
    urgent = any(each.broadcast.lane is Lane.EMERGENCY for each in begun)
    buttons = [
        Button(
            f"fwd:show:{each.broadcast.broadcast_id}", label=each.announcement.title[:40] or each.announcement.source
        )
        for each in begun[:_LISTED]
    ]
    values = {"count": len(begun)}
    if urgent:
        return Notice("forward-offer-urgent", values, buttons)
    return Notice("forward-offer", values, buttons, silent=True)
