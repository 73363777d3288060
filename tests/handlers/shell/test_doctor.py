"""`siarkim doctor` against the simulator's Bot API over HTTP and a real database."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

import simulator
from bot.doctor import findings
from bot.settings import Settings
from handlers.shell.doctor import Finding
from simulator import Simulator, whatsapp
from tests.simulator.served import serve


class Office:
    """An installation that is examined."""

    def __init__(self, sim: Simulator, url: str, folder: Path) -> None:
        self.sim = sim
        self.settings: dict[str, Any] = {
            "telegram_token": sim.token,
            "telegram_api_url": url,
            "database_url": f"sqlite+aiosqlite:///{folder}/siarkim.db",
            "backup_dir": folder / "backups",
            "web_port": 1,
        }

    async def examined(self, **more: Any) -> dict[str, Finding]:
        """What is found, by what was looked at."""
        return {each.what: each async for each in findings(Settings(**{**self.settings, **more}))}


@pytest.fixture
async def office(tmp_path: Path) -> AsyncIterator[Office]:
    sim = simulator.create()
    async with serve(sim.app) as url:
        yield Office(sim, url, tmp_path)
    await sim.close()


async def test_a_fresh_office_is_well_but_for_the_process_that_nobody_started(office: Office) -> None:
    found = await office.examined()
    assert {what for what, each in found.items() if not each.good} == {"process"}
    assert found["token"].values == {"bot": simulator.BOT_USERNAME}
    assert found["webhook"].stands == "polling"
    assert found["clock"].stands == "well"
    assert found["backup"].stands == "unwanted"


async def test_a_token_that_is_refused_does_not_keep_the_rest_from_being_looked_at(office: Office) -> None:
    found = await office.examined(telegram_token="123:falsch")
    assert found["token"].stands == "wrong"
    assert found["database"].good


async def test_a_server_that_is_away_is_said(office: Office) -> None:
    found = await office.examined(telegram_api_url="http://127.0.0.1:9")
    assert (found["token"].stands, found["clock"].stands) == ("unreachable", "unknown")


async def test_a_missing_backup_is_said_where_backups_are_wanted(office: Office) -> None:
    found = await office.examined(backup_passphrase="empat kata yang panjang")
    assert (found["backup"].stands, found["alarms"].stands) == ("none", "well")


async def test_a_folder_that_is_not_there_is_named(office: Office, tmp_path: Path) -> None:
    found = await office.examined(database_url=f"sqlite+aiosqlite:///{tmp_path}/tidak-ada/siarkim.db")
    assert found["database"].stands == "shut"
    assert "tidak-ada" in str(found["database"].values["why"])


async def test_a_house_with_a_number_alone_is_asked_about_on_whatsapp(office: Office) -> None:
    cloud = whatsapp.create()
    async with serve(cloud.app) as url:
        alone = {"telegram_token": None, "whatsapp_access_token": whatsapp.TOKEN, "whatsapp_app_secret": "rahasia"}
        alone |= {"whatsapp_phone_number_id": whatsapp.NUMBER_ID, "whatsapp_verify_token": "kata"}
        alone["whatsapp_api_url"] = f"{url}/{whatsapp.VERSION}"
        found = await office.examined(**alone)
        wrong = await office.examined(**alone | {"whatsapp_access_token": "EAAbukantokenkamisamasekali"})
    await cloud.close()
    assert "token" not in found
    assert (found["number"].stands, found["number"].values) == ("well", {"phone": whatsapp.PHONE})
    assert (found["clock"].stands, found["callback"].stands, found["database"].good) == ("well", "nowhere", True)
    assert (wrong["number"].stands, wrong["number"].values) == ("wrong", {"code": "190"})
