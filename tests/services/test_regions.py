from datetime import datetime, timedelta

import pytest

from data.database import Database
from data.models import Region, RegionLoad
from domain.refusal import Refusal
from services import regions


async def test_titles_zones_and_children(home: Database) -> None:
    async with home.reads() as session:
        assert await regions.title(session, "64.71.06") == "Kec. Balikpapan Kota"
        full = "Kel. Damai, Kec. Balikpapan Kota, Kota Balikpapan"
        assert await regions.whole_title(session, "64.71.06.1005") == full
        assert await regions.zone_of(session, "64.71.06.1005") == "Asia/Makassar"
        assert [each.title for each in await regions.children(session, "64.74")] == [
            "Kec. Bontang Utara",
            "Kec. Bontang Selatan",
            "Kec. Bontang Barat",
        ]
        assert len(await regions.children(session, "64")) == 10
        assert await regions.children(session, "64.71.06.1005") == []
        with pytest.raises(Refusal):
            await regions.one(session, "64.99")


async def test_find_answers_with_full_titles(home: Database) -> None:
    async with home.reads() as session:
        (found,) = await regions.find(session, "gn samarinda", near="64")
    assert found.title == "Kel. Gunung Samarinda, Kec. Balikpapan Utara, Kota Balikpapan"
    assert found.exact


async def test_a_renamed_region_is_found_by_its_new_name(home: Database, now: datetime) -> None:
    async with home.sessions.begin() as session:
        assert await regions.find(session, "bandar madani") == []
        (await session.get_one(Region, "64.71")).name = "Bandar Madani"
        (await session.get_one(RegionLoad, "64")).loaded_at = now + timedelta(days=1)
    async with home.sessions() as session:
        assert [each.code for each in await regions.find(session, "bandar madani")] == ["64.71"]
