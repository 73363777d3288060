"""A broadcast to people on a messenger whose windows close: templates, their spare, the limit and going on."""

from collections.abc import Sequence
from datetime import timedelta

import pytest
from sqlalchemy import update

from data import windows as rows
from data.database import Database
from data.models import Account, Address, BudgetMinute, Delivery
from domain.broadcast import BroadcastKind, BroadcastState
from domain.delivery import DeliveryState
from domain.lane import Lane
from domain.message import Message, Outcome, Rejected, Target
from domain.platform import PlatformName
from domain.template import Category
from services import budgets, progress, templates
from tests import towns
from tests.amending import follow
from tests.delivering import broadcast, delivering, is_state, ledger, over, present, until
from tests.messenger import Messenger

PEOPLE = 6
NOTICE, DARURAT, SPARE = "siarkim_pemberitahuan_1", "siarkim_darurat_1", "siarkim_darurat_2"
NOBODY = "http://127.0.0.1:9"


async def _town(database: Database, approved: Sequence[str] = (NOTICE, DARURAT, SPARE)) -> Messenger:
    async with database.sessions.begin() as session:
        account_id = await towns.found(session, rate=80)
        (await session.get_one(Account, account_id)).platform = PlatformName.WHATSAPP
        await towns.settle(session, account_id, PEOPLE)
        for name in approved:
            await templates.moved(session, (name, "id"), "APPROVED", None, present())
        (await session.get_one(Address, 1)).heard_at = present() - timedelta(hours=2)
    return Messenger(account_id)


async def test_who_is_not_in_conversation_gets_the_template_and_the_others_the_message(database: Database) -> None:
    phone = await _town(database)
    async with delivering(database, NOBODY, further={1: phone}):
        news = await broadcast(database, text="Air padam besok.\nSiapkan air bersih.")
        await over(database, news)
    assert phone.templates() == {"1": "", **{str(n): NOTICE for n in range(2, PEOPLE + 1)}}
    template = phone.arrived["2"][0].template
    assert template is not None
    assert template.values[2] == "Air padam besok. · Siapkan air bersih."
    assert template.data == f"news:read:{news}"
    assert "Siapkan air bersih." in phone.arrived["1"][0].content.text
    assert await ledger(database, news) == {DeliveryState.SENT: PEOPLE}
    async with database.reads() as session:
        assert await rows.uses(session, news) == {Category.UTILITY: PEOPLE - 1}


async def test_without_a_template_those_outside_their_window_are_rejected_with_the_reason(database: Database) -> None:
    phone = await _town(database, approved=())
    async with delivering(database, NOBODY, further={1: phone}):
        news = await broadcast(database)
        await over(database, news)
    assert await ledger(database, news) == {DeliveryState.SENT: 1, DeliveryState.REJECTED: PEOPLE - 1}
    async with database.reads() as session:
        report = await progress.report(session, news, "id", present())
        assert "5 warga tidak bisa dihubungi, karena Meta belum menyetujui templat" in report.content.text
        assert (await session.get_one(Delivery, (news, 2))).why == "template-missing"


@pytest.fixture
def quick_spacing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Six seconds between two messages to one person are held elsewhere."""
    monkeypatch.setattr("domain.pace.WINDOWED_SPACING", timedelta(seconds=0.3))


@pytest.mark.usefixtures("quick_spacing")
async def test_an_emergency_goes_on_with_the_spare_template(database: Database) -> None:
    phone = await _town(database)

    def refuse(_target: Target, message: Message) -> Outcome | None:
        return Rejected("132015") if message.template and message.template.name == DARURAT else None

    phone.refuse = refuse
    async with delivering(database, NOBODY, further={1: phone}):
        warning = await broadcast(database, lane=Lane.EMERGENCY)
        await over(database, warning)
    assert phone.templates() == {"1": "", **{str(n): SPARE for n in range(2, PEOPLE + 1)}}


async def test_a_broadcast_stops_at_the_limit_and_goes_on_when_it_allows(database: Database) -> None:
    phone = await _town(database)
    async with database.sessions.begin() as session:
        await budgets.set_limit(session, PlatformName.WHATSAPP, 3, 1, present())
    async with delivering(database, NOBODY, further={1: phone}):
        news = await broadcast(database)
        await until(database, news, lambda counts: (counts.arrived, counts.waiting) == (3, 3))  # one in conversation
        assert "Batas harian WhatsApp tercapai: 3 orang menunggu. Berlanjut" in await _shown(database, news)
        async with database.sessions.begin() as session:
            await session.execute(update(BudgetMinute).values(minute=present() - timedelta(days=2)))
            await session.execute(update(Address).values(counted_at=None))
            await budgets.set_limit(session, PlatformName.WHATSAPP, 3, 0, present())
        await over(database, news)
    assert len(phone.arrived) == PEOPLE
    assert await ledger(database, news) == {DeliveryState.SENT: PEOPLE}


async def _shown(database: Database, broadcast_id: int) -> str:
    async with database.reads() as session:
        return (await progress.view(session, broadcast_id, "id", present())).content.text


@pytest.mark.usefixtures("quick_spacing")
async def test_a_correction_is_written_first_with_its_own_template(database: Database) -> None:
    phone = await _town(database, approved=(NOTICE, "siarkim_ralat_1"))
    async with delivering(database, NOBODY, further={1: phone}):
        news = await broadcast(database)
        await over(database, news)
        right = await follow(database, news, BroadcastKind.CORRECTION, "Air padam lusa.")
        await until(database, right, is_state(BroadcastState.DONE))
    template = phone.arrived["2"][1].template
    assert template is not None
    assert template.name == "siarkim_ralat_1"
    assert "Air padam lusa." in template.values[2]
    assert phone.arrived["1"][1].template is None
