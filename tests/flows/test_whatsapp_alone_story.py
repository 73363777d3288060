"""A house without a Telegram bot: the first administrator comes by a link, residents join and get news on WhatsApp."""

from datetime import timedelta
from urllib.parse import unquote

from bot.links import private_link
from domain.grant import SETUP
from domain.role import Role
from handlers.shell.house import House
from services import accounts, invitations
from services.granting import Wish
from simulator import whatsapp
from simulator.whatsapp import Phone
from tests.flows.number import Numbered, numbered

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


async def test_everything_from_the_first_administrator_to_news_that_arrives_works_on_whatsapp_alone(
    sqlite_url: str,
) -> None:
    async with numbered(sqlite_url, telegram_token=None, admin_telegram_ids=()) as running:
        official = await becomes_official(running)
        resident = running.cloud.phone(whatsapp.RESIDENT)
        resident.says("mulai r_6471011001")
        await resident.reads("Selamat datang")
        resident.taps("Setuju (gratis)")
        await resident.reads("Kel. Manggar")
        official.says("broadcast")
        await official.reads("isi siaran")
        official.says(NEWS)
        await official.reads("Draf siaran")
        official.taps("Kirim")
        await official.reads("Penerima: 1 warga")
        official.taps("Ya, kirim")
        await official.reads("kecuali dibatalkan")
        running.clock.ahead += timedelta(minutes=2)
        await resident.reads(NEWS)
        await official.reads("Selesai")
