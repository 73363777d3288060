"""The same stories on both messengers: joining, news, an answer that comes back, leaving; and one person on both."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Protocol

import pytest
from sqlalchemy import select, update

import simulator
from data.models import Address, Delivery
from domain.delivery import DeliveryState
from handlers.shell.house import House
from services import template_texts, templates
from simulator import PIXEL, Phone, Simulator, whatsapp
from simulator.whatsapp import Cloud
from tests.flows.live import Clock
from tests.flows.number import numbered
from tests.simulator.served import serve

NEWS = "Air PDAM mati besok pukul 09.00 sampai 12.00."
MANGGAR = "r_6471011001"


class Warga(Protocol):
    """What a resident does and sees, whatever the messenger."""

    def follows(self, link: str) -> None:
        """Open the chat by a link."""

    def says(self, text: str) -> None:
        """Write."""

    def chooses(self, label: str) -> None:
        """Press, tap or pick."""

    async def reads(self, containing: str) -> str:
        """Wait for what is said after the last deed."""

    async def gets(self, containing: str) -> str:
        """Wait for what comes by itself."""

    def answers(self, containing: str, text: str) -> None:
        """Write an answer to a message that was read."""


class OnTelegram:
    def __init__(self, phone: Phone) -> None:
        self._phone = phone

    def follows(self, link: str) -> None:
        self._phone.starts(link)

    def says(self, text: str) -> None:
        self._phone.says(text)

    def chooses(self, label: str) -> None:
        self._phone.presses(label)

    async def reads(self, containing: str) -> str:
        return (await self._phone.reads(containing, within=30)).text

    async def gets(self, containing: str) -> str:
        return (await self._phone.world.answer(self._phone.id, containing, within=30)).text

    def answers(self, containing: str, text: str) -> None:
        said = self._phone.world.messages(self._phone.id)
        self._phone.says(text, reply_to=next(each for each in said if containing in each.text))


class OnWhatsApp:
    def __init__(self, cloud: Cloud) -> None:
        self._phone = cloud.phone(whatsapp.RESIDENT)

    def follows(self, link: str) -> None:
        self._phone.says(f"mulai {link}")

    def says(self, text: str) -> None:
        self._phone.says(text)

    def chooses(self, label: str) -> None:
        self._phone.taps(label)

    async def reads(self, containing: str) -> str:
        return (await self._phone.reads(containing)).text

    async def gets(self, containing: str) -> str:
        await self._phone.world.until(lambda: any(containing in each for each in self.shown()))
        return next(each for each in self.shown() if containing in each)

    async def falls_silent(self, house: House) -> None:
        """The last that was heard of this person is two days ago, for the messenger and for us."""
        ago = timedelta(days=2)
        assert self._phone.person.heard_at is not None
        self._phone.person.heard_at -= ago.total_seconds()
        async with house.sessions.begin() as session:
            heard = update(Address).where(Address.heard_at.is_not(None))
            await session.execute(heard.values(heard_at=house.now() - ago))

    def approves(self, name: str) -> None:
        """The messenger approves one of our templates."""
        wording = template_texts.shipped(name)
        assert wording is not None
        self._phone.world.adds_template(template_texts.handed_in(wording, "id"))

    def shown(self) -> list[str]:
        return [each.text for each in self._phone.sees() if each.ours]

    def pictures(self) -> list[bytes]:
        """What the pictures show that came."""
        media = self._phone.world.media
        return [media[each.media_id].content for each in self._phone.sees() if each.ours and each.kind == "image"]

    def answers(self, containing: str, text: str) -> None:
        said = next(each for each in self._phone.sees() if each.ours and containing in each.text)
        self._phone.says(text, reply_to=said)


@dataclass(frozen=True, slots=True)
class Town:
    """A house on two messengers, its official, and a resident on each."""

    house: House
    clock: Clock
    sim: Simulator
    telegram: OnTelegram
    whatsapp: OnWhatsApp

    @property
    def official(self) -> Phone:
        return self.sim.phone(simulator.OFFICIAL_ID)

    async def broadcasts(self, text: str, *, pictured: bool = False) -> None:
        """The official sends news to the province."""
        self.official.says("/broadcast")
        await self.official.reads("isi siaran", within=30)
        if pictured:
            self.official.sends_photo(text)
        else:
            self.official.says(text)
        await self.official.reads("Draf siaran", within=30)
        self.official.presses("Kirim")
        await self.official.reads("Penerima: 1 warga", within=30)
        self.official.presses("Ya, kirim")
        await self.official.reads("kecuali dibatalkan", within=30)
        self.clock.ahead += timedelta(minutes=2)

    async def until(self, look: Callable[[], Coroutine[Any, Any, bool]]) -> None:
        async with asyncio.timeout(60):
            while not await look():
                await asyncio.sleep(0.2)


@asynccontextmanager
async def _town(sim: Simulator, database_url: str) -> AsyncIterator[Town]:
    async with (
        serve(sim.app) as telegram,
        numbered(database_url, telegram_api_url=telegram) as running,
    ):
        resident = OnTelegram(sim.phone(simulator.RESIDENT_ID))
        yield Town(running.house, running.clock, sim, resident, OnWhatsApp(running.cloud))


@pytest.fixture
async def town(sim: Simulator, sqlite_url: str) -> AsyncIterator[Town]:
    async with _town(sim, sqlite_url) as opened:
        yield opened


async def joins(warga: Warga) -> None:
    warga.follows(MANGGAR)
    await warga.reads("Selamat datang")
    warga.chooses("Setuju (gratis)")
    await warga.reads("Kel. Manggar")


async def states(town: Town) -> list[DeliveryState]:
    async with town.house.reads() as session:
        return list(await session.scalars(select(Delivery.state)))


@pytest.mark.parametrize("messenger", ["telegram", "whatsapp"])
async def test_a_resident_joins_gets_news_answers_is_answered_and_leaves(town: Town, messenger: str) -> None:
    warga: Warga = town.whatsapp if messenger == "whatsapp" else town.telegram
    await joins(warga)
    await town.broadcasts(NEWS)
    assert "Prov. Kalimantan Timur" in await warga.gets(NEWS)
    warga.answers(NEWS, "Tolong, rumah kami kebanjiran")
    await warga.reads("nomor")
    pushed = await town.sim.world.answer(town.official.id, "kebanjiran", within=30)
    town.official.says("Tim BPBD sedang menuju ke sana.", reply_to=pushed)
    await warga.gets("Tim BPBD sedang menuju ke sana.")
    warga.says("berhenti")
    await warga.reads("berhenti")
    if messenger == "whatsapp":  # whose phone opens what arrives, and says so
        await town.until(lambda: _all_are(town, DeliveryState.READ))


async def test_who_is_on_both_messengers_gets_each_news_once(town: Town) -> None:
    await joins(town.telegram)
    town.telegram.says("/satukan")
    code = (await town.telegram.reads("Kode Anda")).splitlines()[0].removeprefix("Kode Anda: ")
    town.whatsapp.says(f"/satukan {code}")
    await town.whatsapp.reads("Apakah Anda sendiri")
    town.whatsapp.says("1")  # the number stands for the first button
    await town.whatsapp.reads("sudah satu")
    await town.telegram.gets("disatukan dengan akun Anda di WhatsApp")
    await town.broadcasts(NEWS, pictured=True)
    await town.whatsapp.gets(NEWS)
    assert town.whatsapp.pictures() == [PIXEL]  # fetched from Telegram, where it was composed
    await town.until(lambda: _all_are(town, DeliveryState.READ))
    seen = town.sim.world.messages(simulator.RESIDENT_ID)
    assert not any(NEWS in each.text for each in seen)


async def test_who_was_silent_for_a_day_is_written_to_with_a_template_and_reads_the_rest_behind_its_button(
    town: Town,
) -> None:
    await joins(town.whatsapp)
    await town.whatsapp.falls_silent(town.house)
    town.whatsapp.approves("siarkim_pemberitahuan_1")
    await town.until(lambda: _is_approved(town))
    await town.broadcasts(f"{NEWS}\nSiapkan air bersih.")
    template = await town.whatsapp.gets("Pemberitahuan resmi dari")
    assert f"{NEWS} · Siapkan air bersih." in template
    report = await town.sim.world.answer(town.official.id, "Biaya WhatsApp sejauh ini", within=30)
    assert "(1 templat)" in report.text
    town.whatsapp.chooses("Baca")
    assert "Siapkan air bersih.\n\n— " in await town.whatsapp.reads(f"{NEWS}\nSiapkan air bersih.")


async def _is_approved(town: Town) -> bool:
    async with town.house.reads() as session:
        return any(each.usable for each in await templates.all_known(session))


async def _all_are(town: Town, state: DeliveryState) -> bool:
    found = await states(town)
    return bool(found) and set(found) == {state}
