"""Approvers: who else may agree for some regions, nearest first, and what has to happen before something leaves."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from data import approval_rules as rules
from data import audits, contacts
from data import mandates as mandate_rows
from data.models import ApprovalRule
from domain.approval import Case, Demand, Reach, Tightened, Way, demanded, may_approve, reach_of
from domain.audit import Origin
from domain.mandate import Mandate, allows
from domain.refusal import Refusal
from domain.region import contains
from domain.role import RIGHTS, Right


@dataclass(frozen=True, slots=True)
class Question:
    """What is put forward: for which regions, by whom, in which way."""

    codes: tuple[str, ...]
    authors: frozenset[int | None]
    way: Way = Way.ORDINARY


@dataclass(frozen=True, slots=True)
class Prospect:
    """What a question comes to: the demand, how far it reaches, and who may agree."""

    demand: Demand
    reach: Reach
    able: tuple[int, ...]
    short: int = 0  # so many others are lacking: it can't be put forward like this

    @property
    def single(self) -> bool:
        """Whether it goes as *satu petugas*."""
        return bool(self.demand.hold or self.demand.review) and self.reach is not Reach.VILLAGE


async def able(session: AsyncSession, question: Question, now: datetime) -> tuple[int, ...]:
    """Whoever else may agree for all of these regions and can be reached now, those of the smallest region first."""
    held = await mandate_rows.held_around(session, question.codes, now)
    found = [
        (_nearness(mandates, question.codes), resident_id)
        for resident_id, mandates in held.items()
        if may_approve(resident_id, question.authors)
        and all(allows(mandates, Right.APPROVE, code) for code in question.codes)
    ]
    reached = {row[0] for row in await contacts.of(session, [resident_id for _, resident_id in found])}
    return tuple(resident_id for _, resident_id in sorted(found) if resident_id in reached)


async def prospect(session: AsyncSession, question: Question, now: datetime) -> Prospect:
    """What would have to happen before this leaves."""
    others = await able(session, question, now)
    around = await rules.around(session, question.codes)
    tightened = [Tightened(each.village, each.regency, each.beyond) for each in around]
    reach = reach_of(question.codes)
    single = not others or any(_single(each, question.codes) for each in around)
    demand = demanded(Case(reach, question.way, tightened, single=single, typed=audits.origin(session) is Origin.SHELL))
    return Prospect(demand, reach, others, max(0, demand.approvals - len(others)))


def require_enough(prospect: Prospect) -> None:
    """Refuse what too few others could ever agree to, with the way out."""
    if prospect.short:
        raise Refusal("approval-too-few", needed=prospect.demand.approvals, others=len(prospect.able))


async def lasting(
    session: AsyncSession, officials: Collection[int], codes: Sequence[str], now: datetime
) -> tuple[int, ...]:
    """Those of some officials who may still agree for all of these regions."""
    return tuple([each for each in officials if await _may(session, each, codes, now)])


async def _may(session: AsyncSession, resident_id: int, codes: Sequence[str], now: datetime) -> bool:
    held = await mandate_rows.held_by(session, resident_id, now)
    return all(allows(held, Right.APPROVE, code) for code in codes)


def _nearness(mandates: Sequence[Mandate], codes: Sequence[str]) -> int:
    """Smaller for the smaller region: negative length of the longest code that covers the first region."""
    around = [
        len(held.region_code)
        for held in mandates
        if Right.APPROVE in RIGHTS[held.role] and contains(held.region_code, codes[0])
    ]
    return -max(around, default=0)


def _single(rule: ApprovalRule, codes: Sequence[str]) -> bool:
    return rule.single_since is not None and all(contains(rule.region_code, code) for code in codes)
