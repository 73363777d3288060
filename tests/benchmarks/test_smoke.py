"""The benchmarks in a form that takes seconds: every part runs and says what it should; no time is asserted."""

from collections.abc import AsyncIterator

import pytest

from benchmarks import desk, incoming, pacing, sizes, throughput, workers
from benchmarks.ground import Ground, ground
from benchmarks.table import Table


@pytest.fixture
async def found() -> AsyncIterator[Ground]:
    async with ground() as found:
        yield found


async def test_ways_paces_and_what_comes_in_are_measured(found: Ground) -> None:
    """One test, so that one house with its 100 residents is laid out once."""
    ways = ("siarkim", "own_client", "raw_aiohttp", "ptb")
    table = await throughput.run(found, 1, 0.005, ways)
    assert [row[0] for row in table.rows] == [throughput.NAMES[way] for way in ways]
    assert [bool(row[1]) for row in table.rows] == [False, True, True, True]
    table = await pacing.run(found, 1, (("telegram", 100), ("whatsapp", 100)))
    assert [row[:2] for row in table.rows] == [("telegram", "100/s"), ("whatsapp", "100/s")]
    assert all(0 < int(row[2]) <= 200 for row in table.rows)
    (row,) = (await incoming.run(found, 20, 100, ("SQLite",))).rows
    assert row[:2] == ("SQLite", "20")


@pytest.mark.postgres
async def test_sizes_and_the_desk_are_measured_on_both_databases_and_workers_on_one(found: Ground) -> None:
    """One test, so that one PostgreSQL server is begun, and its house with 1,000 residents laid out once."""
    table = await sizes.run(found, (1000,))
    assert [(row[0], row[1]) for row in table.rows] == [("SQLite", "1,000"), ("PostgreSQL", "1,000")]
    table = await workers.run(found, (1,), 1000)
    assert [(row[0], row[2]) for row in table.rows] == [("1", "1.00 ×")]
    table = await desk.run(found, 200)
    assert [row[0] for row in table.rows] == ["SQLite"] * 10 + ["PostgreSQL"] * 10
    assert all(cell.isdigit() for row in table.rows for cell in row[2:])


async def test_the_server_says_of_one_in_twenty_that_it_blocked_the_bot(found: Ground) -> None:
    figures = await found.run("own_client", 40)
    assert (figures.done, figures.seen.count) == (40, 40)
    blocked = await found.run("ptb", 40, blocked=1)
    assert blocked.done == 40


def test_a_table_is_markdown() -> None:
    said = str(Table("Judul", ("a", "b"), [("1", "2")], ("Catatan.",)))
    assert said == "## Judul\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n\nCatatan.\n"
