"""Rate: what a messenger charges for one template, from a day on; from a table that people keep."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from domain.template import Category


@dataclass(frozen=True, slots=True)
class Rate:
    """The price of one delivered template of a category."""

    category: Category
    since: date
    currency: str  # ISO 4217
    price: Decimal
    source: str  # where it was read

    def of(self, copies: int) -> Decimal:
        """What so many cost."""
        return self.price * copies


def in_force(rates: Iterable[Rate], category: Category, on: date) -> Rate | None:
    """The rate of a day; None where the table does not reach back so far."""
    known = [each for each in rates if each.category is category and each.since <= on]
    return max(known, key=lambda each: each.since, default=None)


def read(table: Mapping[str, Any]) -> list[Rate]:
    """The rates of a file: tables `rate` with since, currency, source, and a price by category. ValueError else."""
    found = []
    for row in table.get("rate", ()):
        since, currency, source = row.get("since"), row.get("currency"), row.get("source")
        if not isinstance(since, date) or not (isinstance(currency, str) and len(currency) == 3 and source):
            raise ValueError("rate")
        for category in Category:
            if category.value in row:
                found.append(Rate(category, since, currency.upper(), _price(row[category.value]), str(source)))
    if not found:
        raise ValueError("rate")
    return found


def _price(written: object) -> Decimal:
    try:
        price = Decimal(str(written))
    except InvalidOperation:
        raise ValueError("price") from None
    if not price.is_finite() or not 0 <= price < 1_000_000:
        raise ValueError("price")
    return price
