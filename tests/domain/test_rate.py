import tomllib
from datetime import date
from decimal import Decimal

import pytest

from domain.rate import Rate, in_force, read
from domain.template import Category

OLD = Rate(Category.UTILITY, date(2025, 7, 1), "USD", Decimal("0.025"), "Meta")
NEW = Rate(Category.UTILITY, date(2026, 10, 1), "IDR", Decimal(350), "Meta")


@pytest.mark.parametrize(
    ("category", "on", "rate"),
    [
        (Category.UTILITY, date(2026, 9, 30), OLD),
        (Category.UTILITY, date(2026, 10, 1), NEW),
        (Category.UTILITY, date(2025, 6, 30), None),
        (Category.MARKETING, date(2026, 10, 1), None),
    ],
    ids=["before", "from", "too-early", "other-category"],
)
def test_the_newest_rate_that_has_begun_is_in_force(category: Category, on: date, rate: Rate | None) -> None:
    assert in_force([NEW, OLD], category, on) == rate


def test_a_table_is_read_with_its_dates_and_its_source() -> None:
    table = '[[rate]]\nsince = 2025-07-01\ncurrency = "usd"\nsource = "Meta"\nutility = "0.0250"\nmarketing = 0.0411\n'
    assert {each.category: each.price for each in read(tomllib.loads(table))} == {
        Category.UTILITY: Decimal("0.0250"),
        Category.MARKETING: Decimal("0.0411"),
    }
    assert OLD.of(1000) == Decimal(25)


@pytest.mark.parametrize(
    "table",
    [
        "",
        '[[rate]]\ncurrency = "USD"\nsource = "x"\nutility = 1',
        '[[rate]]\nsince = 2025-07-01\nsource = "x"\nutility = 1',
        '[[rate]]\nsince = 2025-07-01\ncurrency = "USD"\nutility = 1',
        '[[rate]]\nsince = 2025-07-01\ncurrency = "USD"\nsource = "x"\nutility = "free"',
        '[[rate]]\nsince = 2025-07-01\ncurrency = "USD"\nsource = "x"\nutility = -1',
        '[[rate]]\nsince = 2025-07-01\ncurrency = "USD"\nsource = "x"\nutility = nan',
    ],
    ids=["empty", "no-date", "no-currency", "no-source", "no-number", "negative", "nan"],
)
def test_a_table_that_says_too_little_is_not_taken(table: str) -> None:
    with pytest.raises(ValueError, match=r"rate|price"):
        read(tomllib.loads(table))
