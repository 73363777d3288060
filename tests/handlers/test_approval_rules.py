"""/aturan: an admin demands more approvals by a press; nobody loosens anything."""

from datetime import datetime

import pytest

from data.database import Database
from domain.role import Role
from handlers import approval_rules
from handlers.dialogue import Replies, Reply, Turn
from handlers.router import Router
from tests.office import KOTA, Office
from tests.talk import Talk

ADMIN, OFFICIAL = "901", "902"


async def _otherwise(_turn: Turn) -> Replies:
    return (Reply("stale-choice"),)


@pytest.fixture
async def talk(sqlite_home: Database, account_id: int, now: datetime) -> Talk:
    office = Office(sqlite_home, now)
    await office.hire(ADMIN)
    await office.hire(OFFICIAL, Role.APPROVER)
    router = Router([approval_rules.dialogue()], otherwise=_otherwise, edited=_otherwise, memberships=[])
    return Talk(sqlite_home, router, account_id, now)


async def test_a_press_tightens_and_another_goes_back_to_the_usual(talk: Talk) -> None:
    assert "satu kabupaten/kota: 1 petugas lain" in await talk.say(ADMIN, "/aturan")
    assert "Kab./kota: 0" not in talk.buttons(ADMIN)
    assert "satu kabupaten/kota: 2 petugas lain" in await talk.press(ADMIN, "Kab./kota: 2")
    assert "✓ Kab./kota: 2" in talk.buttons(ADMIN)
    assert "satu desa/kelurahan: 1 petugas lain" in await talk.press(ADMIN, "Desa/kel.: 1")
    assert "satu kabupaten/kota: 1 petugas lain" in await talk.press(ADMIN, "Kab./kota: 1")


@pytest.mark.parametrize(
    ("ref", "choice"),
    [
        (OFFICIAL, f"rules:set:{KOTA}:regency:2"),
        ("5", f"rules:show:{KOTA}"),
        (ADMIN, "rules:set:64:regency:2"),
        (ADMIN, "rules:set:64.72:regency:2"),
        (ADMIN, f"rules:set:{KOTA}:regency:9"),
        (ADMIN, f"rules:set:{KOTA}:country:1"),
        (ADMIN, "rules:show:"),
    ],
)
async def test_forged_buttons_change_nothing(talk: Talk, ref: str, choice: str) -> None:
    said = await talk.happen(talk.incoming(ref, choice=choice, acknowledge="a"))
    assert "wewenang" in said or "tidak berlaku" in said
    assert "satu kabupaten/kota: 1 petugas lain" in await talk.say(ADMIN, "/aturan")


async def test_a_number_below_the_usual_leaves_the_usual(talk: Talk) -> None:
    choice = f"rules:set:{KOTA}:regency:0"
    assert "kabupaten/kota: 1 petugas lain" in await talk.happen(talk.incoming(ADMIN, choice=choice, acknowledge="a"))
