"""/satukan: two messengers, one person."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select, update

from data import joining, residents
from data.database import Database
from data.models import Account, Address, Audit, Mandate, Resident, Subscription
from domain.platform import PlatformName
from domain.role import Role
from handlers import farewell, registration, subscriptions
from handlers import joining as joining_dialogue
from handlers.dialogue import Replies, Reply, Turn
from handlers.router import Router
from services import privacy
from tests.talk import Talk
from tests.towns import LONG_AGO

HERE, THERE = "55", "6281200000001"


async def _otherwise(turn: Turn) -> Replies:
    return (Reply("unknown-command", {"command": "otherwise"}),)


@pytest.fixture
async def phones(home: Database, account_id: int, now: datetime) -> tuple[Talk, Talk]:
    """One person's Telegram and WhatsApp."""
    async with home.sessions.begin() as session:
        account = Account(platform=PlatformName.WHATSAPP, external_id="700", username="", rate=80)
        session.add(account)
        await session.flush()
        number = account.account_id
    dialogues = [
        registration.dialogue("64", _otherwise),
        subscriptions.dialogue("64"),
        farewell.dialogue(),
        joining_dialogue.dialogue(_otherwise),
    ]
    router = Router(dialogues, otherwise=_otherwise, edited=_otherwise, memberships=[])
    telegram = Talk(home, router, account_id, now)
    return telegram, Talk(home, router, number, now, platform=PlatformName.WHATSAPP)


async def joins(talk: Talk, ref: str, region: str) -> None:
    await talk.say(ref, f"/start r_{region}")
    await talk.press(ref, "Setuju")


async def code_on(talk: Talk, ref: str) -> str:
    return (await talk.say(ref, "/satukan")).splitlines()[0].removeprefix("Kode Anda: ")


async def both(telegram: Talk, whatsapp: Talk) -> None:
    """The code of Telegram is typed on WhatsApp."""
    await whatsapp.say(THERE, f"/satukan {await code_on(telegram, HERE)}")
    await whatsapp.press(THERE, "Ya, satukan")


async def open_addresses(home: Database) -> list[tuple[int, str, bool]]:
    async with home.reads() as session:
        rows = await session.scalars(
            select(Address).where(Address.closed_at.is_(None)).order_by(Address.account_id, Address.ref)
        )
        return [(row.recipient_id, row.ref, row.stands_by) for row in rows]


async def test_two_accounts_become_one_person_who_is_reached_once(phones: tuple[Talk, Talk], home: Database) -> None:
    telegram, whatsapp = phones
    await joins(telegram, HERE, "6471051002")
    await joins(whatsapp, THERE, "6471061005")
    await both(telegram, whatsapp)
    ((first, _, _), (second, _, _)) = reached = await open_addresses(home)
    assert first == second
    assert [(ref, stands_by) for _, ref, stands_by in reached] == [(HERE, True), (THERE, False)]
    async with home.reads() as session:
        live = await session.scalars(select(Subscription).where(Subscription.ended_at.is_(None)))
        assert sorted((row.recipient_id, row.region_code) for row in live) == [
            (first, "64.71.05.1002"),
            (first, "64.71.06.1005"),
        ]
    assert "disatukan dengan akun Anda di WhatsApp" in whatsapp.text(HERE)  # Telegram's phone, told at once


async def test_who_is_new_on_the_other_messenger_just_types_the_code(phones: tuple[Talk, Talk], home: Database) -> None:
    telegram, whatsapp = phones
    await joins(telegram, HERE, "6471051002")
    code = await code_on(telegram, HERE)
    assert "belum terdaftar" in await whatsapp.say(THERE, "/satukan")
    await whatsapp.say(THERE, code.lower())
    await whatsapp.press(THERE, "Ya, satukan")
    assert "sudah satu" in whatsapp.text(THERE)
    assert len({who for who, _, _ in await open_addresses(home)}) == 1
    left = await telegram.say(HERE, "/berhenti")
    assert await whatsapp.say(THERE, "/berhenti") != left  # they have left already


async def test_the_messenger_of_choice_changes_by_a_tap(phones: tuple[Talk, Talk], home: Database) -> None:
    telegram, whatsapp = phones
    await joins(telegram, HERE, "6471051002")
    await both(telegram, whatsapp)
    assert "lewat WhatsApp" in await telegram.say(HERE, "/satukan")
    await telegram.press(HERE, "Telegram")
    assert [(ref, stands_by) for _, ref, stands_by in await open_addresses(home)] == [(HERE, False), (THERE, True)]


async def test_the_one_who_holds_mandates_stays_and_keeps_them(phones: tuple[Talk, Talk], home: Database) -> None:
    telegram, whatsapp = phones
    await joins(telegram, HERE, "6471051002")
    await joins(whatsapp, THERE, "6471061005")
    official = await official_at(home, whatsapp.account_id, THERE)
    await both(telegram, whatsapp)
    assert {who for who, _, _ in await open_addresses(home)} == {official}


async def official_at(home: Database, account_id: int, ref: str) -> int:
    async with home.sessions.begin() as session:
        found = await residents.at_address(session, account_id, ref)
        assert found is not None
        given = Mandate(resident_id=found[0].resident_id, role=Role.OFFICIAL, region_code="64.71", started_at=LONG_AGO)
        given.reason = "test"
        session.add(given)
        return found[0].resident_id


async def test_two_who_both_hold_mandates_are_not_joined(phones: tuple[Talk, Talk], home: Database) -> None:
    telegram, whatsapp = phones
    await joins(telegram, HERE, "6471051002")
    await joins(whatsapp, THERE, "6471061005")
    await official_at(home, whatsapp.account_id, THERE)
    await official_at(home, telegram.account_id, HERE)
    await both(telegram, whatsapp)
    assert "punya wewenang" in whatsapp.text(THERE)
    assert len({who for who, _, _ in await open_addresses(home)}) == 2


async def test_guessing_is_braked_and_stands_in_the_trail(phones: tuple[Talk, Talk], home: Database) -> None:
    telegram, whatsapp = phones
    await joins(telegram, HERE, "6471051002")
    code = await code_on(telegram, HERE)
    for _ in range(5):
        assert "Kode itu salah" in await whatsapp.say(THERE, "/satukan ABCD-EFGH")
    assert "Terlalu banyak" in await whatsapp.say(THERE, f"/satukan {code}")
    async with home.reads() as session:
        verbs = (await session.scalars(select(Audit.verb).where(Audit.verb == "guessed-join-code"))).all()
    assert len(verbs) == 5
    whatsapp.now += timedelta(minutes=61)
    assert "Kode itu salah" in await whatsapp.say(THERE, f"/satukan {code}")  # it has lapsed


async def test_a_code_holds_for_a_short_while_and_once(phones: tuple[Talk, Talk], home: Database) -> None:
    telegram, whatsapp = phones
    await joins(telegram, HERE, "6471051002")
    stale = await code_on(telegram, HERE)
    code = await code_on(telegram, HERE)
    assert "Kode itu salah" in await whatsapp.say(THERE, f"/satukan {stale}")
    whatsapp.now += timedelta(minutes=14)
    await whatsapp.say(THERE, f"/satukan {code}")
    whatsapp.now += timedelta(minutes=2)
    assert "Kode itu salah" in await whatsapp.press(THERE, "Ya, satukan")
    assert len(await open_addresses(home)) == 1


async def test_a_code_of_the_same_messenger_joins_nobody(phones: tuple[Talk, Talk], home: Database) -> None:
    telegram, _ = phones
    await joins(telegram, HERE, "6471051002")
    assert "aplikasi yang sama" in await telegram.say("56", f"/satukan {await code_on(telegram, HERE)}")
    assert len(await open_addresses(home)) == 1


async def test_whoever_did_not_ask_for_the_code_says_so_and_nothing_happens(
    phones: tuple[Talk, Talk], home: Database
) -> None:
    telegram, whatsapp = phones
    await joins(telegram, HERE, "6471051002")
    await joins(whatsapp, THERE, "6471061005")
    await whatsapp.say(THERE, f"/satukan {await code_on(telegram, HERE)}")
    assert "tidak ada yang disatukan" in await whatsapp.press(THERE, "Bukan saya")
    assert len({who for who, _, _ in await open_addresses(home)}) == 2


async def test_erasing_covers_both_messengers(phones: tuple[Talk, Talk], home: Database, now: datetime) -> None:
    telegram, whatsapp = phones
    await joins(telegram, HERE, "6471051002")
    await joins(whatsapp, THERE, "6471061005")
    await both(telegram, whatsapp)
    ((who, _, _), _) = await open_addresses(home)
    async with home.sessions.begin() as session:
        await session.execute(update(Address).where(Address.ref == THERE).values(ref="ID.1234", phone=THERE))
        await privacy.erase(session, who, now)
    async with home.reads() as session:
        refs = list(await session.scalars(select(Address.ref)))
        assert set(await session.scalars(select(Address.phone))) == {None}
        known = await session.scalars(select(Resident).where(Resident.consented_at.is_not(None)))
        assert all(row.left_at for row in known)
        assert await joining.platforms_of(session, who) == []
    assert all(ref.startswith("erased-") for ref in refs)
