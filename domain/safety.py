"""Safety: whether those who were warned say that they are safe or that they need help, counted by region."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

TAKEN = timedelta(hours=1)
"""How long somebody in need is one official's alone; whoever has not been there by then leaves room for others."""


class SafetyState(StrEnum):
    """What a resident said last by a button under a warning."""

    SAFE = "safe"
    NEEDS_HELP = "needs_help"


@dataclass(frozen=True, slots=True)
class Answered:
    """How many of a region gave the same answer; `helped`: they needed help and had it."""

    code: str
    state: SafetyState
    helped: bool
    people: int


@dataclass(frozen=True, slots=True)
class Safety:
    """How a region, or all of them together, stands."""

    code: str = ""
    safe: int = 0
    needs: int = 0  # help, and nobody has given it yet
    helped: int = 0
    silent: int = 0  # were warned and have not answered


def by_region(warned: Mapping[str, int], answered: Iterable[Answered]) -> tuple[Safety, ...]:
    """Every region that was warned, or answered: first where help is needed, then where most are silent."""
    counts = {code: Counter[str]() for code in warned}
    for each in answered:
        word = "helped" if each.helped else ("needs" if each.state is SafetyState.NEEDS_HELP else "safe")
        counts.setdefault(each.code, Counter())[word] += each.people
    found = (
        Safety(code, each["safe"], each["needs"], each["helped"], max(0, warned.get(code, 0) - each.total()))
        for code, each in counts.items()
    )
    return tuple(sorted(found, key=lambda each: (-each.needs, -each.silent, each.code)))


def together(regions: Iterable[Safety]) -> Safety:
    """All regions as one."""
    listed = list(regions)
    return Safety(
        safe=sum(each.safe for each in listed),
        needs=sum(each.needs for each in listed),
        helped=sum(each.helped for each in listed),
        silent=sum(each.silent for each in listed),
    )
