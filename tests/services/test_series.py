"""What recurs: every time once, none twice, whatever the clock, downtimes and officials do."""

import json
import random
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import Select, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from data.database import Database
from data.models import Address, Announcement, Audit, Broadcast, Letter, Mandate, Region
from domain.audience import Audience
from domain.broadcast import BroadcastState
from domain.national_days import is_holiday
from domain.quiet_hours import QuietHours
from domain.recurrence import occurrences, understood
from domain.refusal import Refusal
from services import broadcasts, series
from services.drafts import opened
from services.series import AHEAD
from tests import towns
from tests.approving import warrant
from tests.conftest import ACCOUNT_ID
from tests.towns import OFFICIAL, TOWN

WITA = "Asia/Makassar"
START = datetime(2026, 2, 1, 0, tzinfo=ZoneInfo(WITA)).astimezone(UTC)


async def a_series(session: AsyncSession, typed: str, codes: tuple[str, ...] = (TOWN,), at: datetime = START) -> int:
    """A series that was agreed to; answers its id."""
    announcement_id = await towns.announce(session, f"Posyandu {typed}")
    head = Broadcast(
        announcement_id=announcement_id,
        audience=Audience(regions=codes).to_json(),
        lane="news",
        state=BroadcastState.SCHEDULED,
        created_at=at,
        confirmed_at=at,
    )
    session.add(head)
    await session.flush()
    series.repeat(await opened(session, head), understood(typed), QuietHours(), at)
    await session.flush()
    await warrant(session, head)
    return head.broadcast_id


async def tick(database: Database, now: datetime) -> list[int]:
    """What the scheduler does: lay out, open what is due, let go what is of no use any more."""
    async with database.sessions.begin() as session:
        await series.plan(session, now)
        await broadcasts.expire(session, now)
        return [each.broadcast_id for each in await broadcasts.open_due(session, now)]


def _due(now: datetime) -> Select[Broadcast]:
    """What of any series is to leave by now, in order."""
    scheduled = Broadcast.state == BroadcastState.SCHEDULED
    return (
        select(Broadcast)
        .where(scheduled, Broadcast.series_id.is_not(None), Broadcast.due_at <= now)
        .order_by(Broadcast.due_at)
    )


async def made(database: Database, series_id: int) -> list[Broadcast]:
    async with database.reads() as session:
        rows = await session.scalars(
            select(Broadcast).where(Broadcast.series_id == series_id).order_by(Broadcast.due_at)
        )
        return list(rows)


async def test_a_year_of_a_timetable_sends_every_entry_once_and_none_in_quiet_hours(sqlite_url: str) -> None:
    from data.database import opened as database_opened  # noqa: PLC0415 - the service has the same name

    typed = ("hari kerja 07.00", "setiap senin dan kamis 06.30", "akhir bulan 16.00")
    async with database_opened(sqlite_url) as database:
        async with database.sessions.begin() as session:
            await towns.found(session)
            ids = {each: await a_series(session, each) for each in typed}
        left: list[Broadcast] = []
        now = START
        while now < START + timedelta(days=365):
            async with database.sessions.begin() as session:
                await series.plan(session, now)
            now += timedelta(days=5)
            async with database.sessions.begin() as session:
                due = await session.scalars(_due(now))
                for each in due:
                    each.state = BroadcastState.DONE
                    left.append(each)
        assert len({row.broadcast_id for row in left}) == len(left) > 300
        for rule, series_id in ids.items():
            found = [row.due_at for row in left if row.series_id == series_id]
            assert found == [one.at for one in occurrences(understood(rule), START, now, WITA, is_holiday)]
            assert not any(QuietHours().holds(at, WITA) for at in found if at)


@pytest.mark.parametrize("seed", [1, 2])
async def test_downtimes_and_clocks_that_jump_double_nothing(database: Database, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - chance, not secrecy
    async with database.sessions.begin() as session:
        await towns.found(session)
        series_id = await a_series(session, "setiap hari 07.00")
    now, opened_ids = START, []
    for _ in range(40):
        now += timedelta(hours=chance.choice([1, 5, 20, 50, 100, -30]))
        opened_ids += await tick(database, now)
    assert len(opened_ids) == len(set(opened_ids)) > 5
    rows = await made(database, series_id)
    assert len({row.occurrence for row in rows}) == len(rows)


async def test_after_three_days_away_one_is_caught_up_and_the_others_expire(database: Database) -> None:
    async with database.sessions.begin() as session:
        await towns.found(session)
        series_id = await a_series(session, "setiap hari 07.00")
    await tick(database, START)
    assert len(await tick(database, START + timedelta(days=3, hours=10))) == 1
    states = [row.state for row in await made(database, series_id)]
    assert states[:4] == [BroadcastState.EXPIRED] * 3 + [BroadcastState.DONE]
    assert set(states[4:]) == {BroadcastState.SCHEDULED}


@pytest.mark.parametrize(("away", "caught_up"), [(timedelta(days=30, hours=10), 1), (timedelta(days=30, hours=7), 1)])
async def test_after_a_month_away_what_is_fresh_is_caught_up_and_the_rest_told_of_once(
    database: Database, away: timedelta, caught_up: int
) -> None:
    async with database.sessions.begin() as session:
        await towns.found(session)
        series_id = await a_series(session, "setiap hari 07.00")
        author_id = (await session.get_one(Broadcast, series_id)).author_id
        session.add(Address(recipient_id=author_id, account_id=ACCOUNT_ID, ref="77", opened_at=START))
    await tick(database, START)
    back = START + away
    assert len(await tick(database, back)) == caught_up
    assert await tick(database, back + timedelta(minutes=1)) == []
    assert await tick(database, back + timedelta(hours=7)) == []
    states = [row.state for row in await made(database, series_id)]
    assert states[:9] == [BroadcastState.EXPIRED] * 8 + [BroadcastState.DONE]
    assert set(states[9:]) == {BroadcastState.SCHEDULED}
    async with database.reads() as session:
        letters = [str(each.message) for each in await session.scalars(select(Letter))]
        noted = list(await session.scalars(select(Audit.after).where(Audit.verb == "series-missed")))
    assert [each for each in noted if each] == [{"times": 22}]
    assert len([each for each in letters if "tidak keluar 22 kali" in each]) == 1


async def test_a_clock_that_jumps_ahead_for_a_moment_leaves_the_series_whole(database: Database) -> None:
    async with database.sessions.begin() as session:
        await towns.found(session)
        series_id = await a_series(session, "setiap hari 07.00")
    await tick(database, START)
    async with database.sessions.begin() as session:
        await series.plan(session, START + timedelta(days=400))
    await tick(database, START + timedelta(hours=1))
    days = [row.due_at for row in await made(database, series_id) if row.due_at and row.due_at < START + AHEAD]
    assert days == [START + timedelta(days=number, hours=7) for number in range(8)]
    assert len(await tick(database, START + timedelta(hours=7))) == 1


async def test_each_zone_gets_it_at_its_own_seven_o_clock(database: Database) -> None:
    async with database.sessions.begin() as session:
        await towns.found(session, (*towns.VILLAGES, "94.71", "31.71"))
        for code, zone in (("94", "Asia/Jayapura"), ("31", "Asia/Jakarta")):
            await session.execute(update(Region).where(Region.code.startswith(code)).values(zone=zone))
        series_id = await a_series(session, "setiap hari 07.00", (TOWN, "94.71", "31.71"))
    await tick(database, START)
    first = (await made(database, series_id))[:3]
    assert [Audience.from_json(row.audience).regions for row in first] == [("94.71",), (TOWN,), ("31.71",)]
    assert [row.due_at for row in first] == [START + timedelta(hours=hours) for hours in (6, 7, 8)]


async def test_a_zone_whose_rules_change_moves_what_lies_ahead(database: Database) -> None:
    async with database.sessions.begin() as session:
        await towns.found(session)
        series_id = await a_series(session, "setiap hari 07.00")
    await tick(database, START)
    async with database.sessions.begin() as session:  # as if the rows had been laid out by other rules
        await session.execute(
            update(Broadcast).where(Broadcast.series_id == series_id).values(due_at=START + timedelta(days=5, hours=2))
        )
    await tick(database, START + timedelta(hours=6))
    assert (await made(database, series_id))[0].due_at == START + timedelta(hours=7)


async def test_one_is_skipped_one_is_moved_and_the_rest_ends(database: Database) -> None:
    async with database.sessions.begin() as session:
        await towns.found(session)
        series_id = await a_series(session, "setiap hari 07.00")
    await tick(database, START)
    skipped, moved, *_ = [row.broadcast_id for row in await made(database, series_id)]
    elsewhere = START + timedelta(days=1, hours=12)
    async with database.sessions.begin() as session:
        await series.skip(session, OFFICIAL, await session.get_one(Broadcast, skipped), START)
        await series.move(session, OFFICIAL, await session.get_one(Broadcast, moved), elsewhere, START)
    assert await tick(database, START + timedelta(days=1, hours=11)) == []
    assert await tick(database, elsewhere) == [moved]
    async with database.sessions.begin() as session:
        await series.end(session, OFFICIAL, await session.get_one(Broadcast, series_id), elsewhere)
    assert await tick(database, elsewhere + timedelta(days=2)) == []
    assert {row.state for row in await made(database, series_id)} == {BroadcastState.CANCELLED, BroadcastState.DONE}


async def test_an_author_without_a_mandate_ends_the_series(database: Database) -> None:
    async with database.sessions.begin() as session:
        await towns.found(session)
        series_id = await a_series(session, "setiap hari 07.00")
    async with database.sessions.begin() as session:
        await session.execute(update(Mandate).values(ended_at=START))
    assert await tick(database, START + timedelta(hours=8)) == []
    async with database.reads() as session:
        head = await session.get_one(Broadcast, series_id)
        assert (head.state, head.paused_why) == (BroadcastState.CANCELLED, "mandate")


async def test_each_time_has_a_code_of_its_own_and_the_same_words(database: Database) -> None:
    async with database.sessions.begin() as session:
        await towns.found(session)
        series_id = await a_series(session, "setiap hari 07.00")
    await tick(database, START)
    async with database.reads() as session:
        said = [await session.get_one(Announcement, row.announcement_id) for row in await made(database, series_id)]
    assert len({each.check_code for each in said}) == len(said) == 8
    assert {each.text for each in said} == {"Posyandu setiap hari 07.00"}


@pytest.mark.parametrize(
    ("typed", "key"), [("setiap hari 22.00", "series-in-quiet-hours"), ("nanti", "series-unreadable")]
)
async def test_what_can_not_recur_is_refused(database: Database, typed: str, key: str) -> None:
    async with database.sessions.begin() as session:
        await towns.found(session)
        head = Broadcast(
            announcement_id=await towns.announce(session), audience={"regions": [TOWN]}, lane="news",
            state=BroadcastState.DRAFT, created_at=START,
        )  # fmt: skip
        session.add(head)
        await session.flush()
        with pytest.raises(Refusal) as refused:
            series.repeat(await opened(session, head), series.read(typed), QuietHours(), START)
        assert refused.value.key == key
        assert json.dumps(head.recurrence) == "null"
        assert is_holiday(date(2026, 8, 17))
