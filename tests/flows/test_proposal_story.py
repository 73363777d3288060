"""A KIM agent's news is held, sent by an official under the KIM's name, and its author is told."""

import simulator
from data.models import Kim
from domain.kim import KimState
from domain.mandate import Mandate
from domain.region import RegionCode
from domain.role import Role
from tests.flows.live import Live
from tests.flows.test_broadcast_control_story import join
from tests.flows.test_mute_story import WITHIN, employ

MANGGAR = RegionCode("64.71.01.1001")


async def _agent(live: Live) -> None:
    async with live.house.sessions.begin() as session:
        kim = Kim(region_code=MANGGAR, name="KIM Manggar", state=KimState.ACTIVE, proposed_at=live.house.now())
        session.add(kim)
        await session.flush()
        kim_id = kim.kim_id
    await employ(live, simulator.AGENT_ID, Mandate(Role.KIM_AGENT, MANGGAR, kim_id))


async def test_an_agents_news_is_sent_by_an_official_with_the_kim_named(live: Live) -> None:
    resident, official, agent = live.resident, live.official, live.agent
    official.starts()
    await official.reads(within=WITHIN)
    agent.starts()
    await agent.reads(within=WITHIN)
    await _agent(live)
    await join(resident)
    agent.says("/usulberita")
    await agent.reads("Kirim berita KIM Manggar", within=WITHIN)
    agent.says("Panen raya di Manggar, Sabtu pagi")
    await agent.reads("sampai ke petugas", within=WITHIN)
    official.presses("Jadikan siaran", await official.reads("Usulan berita dari KIM Manggar", within=WITHIN))
    await official.reads("Draf", within=WITHIN)
    await agent.reads("sedang disiapkan petugas", within=WITHIN)
    official.presses("Kirim")
    await official.reads("Penerima", within=WITHIN)
    official.presses("Ya, kirim")
    await live.lets_it_go()
    news = await live.sim.world.answer(resident.id, "Panen raya di Manggar", within=WITHIN)
    assert "usulan KIM Manggar" in news.text
    agent.says("/usulberita")
    await agent.reads("Sudah disiarkan", within=WITHIN)
