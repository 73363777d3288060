"""A second bot in the same house, that of another office: added while everything runs, spoken to, let go again."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlalchemy import select

import simulator
from bot.introduction import introduced
from data.models import Broadcast
from domain.broadcast import BroadcastState
from services import account_admin
from services.account_admin import Newcomer
from simulator import Phone, Simulator, World
from tests.flows.live import Live, alive
from tests.flows.test_broadcast_story import NEWS, join_manggar, send_draft, write_draft

TOKEN = "6402000002:SIMULATOR-kukar"
KEY = "kunci-rahasia-untuk-uji-coba-0123456789"


@asynccontextmanager
async def two_bots(sim: Simulator, database_url: str) -> AsyncIterator[tuple[Live, World]]:
    """A running house to which the bot of Kutai Kartanegara was added after it had started."""
    kukar = sim.add_bot(TOKEN)
    async with alive(sim, database_url, secret_key=KEY) as live:
        external_id, username = await introduced(live.settings, TOKEN)
        async with live.house.sessions.begin() as session:
            new = Newcomer(TOKEN, external_id, username, "64.02", 25, paid=False)
            await account_admin.add(session, live.settings.token_safe, new, live.house.now())
        yield live, kukar


def of(world: World, person_id: int = simulator.RESIDENT_ID) -> Phone:
    return Phone(world, person_id)


def news_in(world: World) -> int:
    return sum(NEWS in message.text for message in world.answers(simulator.RESIDENT_ID))


async def done(live: Live) -> None:
    """The first broadcast is over."""
    async with asyncio.timeout(60):
        while True:
            async with live.house.reads() as session:
                if await session.scalar(select(Broadcast.broadcast_id).where(Broadcast.state == BroadcastState.DONE)):
                    return
            await asyncio.sleep(0.05)


async def greeted(phone: Phone, containing: str) -> None:
    """Started; a bot that has just been added answers within seconds."""
    start = phone.starts()
    await phone.world.answer(phone.id, containing, after=start, within=60)


async def test_whoever_talks_to_two_of_our_bots_is_one_person_and_gets_one_copy(
    sim: Simulator, sqlite_url: str
) -> None:
    async with two_bots(sim, sqlite_url) as (live, kukar):
        await join_manggar(live.resident)
        await greeted(of(kukar), "Anda")
        of(kukar).says("/langganan")
        await of(kukar).reads("Manggar")
        await write_draft(live.official)
        await send_draft(live)
        await done(live)
        assert news_in(sim.world) + news_in(kukar) == 1


async def test_whom_one_bot_can_not_reach_any_more_gets_the_copy_from_the_other(
    sim: Simulator, sqlite_url: str
) -> None:
    async with two_bots(sim, sqlite_url) as (live, kukar):
        await join_manggar(live.resident)
        await greeted(of(kukar), "Anda")
        # nobody told us that the person is gone there: the next message is refused
        sim.faults.refuse(
            "sendMessage", "Forbidden: bot was blocked by the user", status=403, chat_id=simulator.RESIDENT_ID
        )
        await write_draft(live.official)
        await send_draft(live)
        await done(live)
        assert (news_in(sim.world), news_in(kukar)) == (0, 1)


async def test_a_bot_that_is_let_go_falls_silent_while_the_others_go_on(sim: Simulator, sqlite_url: str) -> None:
    async with two_bots(sim, sqlite_url) as (live, kukar):
        await greeted(of(kukar), "gratis")
        async with live.house.sessions.begin() as session:
            account_id = await account_admin.numbered(session, TOKEN.partition(":")[0])
            await account_admin.remove(session, account_id, live.house.now())
        async with asyncio.timeout(60):
            await kukar.updates.polled.wait()
            while kukar.updates.polled.is_set():
                await asyncio.sleep(0.05)
        of(kukar).says("/bantuan")
        await greeted(live.resident, "gratis")
        assert len(kukar.updates) == 1, "nobody fetches what is said to it"
