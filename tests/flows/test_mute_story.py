"""A resident is muted with a reason and an end, is still warned, appeals, and another official lifts it."""

from pathlib import Path

import pytest

import simulator
from data import mandates
from domain.mandate import Mandate
from domain.region import RegionCode
from domain.role import Role
from services import people
from simulator import Message
from tests.flows.live import Live
from tests.flows.test_broadcast_control_story import AS, command, join

WITHIN = 60.0


async def employ(live: Live, phone_id: int, held: Mandate) -> None:
    """Somebody who has started the bot holds a mandate from now on."""
    house = live.house
    async with house.sessions.begin() as session:
        person = await people.recognise(session, house.account_id, str(phone_id), "id", house.now())
        person = await people.ensure_known(session, house.account_id, person, house.now())
        await mandates.give(session, person.resident_id or 0, held, "SK 1", house.now())


async def _muted(live: Live) -> Message:
    """What a resident reads whom an official has muted for seven days."""
    resident, official = live.resident, live.official
    await join(resident)
    resident.says("/aspirasi Jalan Mawar berlubang")
    await resident.reads("dengan nomor 1", within=WITHIN)
    official.says("/kotakmasuk")
    await official.reads("Jalan Mawar berlubang", within=WITHIN)
    official.presses("Nomor 1")
    await official.reads("Balas pesan ini untuk menjawab warga", within=WITHIN)
    official.presses("Tindakan")
    await official.reads("Nomor 1: diterima", within=WITHIN)
    official.presses("Batasi warga ini")
    await official.reads("Berapa lama?", within=WITHIN)
    official.presses("7 hari")
    await official.reads("Apa alasannya?", within=WITHIN)
    official.says("Iklan berulang")
    await official.reads("dibatasi sampai", within=WITHIN)
    return await resident.reads("Alasannya: Iklan berulang", within=WITHIN)


@pytest.fixture
def written(tmp_path: Path) -> Path:
    """What a warning says in its official's own words."""
    text = tmp_path / "banjir.txt"
    text.write_text("Air naik cepat.", encoding="utf-8")
    return text


async def _warned(live: Live, text: Path) -> None:
    facts = ("--hazard", "banjir", "--place", "Kel. Manggar", "--until", "besok 07.00")
    where = ("--region", "64.71.01.1001", "--text-file", str(text), "--lane", "emergency")
    sent = await command(live, "broadcast", *where, *facts, *AS)
    assert sent.exit_code == 0, sent.output
    await live.sim.world.answer(live.resident.id, "PERINGATAN DARURAT: BANJIR", within=WITHIN)


async def test_who_is_muted_is_still_warned_and_may_appeal_to_another_official(live: Live, written: Path) -> None:
    resident, official, colleague = live.resident, live.official, live.agent
    for phone in (official, colleague):
        phone.starts()
        await phone.reads(within=WITHIN)
    await employ(live, simulator.AGENT_ID, Mandate(Role.OFFICIAL, RegionCode("64")))
    told = await _muted(live)
    await _warned(live, written)
    resident.presses("Ajukan keberatan", told)
    await resident.reads("Tulis dalam satu pesan", within=WITHIN)
    resident.says("Itu bukan iklan")
    await resident.reads("sampai ke petugas lain", within=WITHIN)
    asked = await colleague.reads("Itu bukan iklan", within=WITHIN)
    assert not any("Itu bukan iklan" in message.text for message in official.sees())
    colleague.presses("Cabut pembatasan", asked)
    await resident.reads("dicabut", within=WITHIN)
