"""Terms: how long mandates hold, who holds what in a region, and what happens when an end comes near."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from data import audits, grants
from data import mandates as rows
from data.models import Grant, Mandate
from domain.grant import REMINDER, GrantState
from domain.mandate import may_give
from domain.refusal import Refusal
from domain.role import Right
from services import contacts, grant_notices, granting, mandates, menus
from services.granting import Wish
from services.people import Person

__all__ = [
    "PAGE",
    "Mandate",
    "Page",
    "end",
    "lapse",
    "may_end",
    "one",
    "own",
    "page",
    "page_within",
    "remind",
    "renew",
    "run_out",
    "unsettled",
]

PAGE = 8
_MOST = 50


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the mandates of some regions; `total` counts all pages."""

    rows: tuple[Mandate, ...]
    number: int
    total: int

    @property
    def last(self) -> int:
        """The number of the last page; the first is 0."""
        return max(self.total - 1, 0) // PAGE


async def page(session: AsyncSession, person: Person, wanted: int, now: datetime) -> Page:
    """Who holds what in the regions of an official; refused for anybody else."""
    return await page_within(session, mandates.regions(person, Right.EVALUATE), wanted, now)


def may_end(person: Person, row: Mandate) -> bool:
    """Whether a mandate is the person's own, or one that they could give."""
    return row.resident_id == person.resident_id or may_give(person.mandates, row.role, row.region_code)


async def page_within(session: AsyncSession, codes: Sequence[str], wanted: int, now: datetime) -> Page:
    """Who holds what in some regions and below."""
    found, total = await rows.within(session, codes, now, wanted * PAGE, PAGE)
    if not found and wanted:
        return await page_within(session, codes, 0, now)
    return Page(tuple(found), wanted, total)


async def own(session: AsyncSession, person: Person, now: datetime) -> Sequence[Mandate]:
    """What the person holds."""
    return await rows.of(session, person.resident_id, now) if person.resident_id is not None else ()


async def one(session: AsyncSession, person: Person | None, mandate_id: int, now: datetime) -> Mandate:
    """A mandate that holds and that this person may end (`None`: the operator): their own, or one they could give."""
    row = await rows.locked(session, mandate_id)
    if row is None or row.ended_at is not None or (row.ends_at is not None and row.ends_at <= now):
        raise Refusal("mandate-ended-already")
    if person is not None and not may_end(person, row):
        raise Refusal("no-mandate-here", id=person.ref)
    return row


async def end(session: AsyncSession, person: Person | None, mandate_id: int, now: datetime) -> Mandate:
    """A mandate is over, at once; also one's own."""
    row = await one(session, person, mandate_id, now)
    row.ended_at = now
    await _over(session, row, person.resident_id if person else None, "mandate-ended", now)
    return row


async def renew(
    session: AsyncSession, person: Person | None, mandate_id: int, ends_at: datetime | None, now: datetime
) -> Grant:
    """A mandate gets another end, by the rules of giving."""
    row = await one(session, person, mandate_id, now)
    wish = Wish(row.role, row.region_code, ends_at, row.reason)
    return await granting.prolong(session, person, row, wish, now)


async def remind(session: AsyncSession, now: datetime) -> int:
    """Once for each end, two weeks ahead: the holder, and who gave it or may renew it."""
    ending = await rows.to_remind(session, now, now + REMINDER, _MOST)
    for row in ending:
        row.reminded_at = now
        giver = await contacts.of(session, row.given_by)
        allowed = giver is not None and await mandates.hold(
            session, giver.resident_id, Right.GIVE_MANDATES, [row.region_code], now
        )
        besides = (row.resident_id,)
        near = await contacts.nearest(session, row.region_code, Right.GIVE_MANDATES, now, besides)
        await grant_notices.remind(session, row, [giver] if giver and allowed else near, now)
    return len(ending)


async def run_out(session: AsyncSession, now: datetime) -> int:
    """Note the ends that have come (rights had gone with them): menus and holders follow."""
    over = await rows.run_out(session, now, _MOST)
    for row in over:
        row.ended_at = row.ends_at
        await _over(session, row, None, "mandate-ran-out", now)
    return len(over)


async def unsettled(session: AsyncSession, codes: Sequence[str], now: datetime) -> Sequence[Grant]:
    """What waits in these regions."""
    return await grants.open_in(session, codes, now, _MOST)


async def lapse(session: AsyncSession, now: datetime) -> int:
    """Grants that waited too long come to nothing; their givers are told."""
    lapsed = await grants.lapsing(session, now, _MOST)
    for grant in lapsed:
        granting.move(grant, GrantState.LAPSED)
        audits.write(session, None, "grant-lapsed", f"grant:{grant.grant_id}", now, granting.facts(grant))
        await grant_notices.lapsed(session, grant, now)
    return len(lapsed)


async def _over(session: AsyncSession, row: Mandate, actor_id: int | None, verb: str, now: datetime) -> None:
    facts = {"resident": row.resident_id, "role": row.role, "region": row.region_code}
    ends = {"ends": row.ends_at.isoformat() if row.ends_at else None}
    audits.write(session, actor_id, verb, f"mandate:{row.mandate_id}", now, facts, before=ends)
    await menus.refresh(session, row.resident_id, now)
    await grant_notices.ended(session, row, now)
