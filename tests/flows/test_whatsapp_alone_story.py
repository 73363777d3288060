"""A house without a Telegram bot: the first administrator comes by a link, residents join and get news on WhatsApp."""

from datetime import timedelta
from urllib.parse import unquote

from bot.links import private_link
from data.models import Kim, Mandate
from domain.grant import SETUP
from domain.kim import KimState
from domain.role import Role
from handlers.shell.house import House
from services import accounts, invitations, people
from services.granting import Wish
from simulator import whatsapp
from simulator.whatsapp import Phone
from tests.flows.number import Numbered, numbered

MANGGAR = "64.71.01.1001"
NEWS = "Air PDAM mati besok pukul 09.00 sampai 12.00."


async def invited(house: House) -> str:
    """What the link of `siarkim setup` writes for the first administrator."""
    async with house.sessions.begin() as session:
        account = await accounts.one(session, house.account_id)
        wish = Wish(Role.REGION_ADMIN, house.home_region, None, "setup")
        link = private_link(account, await invitations.make(session, None, wish, house.now(), SETUP))
    assert link.startswith(f"https://wa.me/{whatsapp.PHONE}?text=mulai%20m_")
    return unquote(link.partition("text=")[2])


async def becomes_official(running: Numbered) -> Phone:
    official = running.cloud.phone(whatsapp.OFFICIAL)
    official.says(await invited(running.house))
    await official.reads("diundang")
    official.taps("Terima")
    await official.reads("Anda kini")
    return official


async def becomes_agent(running: Numbered) -> Phone:
    """Somebody who has a mandate as agent of a KIM of Manggar."""
    agent = running.cloud.phone(whatsapp.AGENT)
    agent.says("halo")
    await agent.reads("Selamat datang")
    async with running.house.sessions.begin() as session:
        now, account_id = running.house.now(), running.house.account_id
        kim = Kim(region_code=MANGGAR, name="KIM Manggar", state=KimState.ACTIVE, proposed_at=now, accepted_at=now)
        person = await people.recognise(session, account_id, agent.person.user_id, "id", now)
        known = await people.ensure_known(session, account_id, person, now)
        session.add(kim)
        await session.flush()
        held = {"role": Role.KIM_AGENT, "region_code": MANGGAR, "kim_id": kim.kim_id, "reason": "SK 1"}
        session.add(Mandate(resident_id=known.resident_id, started_at=now, **held))
    return agent


async def joins(running: Numbered) -> Phone:
    resident = running.cloud.phone(whatsapp.RESIDENT)
    resident.says("mulai r_6471011001")
    await resident.reads("Selamat datang")
    resident.taps("Setuju (gratis)")
    await resident.reads("Kel. Manggar")
    return resident


async def broadcasts(running: Numbered, official: Phone) -> None:
    official.says("broadcast")
    await official.reads("isi siaran")
    official.says(NEWS)
    await official.reads("Draf siaran")
    official.taps("Kirim")
    await official.reads("Penerima: 1 warga")
    official.taps("Ya, kirim")
    await official.reads("kecuali dibatalkan")
    running.clock.ahead += timedelta(minutes=2)


async def passes_it_on(agent: Phone) -> None:
    """The forward pack, and the report in four taps."""
    agent.says("/teruskan")
    await agent.reads("Kabar mana")
    agent.says("1")
    pack = await agent.reads("Cek keaslian")
    assert not pack.buttons  # it is passed on as it is
    await agent.reads("Tahan pesan di atas")
    agent.taps("Sudah diteruskan")
    await agent.reads("ke mana")
    agent.taps("Papan pengumuman")
    await agent.reads("berapa orang")
    agent.says("sekitar 30")
    await agent.reads("sekitar 30 orang")


async def asks_and_is_answered(running: Numbered, resident: Phone, official: Phone) -> None:
    resident.says("/aspirasi Lampu jalan di RT 12 mati")
    await resident.reads("nomor")
    running.clock.ahead += timedelta(minutes=16)  # when a desk gets what was written
    pushed = await official.reads("Lampu jalan di RT 12 mati")
    official.says("Besok kami perbaiki.", reply_to=pushed)
    await resident.reads("Besok kami perbaiki.")


async def test_everything_from_the_first_administrator_to_an_agent_s_report_works_on_whatsapp_alone(
    sqlite_url: str,
) -> None:
    async with numbered(sqlite_url, telegram_token=None, admin_telegram_ids=()) as running:
        official, resident, agent = await becomes_official(running), await joins(running), await becomes_agent(running)
        await broadcasts(running, official)
        await resident.reads(NEWS)
        await official.reads("Selesai")
        await passes_it_on(agent)
        await asks_and_is_answered(running, resident, official)
