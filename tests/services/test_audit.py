import asyncio
from datetime import datetime

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from data import audits
from data.database import Database, opened
from domain.audit import Entry, Origin
from services import audit, people, privacy


async def _act(database: Database, now: datetime, *things: str) -> None:
    async with database.sessions.begin() as session:
        for thing in things:
            audits.write(session, None, "tested", thing, now, {"n": 1})


async def _all(database: Database) -> list[Entry]:
    async with database.reads() as session:
        return [entry async for entry in audit.entries(session)]


async def _verdict(database: Database, known: tuple[int, str] | None = None) -> audit.Verdict:
    async with database.reads() as session:
        return await audit.verify(session, known)


async def _tamper(database: Database, *statements: str) -> None:
    """What somebody does who holds the database and has taken its guards away."""
    postgres = database.engines[0].dialect.name == "postgresql"
    guards = ["audits_append_only ON audits"] if postgres else ["audits_unchanged", "audits_unremoved"]
    async with database.engines[0].begin() as connection:
        for statement in (*(f"DROP TRIGGER {guard}" for guard in guards), *statements):
            await connection.execute(text(statement))


@pytest.fixture
async def trail(database: Database, now: datetime) -> Database:
    """Five rows, in three transactions."""
    await _act(database, now, "a:1")
    await _act(database, now, "a:2", "a:3")
    await _act(database, now, "a:4", "a:5")
    return database


async def test_a_trail_that_nobody_touched_is_whole(trail: Database) -> None:
    verdict = await _verdict(trail)
    assert (verdict.rows, verdict.whole) == (5, True)
    assert [entry.number for entry in await _all(trail)] == [1, 2, 3, 4, 5]


async def test_an_empty_trail_is_whole(database: Database) -> None:
    assert (await _verdict(database)).whole


@pytest.mark.parametrize(
    ("statements", "broken"),
    [
        (["UPDATE audits SET verb = 'harmless' WHERE number = 3"], 3),
        (["UPDATE audits SET actor_id = 9 WHERE number = 1"], 1),
        (["DELETE FROM audits WHERE number = 2"], 2),
        (["DELETE FROM audits WHERE number = 5"], 5),
        (["DELETE FROM audits"], 1),
        (["DELETE FROM audits WHERE number = 3", "UPDATE audits SET number = 3 WHERE number = 4"], 3),
        (
            [
                "INSERT INTO audits (number, origin, verb, object, after, at, seal)"
                " SELECT 6, origin, verb, object, after, at, seal FROM audits WHERE number = 5"
            ],
            6,
        ),
    ],
)
async def test_the_first_row_that_was_changed_removed_or_added_is_named(
    trail: Database, statements: list[str], broken: int
) -> None:
    await _tamper(trail, *statements)
    assert (await _verdict(trail)).broken == broken


async def test_a_trail_rewritten_from_its_first_row_is_found_by_a_seal_noted_earlier(
    trail: Database, now: datetime
) -> None:
    noted = await _verdict(trail)
    await _tamper(trail, "DELETE FROM audits", "DELETE FROM audit_heads")
    await _act(trail, now, *(f"b:{n}" for n in range(6)))
    assert (await _verdict(trail)).whole
    assert (await _verdict(trail, (noted.rows, noted.seal))).broken == 5


@pytest.mark.parametrize("statement", ["UPDATE audits SET verb = 'x'", "DELETE FROM audits"])
async def test_the_database_itself_lets_nobody_change_or_remove_a_row(trail: Database, statement: str) -> None:
    with pytest.raises(DBAPIError, match="append only"):
        async with trail.sessions.begin() as session:
            await session.execute(text(statement))
    assert (await _verdict(trail)).whole


async def test_what_is_undone_leaves_no_row(database: Database, now: datetime) -> None:
    async with database.sessions() as session:
        audits.write(session, None, "kept", "a:1", now)
        outer = await session.begin_nested()
        audits.write(session, None, "undone", "a:2", now)
        async with session.begin_nested():
            audits.write(session, None, "undone-within", "a:3", now)
        await outer.rollback()
        async with session.begin_nested():
            audits.write(session, None, "kept-too", "a:4", now)
        await session.commit()
        audits.write(session, None, "undone", "a:5", now)
        await session.rollback()
        await session.commit()
    assert [entry.verb for entry in await _all(database)] == ["kept", "kept-too"]
    assert (await _verdict(database)).whole


async def test_acts_committed_at_the_same_time_stand_one_after_the_other(database_url: str, now: datetime) -> None:
    async with opened(database_url) as database:
        await asyncio.gather(*(_act(database, now, f"a:{n}", f"b:{n}") for n in range(12)))
        verdict = await _verdict(database)
    assert (verdict.rows, verdict.whole) == (24, True)


async def test_a_row_tells_from_where_it_was_done(database: Database, now: datetime) -> None:
    async with database.sessions.begin() as session:
        audit.comes_from(session, Origin.WHATSAPP)
        audits.write(session, None, "tested", "a:1", now)
    await _act(database, now, "a:2")
    assert [entry.origin for entry in await _all(database)] == [Origin.WHATSAPP, Origin.SYSTEM]


async def test_erasing_a_resident_leaves_the_trail_whole_and_without_them(home: Database, now: datetime) -> None:
    async with home.sessions.begin() as session:
        stranger = await people.recognise(session, 1, "700123456", "id", now)
        known = await people.ensure_known(session, 1, stranger, now)
        audits.write(session, known.resident_id, "tested", f"resident:{known.resident_id}", now)
    async with home.sessions.begin() as session:
        await privacy.erase(session, known.resident_id or 0, now)
    assert (await _verdict(home)).whole
    assert not any("700123456" in str(entry) for entry in await _all(home))
