"""Whatever happens in whatever order, nothing leaves without its author's mandate and the approvals it needed.

The machine keeps its own books, from what it did and from the rows of mandates alone; the house's rules are not asked.
"""

import asyncio
import shutil
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, invariant, rule, run_state_machine_as_test
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from data import approvals as rows
from data.database import connect
from data.models import Address, Broadcast, FeedItem, Mandate, Relay
from domain.approval import Way
from domain.feed import Entry, Fresh
from domain.hazard import Alert, Hazard
from domain.message import Content
from domain.refusal import Refusal
from domain.relay import Measure
from domain.role import Role
from services import (
    approval_care,
    approval_rules,
    approvals,
    broadcasts,
    contents,
    decisions,
    drafts,
    emergencies,
    feed_admin,
    feeds,
    relaying,
)
from services.approvals import Manner
from services.feed_wishes import Wish
from tests import towns
from tests.conftest import ACCOUNT_ID, NOW
from tests.kim_town import a_linked_channel, a_town
from tests.office import KELURAHAN, KOTA, PROVINCE, Office

Answer = TypeVar("Answer")
OTHER = "64.72"
REGIONS = (KELURAHAN, KOTA, OTHER, PROVINCE)
PEOPLE = ("901", "902", "903", "904")
MAY_WRITE = {Role.OFFICIAL, Role.APPROVER, Role.REGION_ADMIN}
MAY_APPROVE = {Role.APPROVER, Role.REGION_ADMIN}
NEEDED = {"village": 0, "regency": 1, "beyond": 2}

people = st.sampled_from(PEOPLE)
codes = st.sampled_from(REGIONS)
audiences = st.sampled_from([(KELURAHAN,), (KOTA,), (OTHER,), (PROVINCE,), (KELURAHAN, OTHER), (KOTA, OTHER)])


@dataclass
class Entered:
    """The machine's own book about one broadcast or feed, as it was put forward last."""

    author: str
    regions: tuple[str, ...]
    emergency: bool = False
    needed: int = 0
    not_before: datetime = NOW
    agreed: set[str] = field(default_factory=set)
    valid: bool = False  # put forward, and not touched since


def reach(regions: tuple[str, ...]) -> str:
    """How far these regions reach, told by their codes alone."""
    if len(set(regions)) == 1 and len(regions[0]) == 13:
        return "village"
    towns = {code[:5] for code in regions}
    return "regency" if len(towns) == 1 and min(map(len, regions)) >= 5 else "beyond"


class Town(RuleBasedStateMachine):
    """Officials who come, go, write, agree, change their minds, and press what they should not."""

    written = Bundle("written")
    sources = Bundle("sources")

    def __init__(self, file: Path) -> None:
        super().__init__()
        self.file = file.with_name(f"town-{id(self)}.db")
        shutil.copy(file, self.file)
        self.runner = asyncio.Runner()
        self.office = Office(self.runner.run(self._opened()), NOW)
        self.left: list[str] = []
        self.book: dict[int, Entered] = {}
        self.feeds: dict[int, Entered] = {}
        self.tightened: dict[str, tuple[int, int, int]] = {}
        self.single: set[str] = set()
        self.runner.run(self._settled())

    async def _opened(self) -> Any:
        return connect(f"sqlite+aiosqlite:///{self.file}")

    async def _settled(self) -> None:
        for ref in PEOPLE:
            await self.office.hire(ref, Role.REGION_ADMIN, PROVINCE)
        async with self.office.database.sessions.begin() as session:
            await a_linked_channel(session, await a_town(session, NOW), NOW)

    def teardown(self) -> None:
        self.runner.run(self.office.database.close())
        self.runner.close()
        self.file.unlink()

    # --- what people do

    @rule(ref=people, role=st.sampled_from(sorted(MAY_WRITE)), code=codes)
    def hired(self, ref: str, role: Role, code: str) -> None:
        self.runner.run(self.office.hire(ref, role, code))

    @rule(ref=people)
    def dismissed(self, ref: str) -> None:
        self.runner.run(self.office.dismiss(ref))

    @rule(target=written, ref=people, regions=audiences)
    def writes_a_warning(self, ref: str, regions: tuple[str, ...]) -> int:
        return self._written(ref, regions, emergency=True)

    def _written(self, ref: str, regions: tuple[str, ...], *, emergency: bool = False, later: bool = False) -> int:
        async def write(session: AsyncSession) -> int:
            person = await self.office.person(session, ref)
            draft = await drafts.begin(session, person, Content(text="Air mati"), ACCOUNT_ID, self.office.now)
            await drafts.cover(session, person, draft, regions)
            if emergency:
                await emergencies.warn(session, draft, Hazard.FLOOD)
                ends = self.office.now + timedelta(days=9)
                await emergencies.tell(session, draft, replace(draft.alert or Alert(), place="RT 1", until=ends))
            drafts.time(draft, self.office.now + timedelta(minutes=2) if later else None)
            return draft.id

        number = self._tried(write) or 0
        if number:
            self.book[number] = Entered(ref, regions, emergency)
        return number

    @rule(target=written, ref=people, regions=audiences, agreeing=st.sets(people, min_size=1), goes=st.booleans())
    def goes_all_the_way(self, ref: str, regions: tuple[str, ...], agreeing: set[str], goes: bool) -> int:
        """The usual course of things: written, put forward, and some agree; one of them may go while it waits."""
        for each in PEOPLE:
            self._back(each)
        number = self._written(ref, regions, later=goes)
        self._put_forward(number, ref, Way.ORDINARY)
        for each in sorted(agreeing):
            self._agree(number, each)
        if goes:
            self.runner.run(self.office.dismiss(max(agreeing)))
        return number

    def _back(self, ref: str) -> None:
        """Whoever went is an official again."""
        if not self.runner.run(self._holding(ref, (PROVINCE,))):
            self.runner.run(self.office.hire(ref, Role.REGION_ADMIN, PROVINCE))

    async def _holding(self, ref: str, regions: tuple[str, ...]) -> bool:
        async with self.office.database.reads() as session:
            return await self._holds(session, ref, MAY_APPROVE, regions)

    @rule(number=written, way=st.sampled_from(Way))
    def its_author_puts_forward(self, number: int, way: Way) -> None:
        if number in self.book:
            self._put_forward(number, self.book[number].author, way)

    @rule(number=written, ref=people, way=st.sampled_from(Way))
    def anybody_puts_forward(self, number: int, ref: str, way: Way) -> None:
        self._put_forward(number, ref, way)

    def _put_forward(self, number: int, ref: str, way: Way) -> None:
        entered = self.book.get(number)
        expected = self._needed(entered.regions, entered.author) if entered else 0

        async def submit(session: AsyncSession) -> bool:
            person = await self.office.person(session, ref)
            manner = Manner(way, "Mendesak")
            return (await approvals.submit(session, number, person, self.office.now, manner)).fresh

        if self._tried(submit):
            assert entered is not None
            assert ref == entered.author
            assert way is not Way.AT_ONCE
            assert entered.emergency or way is Way.ORDINARY
            self._enter(entered, 0 if way is Way.BREAK_GLASS else expected)
            if way is Way.ORDINARY and not entered.needed:
                alone = reach(entered.regions) != "village" or self._demanded(entered.regions)
                entered.not_before = self.office.now + timedelta(seconds=120 if alone else 60)

    @rule(number=written, ref=people)
    def agrees(self, number: int, ref: str) -> None:
        self._agree(number, ref)

    def _agree(self, number: int, ref: str) -> None:
        async def approve(session: AsyncSession) -> bool:
            submission = await self.office.submission(number)
            person = await self.office.person(session, ref)
            return (await decisions.approve(session, submission.submission_id or 0, person, self.office.now)).fresh

        if self._tried(approve):
            assert self.book[number].valid
            self.book[number].agreed.add(ref)

    @rule(number=written, ref=people, for_good=st.booleans())
    def turns_down(self, number: int, ref: str, for_good: bool) -> None:
        async def decide(session: AsyncSession) -> bool:
            submission = await self.office.submission(number)
            person = await self.office.person(session, ref)
            verb = decisions.reject if for_good else decisions.give_back
            await verb(session, submission.submission_id or 0, person, "Salah", self.office.now)
            return True

        if self._tried(decide):
            self.book[number].valid = False

    @rule(number=written, ref=people)
    def takes_back(self, number: int, ref: str) -> None:
        async def amend(session: AsyncSession) -> bool:
            await approvals.amend(session, number, await self.office.person(session, ref), self.office.now)
            return True

        if self._tried(amend):
            self.book[number].valid = False

    @rule(number=written, ref=people, regions=audiences)
    def edits(self, number: int, ref: str, regions: tuple[str, ...]) -> None:
        async def edit(session: AsyncSession) -> bool:
            person = await self.office.person(session, ref)
            draft = await drafts.edit(session, person, number)
            await drafts.cover(session, person, draft, regions)
            await contents.replace(session, draft, Content(text=f"Air mati di {regions}"), ACCOUNT_ID)
            return True

        if self._tried(edit):
            self.book[number].valid, self.book[number].regions = False, regions

    @rule(number=written, ref=people)
    def cancels(self, number: int, ref: str) -> None:
        async def cancel(session: AsyncSession) -> bool:
            await broadcasts.cancel(session, number, await self.office.person(session, ref), self.office.now)
            return True

        if self._tried(cancel):
            self.book[number].valid = False

    @rule(code=codes, village=st.integers(0, 1), regency=st.integers(0, 2), ref=people)
    def tightens(self, code: str, village: int, regency: int, ref: str) -> None:
        async def tighten(session: AsyncSession) -> bool:
            wanted = approval_rules.Wanted(code, village, regency, 0)
            await approval_rules.tighten(session, wanted, await self.office.person(session, ref), self.office.now)
            return True

        if self._tried(tighten):
            self.tightened[code] = (village, regency, 0)

    @rule(code=codes, on=st.booleans())
    def operator_sets_single(self, code: str, on: bool) -> None:
        async def set_single(session: AsyncSession) -> bool:
            await approval_rules.set_single(session, code, on=on, now=self.office.now)
            return True

        assert self._tried(set_single)
        (self.single.add if on else self.single.discard)(code)

    # --- feeds

    @rule(target=sources, ref=people, code=st.sampled_from([KOTA, KELURAHAN]))
    def adds_a_feed(self, ref: str, code: str) -> int:
        expected = self._needed((code,), ref)

        async def add(session: AsyncSession) -> int:
            person = await self.office.person(session, ref)
            wish = Wish(f"https://x.id/{len(self.feeds)}", code)
            return (await feed_admin.add(session, wish, person, self.office.now)).feed_id

        number = self._tried(add) or 0
        if number:
            self.feeds[number] = Entered(ref, (code,))
            self._enter(self.feeds[number], expected)
        return number

    @rule(number=sources, ref=people)
    def agrees_to_a_feed(self, number: int, ref: str) -> None:
        self._agree_to_a_feed(number, ref)

    def _agree_to_a_feed(self, number: int, ref: str) -> None:
        async def approve(session: AsyncSession) -> bool:
            submission = await rows.latest_of_feed(session, number)
            person = await self.office.person(session, ref)
            shown = submission.submission_id if submission else 0
            return (await decisions.approve(session, shown, person, self.office.now)).fresh

        if self._tried(approve):
            self.feeds[number].agreed.add(ref)

    @rule(number=sources)
    def everybody_agrees_to_a_feed(self, number: int) -> None:
        for ref in PEOPLE:
            self._agree_to_a_feed(number, ref)

    @rule(number=consumes(sources))
    def brings_news(self, number: int) -> None:
        async def take(session: AsyncSession) -> bool:
            await feeds.take_in(session, number, Fresh((), "x", "https://x.id"), self.office.now)
            item = Entry(f"g{number}", "Kabar", "Isi", "https://x.id/1")
            await feeds.take_in(session, number, Fresh((item,), "x", "https://x.id"), self.office.now)
            return True

        self._tried(take)

    # --- time

    @rule()
    def night_falls(self) -> None:
        self.office.now += timedelta(hours=9)

    @invariant()
    def time_passes(self) -> None:
        """Between any two acts the house ticks once."""

        async def tick(session: AsyncSession) -> list[Broadcast]:
            await approval_care.tend(session, self.office.now)
            await relaying.relay_due(session, Measure(), self.office.now)
            opened = await broadcasts.open_due(session, self.office.now)
            return [await session.get_one(Broadcast, each.broadcast_id, populate_existing=True) for each in opened]

        self.office.now += timedelta(seconds=31)
        for broadcast in self._tried(tick) or []:
            own = self.book.get(broadcast.broadcast_id)
            self.left.append(reach(own.regions) if own else "feed")
            self.runner.run(self._may_leave(broadcast))

    async def _may_leave(self, broadcast: Broadcast) -> None:
        async with self.office.database.reads() as session:
            if broadcast.author_id is None:
                await self._feed_may_speak(session, broadcast)
                return
            entered = self.book[broadcast.broadcast_id]
            assert entered.valid
            assert self.office.now >= entered.not_before
            assert await self._holds(session, entered.author, MAY_WRITE, entered.regions)
            await self._agreed(session, entered)

    async def _feed_may_speak(self, session: AsyncSession, broadcast: Broadcast) -> None:
        carried = (await session.scalars(select(Relay).where(Relay.broadcast_id == broadcast.broadcast_id))).all()
        assert carried
        for relay in carried:
            query = select(FeedItem.feed_id).where(FeedItem.announcement_id == relay.announcement_id)
            entered = self.feeds[(await session.scalars(query)).one()]
            if entered.needed:
                await self._agreed(session, entered)
            else:
                assert await self._holds(session, entered.author, MAY_WRITE, entered.regions)

    async def _agreed(self, session: AsyncSession, entered: Entered) -> None:
        lasting = [ref for ref in entered.agreed if await self._holds(session, ref, MAY_APPROVE, entered.regions)]
        assert entered.author not in entered.agreed
        assert len(lasting) >= entered.needed

    # --- the machine's own rules

    def _enter(self, entered: Entered, needed: int) -> None:
        entered.needed, entered.agreed, entered.valid = needed, set(), True
        entered.not_before = self.office.now

    def _demanded(self, regions: tuple[str, ...]) -> int:
        place = ("village", "regency", "beyond").index(reach(regions))
        around = [own[place] for code, own in self.tightened.items() if any(_inside(each, code) for each in regions)]
        return max([NEEDED[reach(regions)], *around])

    def _needed(self, regions: tuple[str, ...], author: str) -> int:
        if any(all(_inside(each, code) for each in regions) for code in self.single):
            return 0
        return self._demanded(regions) if self.runner.run(self._others(regions, author)) else 0

    async def _others(self, regions: tuple[str, ...], author: str) -> list[str]:
        async with self.office.database.reads() as session:
            others = [ref for ref in PEOPLE if ref != author]
            return [ref for ref in others if await self._holds(session, ref, MAY_APPROVE, regions)]

    async def _holds(self, session: AsyncSession, ref: str, roles: set[Role], regions: tuple[str, ...]) -> bool:
        query = select(Mandate).join(Address, Address.recipient_id == Mandate.resident_id).where(Address.ref == ref)
        held = [row for row in await session.scalars(query) if row.ended_at is None and row.role in roles]
        return all(any(_inside(each, row.region_code) for row in held) for each in regions)

    def _tried(self, act: Callable[[AsyncSession], Awaitable[Answer]]) -> Answer | None:
        """What came of it; None where it was refused, and then nothing has changed."""

        async def attempt() -> Answer:
            async with self.office.database.sessions.begin() as session:
                return await act(session)

        try:
            return self.runner.run(attempt())
        except Refusal:
            return None


async def _founded(file: Path) -> None:
    """Few regions, so that nothing takes long."""
    database = connect(f"sqlite+aiosqlite:///{file}")
    async with database.sessions.begin() as session:
        await towns.found(session, [KELURAHAN, f"{OTHER}.01.1001"])
    await database.close()


def _inside(code: str, upper: str) -> bool:
    return code == upper or code.startswith(f"{upper}.")


def test_nothing_leaves_without_mandate_and_approvals(sqlite_template: Path, tmp_path: Path) -> None:
    file = tmp_path / "town.db"
    shutil.copy(sqlite_template, file)
    asyncio.run(_founded(file))
    machines: list[Town] = []

    class Opened(Town):
        def __init__(self) -> None:
            super().__init__(file)
            machines.append(self)

    run_state_machine_as_test(Opened, settings=settings(max_examples=12, stateful_step_count=30))
    left = Counter(each for machine in machines for each in machine.left)
    assert sum(left.values()) > 0  # else it would prove nothing
