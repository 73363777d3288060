"""Towards everyone but the desk a resident is nobody: no words, no name, no handle; towards the desk only words."""

import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime

import pytest

from bot import dialogues
from data import mandates, residents
from data.database import Database
from data.models import Kim
from domain.mandate import Mandate
from domain.platform import ChatKind
from domain.region import RegionCode
from domain.role import Role
from handlers.dialogue import Chat
from services import audit, feedback_export, ticket_register, voices, voices_sheets
from services.feedback_export import Wanted
from tests.conftest import ACCOUNT_ID
from tests.feedback_town import DAMAI, OTHER, PROVINCE, Town
from tests.safety_town import warned

RESIDENT, DESK = "777005", "1"
NAME, PHONE, WORDS = "Budi Rahasia", "6281234567890", "atap bocor"
WHO = (RESIDENT, "Budi", "Rahasia", PHONE)
GROUP = Chat("-100777", ChatKind.GROUP)


@dataclass(frozen=True, slots=True)
class _Others:
    """Whoever is not the desk, by ref: an agent, a neighbour, the province, an official elsewhere, the operator."""

    town: Town

    async def hire(self, ref: str, role: Role, code: str, kim_id: int | None = None) -> None:
        town = self.town
        async with town.database.sessions.begin() as session:
            resident = await residents.add(session, ACCOUNT_ID, ref, "id", town.talk.now)
            mandate = Mandate(role, RegionCode(code), kim_id)
            await mandates.give(session, resident.resident_id, mandate, "SK 1", town.talk.now)

    async def reads(self) -> None:
        """They look everywhere that leads to what residents wrote."""
        talk = self.town.talk
        for ref, typed in (
            ("30", "/teruskan"),
            ("30", "/usulberita"),
            ("30", "/kotakmasuk"),
            ("31", "/start j_1"),
            ("31", "/status"),
            ("31", "/cek AAAAAA"),
            ("32", "/laporan"),
            ("32", "/kotakmasuk"),
            ("32", "/audit"),
            ("33", "/laporan"),
            ("33", f"/kotakmasuk {WORDS}"),
            ("33", "/pantau"),
        ):
            await talk.say(ref, typed)
        for ref in ("30", "31", "32", "33"):
            for choice in (
                "inbox:open:1",
                "inbox:answer:1",
                "ticket:more:1",
                "status:see:1",
                "feedback:region:1-64.71",
                "bulk:ask:1",
                "voices:show:0",
                "voices:show:1",
                "voices:csv:0",
                "safety:show:1",
                "safety:csv:1",
                "safety:who:1",
                "safety:take:4-0",
                "audit:export",
            ):
                await talk.happen(talk.incoming(ref, choice=choice, acknowledge="a"))


@pytest.fixture
async def town(sqlite_home: Database, account_id: int, now: datetime) -> Town:
    """A resident has written in private, in a KIM's group and by a button; everybody else looks."""
    town = await warned(sqlite_home, account_id, now, [(RESIDENT, DAMAI), ("31", DAMAI)])
    others = _Others(town)
    async with sqlite_home.sessions.begin() as session:
        kim = Kim(name="KIM Damai", region_code=DAMAI, proposed_at=now)
        session.add(kim)
        await session.flush()
        kim_id = kim.kim_id
    await others.hire("30", Role.KIM_AGENT, DAMAI, kim_id)
    await others.hire("32", Role.PROVINCE, PROVINCE)
    await others.hire("33", Role.OFFICIAL, OTHER)
    town.talk.router = dialogues.router(town.office, lambda _account, payload, _kind: payload, None)
    shown = {"sender_name": NAME, "sender_phone": PHONE}
    await town.talk.say(RESIDENT, f"/aspirasi {WORDS} di RT 4", **shown)
    await town.talk.say(RESIDENT, f"@siarkim_bot {WORDS} lagi", chat=GROUP, mentioned=True, **shown)
    await town.talk.press(RESIDENT, "Butuh bantuan")
    await town.talk.say(RESIDENT, f"{WORDS}, air masuk", **shown)
    await town.quarter()
    await others.reads()
    return town


def _phone(town: Town, ref: str) -> str:
    """Everything that a phone shows, with its buttons and files."""
    return "\n".join(
        json.dumps([message.content.text, [str(item) for item in message.content.media], str(message.choices)])
        for message in town.talk.phones[ref].values()
    )


async def _exported(town: Town) -> str:
    async with town.database.reads() as session:
        return str(await feedback_export.page(session, Wanted(), 0))


async def _ticket(town: Town) -> str:
    async with town.database.sessions.begin() as session:
        return await ticket_register.whole(session, 1, town.talk.now)


async def _audited(town: Town) -> str:
    async with town.database.reads() as session:
        return "\n".join([str(audit.cells(entry)) async for entry in audit.entries(session)])


async def _counted(town: Town) -> str:
    async with town.database.reads() as session:
        report = await voices.in_house(session, PROVINCE, 0, town.talk.now)
    return voices.told(report, "id") + (voices_sheets.csv(report, "id").made or "")


SHELL: dict[str, tuple[Callable[[Town], Awaitable[str]], bool]] = {
    "siarkim feedback export": (_exported, True),
    "siarkim tickets show": (_ticket, True),
    "siarkim audit export": (_audited, False),
    "siarkim voices export": (_counted, False),
}
"""What the operator gets, and whether words of residents are meant to be in it."""


async def test_nobody_but_the_desk_learns_what_a_resident_wrote_and_nobody_at_all_who_it_was(town: Town) -> None:
    phones = {ref: _phone(town, ref) for ref in (DESK, "30", "31", "32", "33", GROUP.ref)}
    assert WORDS in phones[DESK]
    assert "nomor" in phones[GROUP.ref]
    assert all(len(text) > len("[]") for text in phones.values())
    told = [ref for ref, text in phones.items() if ref != DESK and WORDS in text]
    known = [(ref, part) for ref, text in phones.items() for part in WHO if part in text]
    assert (told, known) == ([], [])
    for surface, (read, words) in SHELL.items():
        text = await read(town)
        assert text, surface
        assert (WORDS in text) == words, surface
        assert [part for part in WHO if part in text] == [], surface
