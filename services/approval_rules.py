"""Rules of regions: more approvals than the table demands, set by an admin; *satu petugas*, set by the operator."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from data import approval_rules as rows
from data import audits
from data.models import ApprovalRule
from domain.approval import MOST_APPROVALS, TABLE, Reach
from domain.refusal import Refusal
from domain.role import Right
from services import mandates, regions
from services.people import Person


@dataclass(frozen=True, slots=True)
class Wanted:
    """So many approvals a region demands for each reach; 0 leaves the table as it is."""

    region_code: str
    village: int = 0
    regency: int = 0
    beyond: int = 0

    @property
    def numbers(self) -> dict[Reach, int]:
        """By reach."""
        return {Reach.VILLAGE: self.village, Reach.REGENCY: self.regency, Reach.BEYOND: self.beyond}


@dataclass(frozen=True, slots=True)
class Rule:
    """What holds in a region: approvals for each reach, and since when it is *satu petugas*."""

    region: str
    village: int
    regency: int
    beyond: int
    single_since: datetime | None

    def of(self, reach: Reach) -> int:
        """The approvals for one reach."""
        return {Reach.VILLAGE: self.village, Reach.REGENCY: self.regency, Reach.BEYOND: self.beyond}[reach]


def values(rule: Rule) -> dict[str, object]:
    """What is said of a rule."""
    single = "yes" if rule.single_since else "no"
    numbers = {"village": rule.village, "regency": rule.regency, "beyond": rule.beyond}
    return {"region": rule.region, "single": single, **numbers}


async def tighten(session: AsyncSession, wanted: Wanted, person: Person, now: datetime) -> Rule:
    """An admin demands more for a region, or goes back to the table; it holds for what is put forward from now on."""
    mandates.require(person, Right.TIGHTEN_RULES, wanted.region_code)
    if not all(0 <= number <= MOST_APPROVALS for number in wanted.numbers.values()):
        raise Refusal("rule-number", most=MOST_APPROVALS)
    rule = await rows.of(session, wanted.region_code, now)
    before = {"village": rule.village, "regency": rule.regency, "beyond": rule.beyond}
    rule.village, rule.regency, rule.beyond = wanted.village, wanted.regency, wanted.beyond
    rule.set_by, rule.set_at = person.resident_id, now
    after = {"village": rule.village, "regency": rule.regency, "beyond": rule.beyond}
    thing = f"region:{wanted.region_code}"
    audits.write(session, person.resident_id, "approvals-tightened", thing, now, after, before=before)
    await session.flush()
    return await of(session, wanted.region_code, now)


async def set_single(session: AsyncSession, region_code: str, *, on: bool, now: datetime) -> Rule:
    """The operator says that a region has too few approvers, or that it has enough."""
    await regions.one(session, region_code)
    rule = await rows.of(session, region_code, now)
    before = {"single": rule.single_since is not None}
    rule.single_since = (rule.single_since or now) if on else None
    audits.write(session, None, "approvals-single", f"region:{region_code}", now, {"single": on}, before=before)
    await session.flush()
    return await of(session, region_code, now)


async def own(session: AsyncSession, region_code: str) -> Wanted:
    """What a region demands itself."""
    found = [each for each in await rows.around(session, [region_code]) if each.region_code == region_code]
    if not found:
        return Wanted(region_code)
    return Wanted(region_code, found[0].village, found[0].regency, found[0].beyond)


async def of(session: AsyncSession, region_code: str, now: datetime) -> Rule:
    """What holds in a region by its own rule and by those around it."""
    around = await rows.around(session, [region_code])
    found = {reach: max([TABLE[reach].approvals, *(_number(each, reach) for each in around)]) for reach in Reach}
    since = [each.single_since for each in around if each.single_since is not None and each.single_since <= now]
    title = await regions.whole_title(session, region_code)
    return Rule(title, found[Reach.VILLAGE], found[Reach.REGENCY], found[Reach.BEYOND], min(since, default=None))


async def every(session: AsyncSession, now: datetime) -> Sequence[Rule]:
    """What holds in each region that has a rule of its own."""
    return [await of(session, each.region_code, now) for each in await rows.every(session)]


def _number(rule: ApprovalRule, reach: Reach) -> int:
    return {Reach.VILLAGE: rule.village, Reach.REGENCY: rule.regency, Reach.BEYOND: rule.beyond}[reach]
