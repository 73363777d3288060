"""What an official reads of WhatsApp before and while a broadcast goes out."""

from collections.abc import AsyncIterator
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from data import windows as rows
from data.database import Database
from data.models import Account, Broadcast
from domain.audience import Audience
from domain.message import Content, ContentKind, MediaItem
from domain.platform import PlatformName
from domain.refusal import Refusal
from domain.template import Category
from services import announcements, budgets, outlooks, rates, templates, windows
from tests import towns

NOTICE = ("siarkim_pemberitahuan_1", "id")
TOWN = Audience(regions=("64.71",))
PEOPLE = 9
OWN = '[[rate]]\nsince = 2026-10-01\ncurrency = "IDR"\nsource = "Meta, Oktober 2026"\nutility = "350"\n'


@pytest.fixture
async def session(database: Database, now: datetime) -> AsyncIterator[AsyncSession]:
    async with database.sessions.begin() as session:
        account_id = await towns.found(session)
        (await session.get_one(Account, account_id)).platform = PlatformName.WHATSAPP
        await towns.settle(session, account_id, PEOPLE)
        await windows.heard(session, account_id, "1", now - timedelta(hours=3), now)
        yield session


async def _broadcast(session: AsyncSession, now: datetime) -> Broadcast:
    broadcast_id = await towns.approve(session, await towns.announce(session), TOWN)
    broadcast = await session.get_one(Broadcast, broadcast_id)
    broadcast.started_at = now
    return broadcast


async def _before(session: AsyncSession, now: datetime) -> str:
    return "\n".join(await outlooks.before(session, await _broadcast(session, now), TOWN, "id", now))


async def test_the_author_reads_how_many_get_a_template_and_what_it_costs(session: AsyncSession, now: datetime) -> None:
    await templates.moved(session, NOTICE, "APPROVED", None, now)
    told = await _before(session, now)
    assert "WhatsApp: 9 warga, 8 di antaranya dengan templat" in told
    assert "paling banyak US$0,20" in told
    assert "Batas Meta" not in told


async def test_a_missing_template_is_said_before_anything_is_sent(session: AsyncSession, now: datetime) -> None:
    told = await _before(session, now)
    assert "8 warga tidak bisa dihubungi, karena Meta belum menyetujui templat" in told
    assert "Biaya" not in told


async def test_the_author_reads_whom_the_limit_holds_back(session: AsyncSession, now: datetime) -> None:
    await templates.moved(session, NOTICE, "APPROVED", None, now)
    await budgets.set_limit(session, PlatformName.WHATSAPP, 6, 1, now)
    assert "hari ini masih 5 orang" in await _before(session, now)


async def test_where_nobody_is_on_whatsapp_nothing_is_said_of_it(session: AsyncSession, now: datetime) -> None:
    (await session.get_one(Account, 1)).platform = PlatformName.TELEGRAM
    assert await _before(session, now) == ""


async def test_the_running_cost_is_that_of_the_day_it_began(session: AsyncSession, now: datetime) -> None:
    assert await rates.load(session, OWN) == 1
    broadcast = await _broadcast(session, now)
    await _spend(session, broadcast.broadcast_id, 1200)
    await _spend(session, broadcast.broadcast_id, 34)
    (line,) = await outlooks.meanwhile(session, broadcast, "Asia/Makassar", "id")
    assert line == "Biaya WhatsApp sejauh ini: Rp431.900,00 (1.234 templat)"
    broadcast.started_at = now - timedelta(days=100)
    assert await outlooks.meanwhile(session, broadcast, "Asia/Makassar", "id") == []  # no rate reaches so far back


async def test_the_shipped_rates_name_their_source_and_a_wrong_file_is_refused(session: AsyncSession) -> None:
    cost = await rates.cost(session, {Category.UTILITY: 100, Category.MARKETING: 100}, date(2026, 11, 24))
    assert cost is not None
    assert (cost.amount, cost.currency) == (Decimal("6.6100"), "USD")
    assert "2025" in cost.rate.source
    with pytest.raises(Refusal, match="whatsapp-rates-unreadable"):
        await rates.load(session, "[[rate]")


async def _spend(session: AsyncSession, broadcast_id: int, copies: int) -> None:
    await rows.used(session, broadcast_id, {Category.UTILITY: copies})


@pytest.mark.parametrize(
    ("item", "said"),
    [
        (MediaItem(ContentKind.PHOTO, "f", size=9), None),
        (MediaItem(ContentKind.VIDEO, "f", mime="video/mp4", size=21 * 2**20), "tanpa video ini, hanya teksnya"),
        (MediaItem(ContentKind.VIDEO, "f", mime="video/mp4", size=17 * 2**20), "sebagai berkas yang harus dibuka"),
        (MediaItem(ContentKind.DOCUMENT, "f", mime="application/pdf", size=17 * 2**20), None),
    ],
    ids=["photo", "too large to fetch", "too large to show", "document"],
)
async def test_what_whatsapp_can_not_show_is_said_before_anything_is_sent(
    session: AsyncSession, now: datetime, item: MediaItem, said: str | None
) -> None:
    bot = Account(platform=PlatformName.TELEGRAM, external_id="7", username="b", rate=25)
    session.add(bot)
    await session.flush()
    broadcast = await _broadcast(session, now)
    announcement = await announcements.get(session, broadcast.announcement_id)
    await announcements.rewrite(session, announcement, Content(item.kind, "Banjir", media=(item,)), bot.account_id)
    _, *lines = await outlooks.before(session, broadcast, TOWN, "id", now)
    assert [line for line in lines if "Di WhatsApp" in line] == [line for line in lines if said and said in line]
    assert any("Di WhatsApp" in line for line in lines) is (said is not None)
