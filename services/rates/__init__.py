"""Rates: what templates cost, from the house's table or the operator's own, which replaces it."""

import tomllib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncSession

from data import rates as rows
from domain.rate import Rate, in_force, read
from domain.refusal import Refusal
from domain.template import Category

_SHIPPED = Path(__file__).parent / "whatsapp.toml"


@dataclass(frozen=True, slots=True)
class Cost:
    """An amount, and the rate it was reckoned with."""

    amount: Decimal
    currency: str
    rate: Rate


async def cost(session: AsyncSession, copies: Mapping[Category, int], on: date) -> Cost | None:
    """What so many templates of a day cost; None where there is none, or no rate for it."""
    known = await rows.own(session) or shipped()
    amounts: defaultdict[str, Decimal] = defaultdict(Decimal)
    used = None
    for category, count in copies.items():
        rate = in_force(known, category, on)
        if rate is None:
            return None
        used = rate
        amounts[rate.currency] += rate.of(count)
    if used is None or len(amounts) != 1:
        return None
    return Cost(amounts[used.currency], used.currency, used)


async def load(session: AsyncSession, written: str) -> int:
    """From now on these rates, in the form of the shipped file; how many. Refused where it can't be read."""
    try:
        rates = read(tomllib.loads(written))
    except ValueError:
        raise Refusal("whatsapp-rates-unreadable") from None
    await rows.replace(session, rates)
    return len(rates)


@cache
def shipped() -> tuple[Rate, ...]:
    """The rates that come with the house."""
    return tuple(read(tomllib.loads(_SHIPPED.read_text(encoding="utf-8"))))
