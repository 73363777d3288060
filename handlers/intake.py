"""Intake: stored updates are worked in order for each person and side by side across persons.

Effects and replies of an update are committed together; the replies leave after it. After a crash whatever is not
answered is found again in the table. This is one of the two places where any failure ends: logged once, with ids.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from domain.intake import Raw
from domain.platform import ChatKind
from domain.ports import Now
from handlers.dialogue import Incoming, Membership, Notice, Reply
from handlers.mailroom import Mailroom, Sleep
from handlers.replies import Outgoing, drawn, dumped, loaded, outgoing, undrawn
from services import dispatches, leases, updates
from services.leases import Hold

log = structlog.get_logger()

Event = Incoming | Membership | Notice
Translate = Callable[[Raw, datetime], Event | None]
Route = Callable[[AsyncSession, Event, datetime], Awaitable[list[Outgoing]]]

HANDS = 16
"""Updates that are handled at the same time."""

LANE = 16
"""Updates of one person that are taken out of the table at most: whoever sends a flood fills only their own lane."""

IN_FLIGHT = 512
"""Updates that are taken out of the table at most."""

LANDING = 5.0
"""Seconds that what is in hand may take when the process stops."""

RETRY_AFTER = (0.5, 2.0, 8.0)
"""Seconds before an update that failed is tried again."""

BROKEN_AFTER = 5.0
"""Seconds before the database is asked again when it fails."""

LOOK = 0.5
"""Seconds after which the table is looked at though nobody called: another process may have stored something."""


@dataclass(slots=True)
class Intake:
    """Works what lies in `updates`; `wake` tells it that there is more."""

    sessions: async_sessionmaker[AsyncSession]
    reads: async_sessionmaker[AsyncSession]
    translators: Mapping[int, Translate]  # by account
    route: Route
    mailroom: Mailroom
    now: Now
    sleep: Sleep = asyncio.sleep
    holds: Mapping[int, Hold] | None = None
    """By account, the leases of this process; None where there is no other process. Read anew for every update."""

    _woken: asyncio.Event = field(default_factory=asyncio.Event)
    _taken: set[int] = field(default_factory=set)
    _lanes: dict[tuple[int, str], deque[int]] = field(default_factory=dict)
    _hands: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(HANDS))
    _working: set[asyncio.Task[None]] = field(default_factory=set)
    _stopping: bool = False

    def wake(self) -> None:
        """Something was stored."""
        self._woken.set()

    async def run(self) -> None:
        """Work until cancelled; then whatever is in hand is finished, so that nobody is answered twice."""
        try:
            while True:
                self._woken.clear()
                if not await self._take():
                    await self._called()
        finally:
            self._stopping = True
            if self._working:
                await asyncio.wait(self._working, timeout=LANDING)
            for task in self._working:
                task.cancel()
            await asyncio.gather(*self._working, return_exceptions=True)

    async def _called(self) -> None:
        try:
            async with asyncio.timeout(LOOK):
                await self._woken.wait()
        except TimeoutError:
            return

    def _is_ours(self, account_id: int) -> bool:
        """Whether no other process can be working this account's updates."""
        if self.holds is None:
            return True
        hold = self.holds.get(account_id)
        return hold is not None and hold.holds

    async def _take(self) -> bool:
        """Hand out what nobody works on yet; whether there may be more at once."""
        if len(self._taken) >= IN_FLIGHT:
            return False
        ours = [account_id for account_id in self.translators if self._is_ours(account_id)]
        try:
            async with self.reads() as session:
                full = [person for (_, person), lane in self._lanes.items() if len(lane) >= LANE]
                found = await updates.unanswered(session, ours, len(self._taken) + HANDS, full)
        except SQLAlchemyError as fault:
            log.warning("updates-not-read", fault=type(fault).__name__)
            await self.sleep(BROKEN_AFTER)
            return True
        fresh = [row for row in found if row[0] not in self._taken]
        for stored_update_id, account_id, person in fresh:
            self._taken.add(stored_update_id)
            lane = self._lanes.get((account_id, person))
            if lane is None:
                self._lanes[account_id, person] = deque([stored_update_id])
                self._begin((account_id, person))
            else:
                lane.append(stored_update_id)
        return bool(fresh)

    def _begin(self, key: tuple[int, str]) -> None:
        task = asyncio.create_task(self._work(key))
        self._working.add(task)
        task.add_done_callback(self._working.discard)

    async def _work(self, key: tuple[int, str]) -> None:
        lane = self._lanes[key]
        while lane and not self._stopping and self._is_ours(key[0]):
            try:
                await self._finish(lane[0], key[0])
            except Exception:  # found again in the table with whatever comes next
                log.exception("update-left", update=lane[0])
            self._taken.discard(lane.popleft())
            if len(self._taken) == IN_FLIGHT - 1 or len(lane) == LANE // 2:
                self._woken.set()
        self._taken.difference_update(lane)  # another process works these
        del self._lanes[key]

    async def _finish(self, stored_update_id: int, account_id: int) -> None:
        failures, replies = 0, None
        while self._is_ours(account_id):
            try:
                async with self._hands:
                    replies = await self._handle(stored_update_id)
                break
            except Exception as fault:
                log.exception("update-failed", update=stored_update_id)
                wait = RETRY_AFTER[min(failures, len(RETRY_AFTER) - 1)]
                failures += 1
                apology = await self._failed(stored_update_id, type(fault).__name__)
                if apology is not None:
                    replies = apology
                    break
                await self.sleep(wait)
        if replies and self._is_ours(account_id):
            await self._answer(stored_update_id, replies)

    async def _handle(self, stored_update_id: int) -> Sequence[Outgoing]:
        now = self.now()
        async with self.sessions.begin() as session:
            row = await updates.take(session, stored_update_id)
            if row is None or not await self._stands(session, row.account_id):
                return ()
            if row.replies is not None:
                return loaded(row.replies)
            try:
                event = self.translators[row.account_id](row.payload or {}, row.received_at)
            except Exception as fault:  # noqa: BLE001 - whatever a messenger may write, it stops nothing
                log.warning("update-unreadable", update=stored_update_id, fault=type(fault).__name__)
                updates.unreadable(row, f"unreadable: {type(fault).__name__}", now)
                return ()
            answers = await self.route(session, event, now) if event else []
            updates.handled(row, dumped(answers), now)
        return answers

    async def _stands(self, session: AsyncSession, account_id: int) -> bool:
        """Whether the database still says that these updates are this process's."""
        if self.holds is None:
            return True
        hold = self.holds.get(account_id)
        return hold is not None and await leases.stands(session, hold)

    async def _failed(self, stored_update_id: int, fault: str) -> Sequence[Outgoing] | None:
        """Count a failure; after the last one the apology, before it None."""
        try:
            async with self.sessions.begin() as session:
                row = await updates.take(session, stored_update_id)
                if row is None or not await self._stands(session, row.account_id):
                    return ()
                if not updates.failed(row, fault):
                    return None
                apology = self._apology(row.account_id, row.payload, row.received_at)
                row.replies = dumped(apology)
                row.answered_at = None if apology else self.now()
                return apology
        except Exception:  # tried again until it can be counted
            log.exception("failure-not-counted", update=stored_update_id)
            return None

    def _apology(self, account_id: int, payload: Raw | None, received_at: datetime) -> list[Outgoing]:
        try:
            event = self.translators[account_id](payload or {}, received_at)
        except Exception:
            log.exception("apology-not-made", account=account_id)
            return []
        if not isinstance(event, Incoming) or event.chat.kind is not ChatKind.PRIVATE:
            return []
        return [outgoing(event, Reply("apology"), "en" if event.sender_language.startswith("en") else "id")]

    async def _answer(self, stored_update_id: int, replies: Sequence[Outgoing]) -> None:
        await self.mailroom.works(replies)
        sent = await self.mailroom.send([await _drawn(each) for each in replies])
        for settling in (True, True, True, False):  # better forget what followed than say everything again
            try:
                async with self.sessions.begin() as session:
                    if settling:
                        await dispatches.settle(session, sent, self.now())
                    await updates.answered(session, stored_update_id, self.now())
            except Exception:
                log.exception("answer-not-noted", update=stored_update_id)
                await self.sleep(BROKEN_AFTER)
            else:
                return


async def _drawn(answer: Outgoing) -> Outgoing:
    if answer.sketch is None:
        return answer
    try:
        return await asyncio.to_thread(drawn, answer)
    except Exception:
        log.exception("picture-not-drawn", account=answer.account_id)
        return undrawn(answer)
