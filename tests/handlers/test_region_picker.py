from collections.abc import Sequence
from datetime import datetime

import pytest

from data.database import Database
from domain.region import Region
from handlers.dialogue import Dialogue, Option, Replies, Reply, Turn
from handlers.region_picker import RegionPicker
from handlers.router import Router
from tests.talk import Talk


def _talk(home: Database, account_id: int, now: datetime, roots: Sequence[str], *, confined: bool = False) -> Talk:
    async def chosen(turn: Turn, region: Region) -> Replies:
        turn.end()
        return (Reply("unknown-command", {"command": f"chose {region.title} {turn.argument}"}, edit=True),)

    async def _roots(_turn: Turn) -> Sequence[str]:
        return roots

    async def start(turn: Turn) -> Replies:
        return await picker.ask(turn)

    async def otherwise(turn: Turn) -> Replies:
        return (Reply("unknown-command", {"command": "otherwise"}),)

    picker = RegionPicker(
        "test", "region-which", "region-from-list", chosen, _roots, confined=confined, ways_out=[Option(label="Batal")]
    )
    dialogue = Dialogue("test", commands={"pilih": start}, choices=picker.choices, steps=picker.steps)
    return Talk(home, Router([dialogue], otherwise=otherwise, edited=otherwise, memberships=[]), account_id, now)


async def test_three_presses_lead_from_the_province_to_a_kelurahan_in_one_message(
    sqlite_home: Database, account_id: int, now: datetime
) -> None:
    talk = _talk(sqlite_home, account_id, now, ["64"])
    await talk.say("5", "/pilih")
    await talk.press("5", "Kota Balikpapan")
    await talk.press("5", "Kec. Balikpapan Kota")
    assert "chose Kel. Damai" in await talk.press("5", "Kel. Damai")
    assert len(talk.phones["5"]) == 1


async def test_the_first_button_takes_the_whole_region(sqlite_home: Database, account_id: int, now: datetime) -> None:
    talk = _talk(sqlite_home, account_id, now, ["64.71"])
    await talk.say("5", "/pilih")
    assert "chose Kota Balikpapan" in await talk.press("5", talk.buttons("5")[0])


async def test_long_lists_are_paged(sqlite_home: Database, account_id: int, now: datetime) -> None:
    talk = _talk(sqlite_home, account_id, now, ["64.01"])
    await talk.say("5", "/pilih")
    await talk.press("5", "Kec. Long Ikis")
    assert sum(label.startswith(("Kel.", "Desa")) for label in talk.buttons("5")) == 20
    await talk.press("5", "Lainnya")
    assert sum(label.startswith(("Kel.", "Desa")) for label in talk.buttons("5")) == 6
    await talk.press("5", "‹ Sebelumnya")
    await talk.press("5", "‹ Kembali")
    assert "Kec. Long Kali" in talk.buttons("5")
    assert not any("Kembali" in label for label in talk.buttons("5"))


async def test_a_typed_name_counts_at_any_point(sqlite_home: Database, account_id: int, now: datetime) -> None:
    talk = _talk(sqlite_home, account_id, now, ["64"])
    await talk.say("5", "/pilih")
    await talk.press("5", "Kab. Berau")
    assert "chose Kel. Gunung Samarinda" in await talk.say("5", "gn samarinda")


async def test_an_ambiguous_name_is_settled_by_a_short_choice(
    sqlite_home: Database, account_id: int, now: datetime
) -> None:
    talk = _talk(sqlite_home, account_id, now, ["64"])
    await talk.say("5", "/pilih")
    await talk.say("5", "sumber sari")
    assert "Desa Sumber Sari, Kec. Sebulu" in talk.buttons("5")
    assert "chose Desa Sumber Sari 64.02.07" in await talk.press("5", "Desa Sumber Sari, Kec. Sebulu")


async def test_an_unknown_name_offers_the_list_again(sqlite_home: Database, account_id: int, now: datetime) -> None:
    talk = _talk(sqlite_home, account_id, now, ["64"])
    await talk.say("5", "/pilih")
    assert "“qwerty”" in await talk.say("5", "qwerty")
    assert "Kota Balikpapan" in talk.buttons("5")


async def test_one_village_as_root_needs_no_question(sqlite_home: Database, account_id: int, now: datetime) -> None:
    talk = _talk(sqlite_home, account_id, now, ["64.71.06.1005"])
    assert "chose Kel. Damai" in await talk.say("5", "/pilih")


@pytest.mark.parametrize("typed", ["kukar", "sebulu"])
async def test_confined_to_two_roots_nothing_else_can_be_picked(
    sqlite_home: Database, account_id: int, now: datetime, typed: str
) -> None:
    talk = _talk(sqlite_home, account_id, now, ["64.71.06", "64.74"], confined=True)
    await talk.say("5", "/pilih")
    assert talk.buttons("5") == ["Kec. Balikpapan Kota", "Kota Bontang", "Batal"]
    await talk.say("5", typed)
    assert not any("Kutai" in label or "Sebulu" in label for label in talk.buttons("5"))
    refused = await talk.happen(talk.incoming("5", choice="test:pick:64.02"))
    assert "wewenang" in refused
    assert "tidak ada" in await talk.happen(talk.incoming("5", choice="test:in:64.99"))
