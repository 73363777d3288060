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


async def test_every_way_that_needs_no_other_environment_is_compared(found: Ground) -> None:
    ways = ("siarkim", "own_client", "raw_aiohttp", "ptb")
    table = await throughput.run(found, 1, 0.01, ways)
    assert [row[0] for row in table.rows] == [throughput.NAMES[way] for way in ways]
    assert [bool(row[1]) for row in table.rows] == [False, True, True, True]


async def test_the_pace_is_measured_at_the_server(found: Ground) -> None:
    table = await pacing.run(found, 1, (("telegram", 100), ("whatsapp", 80)))
    assert [row[:2] for row in table.rows] == [("telegram", "100/s"), ("whatsapp", "80/s")]
    assert all(0 < int(row[2]) <= 200 for row in table.rows)


@pytest.mark.postgres
async def test_sizes_are_measured_on_both_databases_and_workers_on_one(found: Ground) -> None:
    table = await sizes.run(found, (300,))
    assert [(row[0], row[1]) for row in table.rows] == [("SQLite", "300"), ("PostgreSQL", "300")]
    table = await workers.run(found, (1,), 300)
    assert [(row[0], row[2]) for row in table.rows] == [("1", "1.00 ×")]


@pytest.mark.postgres
async def test_the_desk_is_asked_on_both_databases(found: Ground) -> None:
    table = await desk.run(found, 200)
    assert [row[0] for row in table.rows] == ["SQLite"] * 8 + ["PostgreSQL"] * 8
    assert all(cell.isdigit() for row in table.rows for cell in row[2:])


async def test_what_comes_in_is_kept_and_answered(found: Ground) -> None:
    (row,) = (await incoming.run(found, 40, 300, ("SQLite",))).rows
    assert row[:2] == ("SQLite", "40")


async def test_the_server_says_of_one_in_twenty_that_it_blocked_the_bot(found: Ground) -> None:
    figures = await found.run("own_client", 40)
    assert (figures.done, figures.seen.count) == (40, 40)
    blocked = await found.run("ptb", 40, blocked=1)
    assert blocked.done == 40


def test_a_table_is_markdown() -> None:
    said = str(Table("Judul", ("a", "b"), [("1", "2")], ("Catatan.",)))
    assert said == "## Judul\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n\nCatatan.\n"
