"""Mandate: role + region; the only source of rights."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from domain.region import RegionCode, contains
from domain.role import RIGHTS, Right, Role


@dataclass(frozen=True, slots=True)
class Mandate:
    """A mandate that holds now."""

    role: Role
    region_code: RegionCode
    kim_id: int | None = None


def allows(mandates: Iterable[Mandate], right: Right, region_code: str) -> bool:
    """Whether any mandate gives this right in this region."""
    return any(right in RIGHTS[held.role] and contains(held.region_code, region_code) for held in mandates)


def may_give(mandates: Collection[Mandate], role: Role, region_code: str) -> bool:
    """Whether these mandates let their holder give or take a role there: nobody gives what they do not hold."""
    return all(allows(mandates, right, region_code) for right in RIGHTS[role] | {Right.GIVE_MANDATES})


def regions_with(mandates: Iterable[Mandate], right: Right) -> tuple[RegionCode, ...]:
    """The regions in which a right is held, each once, none inside another."""
    codes = sorted({held.region_code for held in mandates if right in RIGHTS[held.role]}, key=len)
    outermost: list[RegionCode] = []
    for code in codes:
        if not any(contains(upper, code) for upper in outermost):
            outermost.append(code)
    return tuple(outermost)
