import asyncio
from datetime import UTC, datetime

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import select, text

from data import pace
from data.database import Database, opened, optimise, unhurried
from data.migrate import NewerDatabase, migrate
from data.migrations.searching import is_ours
from data.models import Base, Kim, Region
from domain.region import RegionKind
from tests import towns
from tests.conftest import ACCOUNT_ID
from tests.faults.machines import keep_commits


async def test_the_migrations_lead_to_exactly_the_models(database: Database) -> None:
    async with database.engines[0].connect() as connection:
        assert await connection.run_sync(_difference) == []


def _difference(connection: object) -> list[object]:
    ours = {
        "include_name": lambda name, kind, _parents: kind != "table" or not name.startswith("procrastinate_"),
        "include_object": is_ours,
    }
    context = MigrationContext.configure(connection, opts=ours)  # type: ignore[arg-type]
    return list(compare_metadata(context, Base.metadata))


@pytest.mark.postgres
async def test_postgresql_has_the_tables_of_the_queue_too_and_keeps_them(postgres_url: str) -> None:
    async with opened(postgres_url) as database:
        await migrate(database.engines[0])
        async with database.sessions.begin() as session:
            assert await session.scalar(text("SELECT count(*) FROM procrastinate_jobs")) == 0


@pytest.mark.postgres
async def test_what_a_frozen_process_holds_is_given_back_unless_it_may_take_its_time(postgres_url: str) -> None:
    question = text("SHOW idle_in_transaction_session_timeout")
    keep_commits(postgres_url)
    async with opened(postgres_url) as database:
        async with database.reads() as session:
            assert await session.scalar(question) == "5s"
            await unhurried(session)
            assert await session.scalar(question) == "0"
        async with database.sessions.begin() as session:
            assert await session.scalar(question) == "5s"


@pytest.mark.postgres
async def test_who_only_points_at_an_account_waits_for_none_of_its_turns(postgres_home_url: str) -> None:
    async with opened(postgres_home_url) as database, database.sessions.begin() as turn:
        await pace.taken(turn, ACCOUNT_ID)
        async with asyncio.timeout(60), database.sessions.begin() as joining:
            await towns.settle(joining, ACCOUNT_ID, 1, ("64.71.01.1001",))


async def test_a_moment_comes_back_as_it_went_in(database: Database, now: datetime) -> None:
    exact = now.replace(microsecond=123456)
    async with database.sessions.begin() as session:
        session.add(Region(code="64", name="Kalimantan Timur", kind=RegionKind.PROVINCE, zone="Asia/Makassar"))
        await session.flush()
        session.add(Kim(region_code="64", name="KIM", proposed_at=exact))
    async with database.reads() as session:
        kim = (await session.scalars(select(Kim))).one()
    assert kim.proposed_at == exact
    assert kim.proposed_at.tzinfo is UTC


async def test_a_database_of_a_newer_version_is_refused_and_left_alone(database: Database) -> None:
    async with database.sessions.begin() as session:
        await session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(NewerDatabase):
        await migrate(database.engines[0])


async def test_writers_wait_for_each_other_instead_of_losing_updates(database: Database, now: datetime) -> None:
    async with database.sessions.begin() as session:
        session.add(Region(code="64", name="0", kind=RegionKind.PROVINCE, zone="Asia/Makassar"))

    async def add_one() -> None:
        async with database.sessions.begin() as session:
            region = (await session.scalars(select(Region).with_for_update())).one()
            region.name = str(int(region.name) + 1)

    await asyncio.gather(*(add_one() for _ in range(20)))
    async with database.reads() as session:
        assert (await session.scalars(select(Region.name))).one() == "20"


async def test_statistics_of_a_nearly_empty_table_are_not_believed_when_it_has_grown(home: Database) -> None:
    async with home.sessions.begin() as session:
        await session.execute(text("SELECT * FROM addresses WHERE account_id = 1 AND ref IN ('1', '2')"))
    await optimise(home)
    if home.engines[0].dialect.name == "sqlite":
        async with home.sessions() as session:
            many = ", ".join(f"'{number}'" for number in range(500))
            question = f"SELECT * FROM addresses WHERE account_id = 1 AND ref IN ({many})"  # noqa: S608 - numbers
            plan = (await session.execute(text(f"EXPLAIN QUERY PLAN {question}"))).all()
        assert "ix_addresses_ref" in str(plan)


async def test_a_connection_that_breaks_in_the_middle_of_writing_gives_the_lock_back(sqlite_url: str) -> None:
    async with opened(sqlite_url) as database:
        async with database.sessions() as session:
            connection = await session.connection()
            driver = (await connection.get_raw_connection()).driver_connection
            assert driver is not None
            kept = await driver.execute(
                "INSERT INTO region_loads VALUES ('64', '1', 0), ('65', '1', 0) RETURNING scope"
            )
            await connection.invalidate()  # as SQLAlchemy does when whoever waits is cancelled
        async with asyncio.timeout(60), database.sessions.begin() as session:
            assert await session.scalar(text("SELECT count(*) FROM region_loads")) == 0
        del kept
