"""Bringing in a list of residents who have agreed elsewhere: a batch a transaction; a second time changes nothing."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from data import bulk, regions
from data.bulk import Known
from domain.platform import PlatformName
from domain.recipient import RecipientKind
from domain.resident_row import Register, ResidentRow
from services import accounts

BATCH = 500
"""Rows of a list in one transaction: at most 2,000 rows of tables, so that nobody else waits long."""

CONSENT_VERSION = "import"
"""Agreed elsewhere, in words that whoever made the list answers for."""


@dataclass(slots=True)
class Imported:
    """What became of the rows."""

    residents: int = 0  # new people
    subscriptions: int = 0  # new wishes, of new people and others
    unchanged: int = 0  # there already, or left or unreachable since

    def add(self, other: "Imported") -> None:
        """Count another batch in."""
        self.residents += other.residents
        self.subscriptions += other.subscriptions
        self.unchanged += other.unchanged


async def carriers(session: AsyncSession) -> dict[PlatformName, int]:
    """The account over which people of a list are reached on each platform: the first there that sends."""
    known = [each for each in await accounts.known(session) if not each.removed]
    return {each.platform: each.account_id for each in reversed(known)}


async def register(
    session: AsyncSession, home_region: str, platforms: Collection[PlatformName], now: datetime
) -> Register:
    """What the cells of a list are held against."""
    codes = frozenset(code for code, _ in await regions.named(session))
    zone = (await regions.lineage(session, home_region))[0].zone
    return Register(frozenset(platforms), codes, zone, now)


async def take(session: AsyncSession, account_id: int, rows: Sequence[ResidentRow], now: datetime) -> Imported:
    """Bring in one batch of one account; who left after agreeing stays gone."""
    people = await bulk.known(session, account_id, list({row.ref for row in rows}))
    new = await _new_people(session, account_id, rows, people, now)
    wishes = await bulk.wishes(session, {known.resident_id for known in people.values()} - set(new))
    done, fresh = Imported(residents=len(new)), []
    for row in rows:
        known = people[row.ref]
        key = (known.resident_id, row.region_code)
        if not known.reachable or not _still_wanted(row, known, wishes, key):
            done.unchanged += 1
            continue
        await _agreed(session, known, row)
        wishes[key] = None
        fresh.append(_subscription(known.resident_id, row, now))
    done.subscriptions = len(fresh)
    await bulk.new_subscriptions(session, fresh)
    return done


async def _new_people(
    session: AsyncSession, account_id: int, rows: Sequence[ResidentRow], people: dict[str, Known], now: datetime
) -> Sequence[int]:
    """Rows and addresses for whoever is not known; `people` knows them afterwards."""
    first: dict[str, ResidentRow] = {}
    for row in rows:
        if row.ref not in people:
            first.setdefault(row.ref, row)
    ids = await bulk.new_residents(session, [_resident(row, now) for row in first.values()])
    addresses = []
    for resident_id, row in zip(ids, first.values(), strict=True):
        people[row.ref] = Known(resident_id, reachable=True, consented_at=row.consented_at, left_at=None)
        addresses.append(_address(resident_id, account_id, row.ref, now))
    await bulk.new_addresses(session, addresses)
    return ids


def _still_wanted(
    row: ResidentRow, known: Known, wishes: dict[tuple[int, str], datetime | None], key: tuple[int, str]
) -> bool:
    """Whether the row is news: not subscribed yet, and not ended since the person agreed."""
    if known.left_at is not None and known.left_at >= row.consented_at:
        return False
    if key not in wishes:
        return True
    ended_at = wishes[key]
    return ended_at is not None and ended_at < row.consented_at


async def _agreed(session: AsyncSession, known: Known, row: ResidentRow) -> None:
    if known.consented_at is None or known.left_at is not None:
        await bulk.consented(session, known.resident_id, CONSENT_VERSION, row.consented_at)
        known.consented_at, known.left_at = row.consented_at, None


def _resident(row: ResidentRow, now: datetime) -> dict[str, Any]:
    return {
        "language": row.language,
        "consent_version": CONSENT_VERSION,
        "consented_at": row.consented_at,
        "joined_at": now,
    }


def _address(resident_id: int, account_id: int, ref: str, now: datetime) -> dict[str, Any]:
    return {"recipient_id": resident_id, "account_id": account_id, "ref": ref, "thread": "", "opened_at": now}


def _subscription(resident_id: int, row: ResidentRow, now: datetime) -> dict[str, Any]:
    return {
        "recipient_id": resident_id,
        "region_code": row.region_code,
        "kind": RecipientKind.RESIDENT,
        "topics": row.topics,
        "wants_below": False,
        "started_at": now,
    }
