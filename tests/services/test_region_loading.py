from datetime import datetime, timedelta

import pytest
from sqlalchemy import func, select

from data.database import Database
from data.models import Region, RegionLoad
from domain.refusal import Refusal
from domain.region import RegionKind
from services import region_loading


async def test_the_home_province_is_loaded_with_its_zone_and_bare_names(home: Database) -> None:
    async with home.reads() as session:
        by_level = await session.execute(
            select(func.length(Region.code), func.count()).group_by(func.length(Region.code))
        )
        assert sorted((length, regions) for length, regions in by_level) == [(2, 1), (5, 10), (8, 105), (13, 1038)]
        city = await session.get(Region, "64.71")
        district = await session.get(Region, "64.02.08")
    assert city is not None
    assert district is not None
    assert (city.name, city.kind, city.zone) == ("Balikpapan", RegionKind.CITY, "Asia/Makassar")
    assert (district.name, district.kind) == ("Kota Bangun", RegionKind.DISTRICT)


async def test_a_second_start_reads_nothing(home: Database, now: datetime) -> None:
    assert await region_loading.load(home.sessions, "64.71", whole_country=False, now=now) == 0


async def test_a_new_edition_renews_names_and_keeps_codes_that_vanished(home: Database, now: datetime) -> None:
    async with home.sessions.begin() as session:
        (await session.get_one(RegionLoad, "64")).edition = "0.0.0"
        (await session.get_one(Region, "64.71")).name = "Bandar"
        session.add(Region(code="64.99", name="Lama", kind=RegionKind.CITY, zone="Asia/Makassar"))
    written = await region_loading.load(home.sessions, "64", whole_country=False, now=now + timedelta(days=400))
    assert written == 1154
    async with home.reads() as session:
        assert (await session.get_one(Region, "64.71")).name == "Balikpapan"
        assert await session.get(Region, "64.99") is not None


async def test_the_whole_country_on_demand(home: Database, now: datetime) -> None:
    assert await region_loading.load(home.sessions, "64", whole_country=True, now=now) == 91_599
    assert await region_loading.load(home.sessions, "64", whole_country=False, now=now) == 0
    async with home.reads() as session:
        rows = await session.execute(select(Region.code, Region.zone).where(func.length(Region.code) == 2))
    zones = {row.code: row.zone for row in rows}
    assert (zones["61"], zones["64"], zones["91"], zones["51"]) == (
        "Asia/Jakarta",
        "Asia/Makassar",
        "Asia/Jayapura",
        "Asia/Makassar",
    )


async def test_a_home_that_does_not_exist_is_named(database: Database, now: datetime) -> None:
    with pytest.raises(Refusal, match="region-unknown"):
        await region_loading.load(database.sessions, "64.99", whole_country=False, now=now)
