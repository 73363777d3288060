"""Desk: how long an inbox page and a search take among many tickets, on both databases."""

import random
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from statistics import median
from typing import Any

from sqlalchemy import insert, text
from sqlalchemy.ext.asyncio import AsyncSession

from benchmarks.ground import Ground
from benchmarks.table import Table
from data.database import Database, opened
from data.models import Feedback, Ticket
from data.ticket_lists import Sieve
from domain.feedback import FeedbackKind, MatchReason
from domain.mandate import Mandate
from domain.region import RegionCode
from domain.role import Role
from domain.ticket import TicketClock, TicketState
from services import inbox, search
from services.people import Person
from services.search import Wanted

NUMBER = 1_000_000
TIMES = 7
_RESIDENTS = 1000
_STEP = 10_000
_BEGAN = datetime(2026, 1, 1, tzinfo=UTC)
_NOW = datetime(2026, 11, 24, tzinfo=UTC)
_OPEN = 0.05
"""Share of tickets that nobody has settled yet: 50,000 of a million."""

_WORDS = (
    "banjir jalan lampu rusak mati air sampah parit tersumbat rumah kebanjiran sekolah puskesmas bantuan belum cair"
    " antrean minyak gas listrik padam pohon tumbang longsor jembatan retak pasar becek nyamuk fogging kabel putus"
)
_RARE = "zebra"  # one in a hundred thousand has it
_DESKS = {"province": "64", "town": "64.71", "kelurahan": "64.71.01.1001"}

Question = Callable[[AsyncSession, Person], Awaitable[Any]]


async def run(ground: Ground, number: int = NUMBER) -> Table:
    """Every question of every desk, some times on each database."""
    rows = []
    for name, url in (
        ("SQLite", (await ground.sqlite(_RESIDENTS))[0]),
        ("PostgreSQL", await ground.postgres.fresh(_RESIDENTS)),
    ):
        async with opened(url) as database:
            await _fill(database, number)
            rows += [(name, *row) for row in await _asked(database)]
    return Table(
        f"The desk among {number:,} tickets",
        ("database", "question", *(f"{desk}, ms" for desk in _DESKS)),
        rows,
        (f"Medians of {TIMES} each, the trail's line about it included; {_OPEN:.0%} of the tickets are open.",),
    )


async def _asked(database: Database) -> list[tuple[str, ...]]:
    rows = []
    for name, question in _questions().items():
        found = [await _median(database, question, code) for code in _DESKS.values()]
        rows.append((name, *(f"{1000 * seconds:.0f}" for seconds in found)))
    return rows


def _questions() -> dict[str, Question]:
    def page(**narrowed: Any) -> Question:
        async def ask(session: AsyncSession, person: Person) -> object:
            codes = tuple(str(held.region_code) for held in person.mandates)
            return await inbox.page(session, person, Sieve(codes, **narrowed), 0, _NOW)

        return ask

    def places(**narrowed: Any) -> Question:
        async def ask(session: AsyncSession, person: Person) -> object:
            codes = tuple(str(held.region_code) for held in person.mandates)
            return await inbox.regions(session, Sieve(codes, **narrowed))

        return ask

    def find(typed: str) -> Question:
        async def ask(session: AsyncSession, person: Person) -> object:
            return await search.find(session, person, search.scope(person, "64"), Wanted(typed), _NOW)

        return ask

    return {
        "first page, open": page(),
        "first page, all": page(states=None),
        "first page, danger": page(only_danger=True),
        "regions, open": places(),
        "regions, all": places(states=None),
        "search, a common word": find("banjir"),
        "search, two common words": find("jalan rusak"),
        "search, a rare word": find(_RARE),
        "search, misspelt": find("bnajir"),
        "search, nothing like it": find("xylofonika"),
    }


async def _median(database: Database, question: Question, code: str) -> float:
    person = Person("1", resident_id=1, mandates=(Mandate(Role.OFFICIAL, RegionCode(code)),))
    took = []
    for _ in range(TIMES):
        async with database.sessions() as session:
            began = time.monotonic()
            async with session.begin():
                await question(session, person)
            took.append(time.monotonic() - began)
    return median(took)


async def _fill(database: Database, number: int) -> None:
    async with database.reads() as session:
        villages = list(await session.scalars(text("SELECT code FROM regions WHERE length(code) = 13 ORDER BY code")))
    for first in range(1, number + 1, _STEP):
        rows = list(_written(villages, range(first, min(first + _STEP, number + 1))))
        async with database.sessions.begin() as session:
            await session.execute(insert(Feedback), [row for row, _ in rows])
            await session.execute(insert(Ticket), [ticket for _, ticket in rows])
    async with database.sessions.begin() as session:
        await session.execute(text("ANALYZE"))


def _written(villages: Sequence[str], numbers: range) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    chance = random.Random(numbers.start)  # noqa: S311 - chance, not secrecy
    words = _WORDS.split()
    for n in numbers:
        said = chance.choices(words, k=8) + ([_RARE] if chance.random() < 1e-5 else [])
        code, danger, at = chance.choice(villages), chance.random() < 0.01, _BEGAN + timedelta(seconds=20 * n)
        state = TicketState.RECEIVED if chance.random() < _OPEN else TicketState.DONE
        yield _feedback(n, code, " ".join(said), at, danger), _ticket(n, code, state, at, danger)


def _feedback(n: int, code: str, said: str, at: datetime, danger: bool) -> dict[str, Any]:
    return {
        "feedback_id": n,
        "resident_id": 1 + n % _RESIDENTS,
        "address_id": 1 + n % _RESIDENTS,
        "region_code": code,
        "kind": FeedbackKind.ASPIRATION,
        "matched_by": MatchReason.NONE,
        "text": said,
        "danger": danger,
        "account_id": 1,
        "received_at": at,
        "pushed_at": at,
    }


def _ticket(n: int, code: str, state: TicketState, at: datetime, danger: bool) -> dict[str, Any]:
    due = date(2026, 12, 1)
    return {
        "ticket_id": n,
        "region_code": code,
        "danger": danger,
        "state": state,
        "since": at,
        "opened_at": at,
        "waits_since": at if state is TicketState.RECEIVED else None,
        "clock": TicketClock.SERVICE,
        "verify_due": due,
        "act_due": due,
        "complete_due": due,
        "due_at": _NOW if state is TicketState.RECEIVED else None,
    }
