"""Mailroom: where the answers of a dialogue leave, right after their effects are committed. No session is open here."""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from domain.message import Kept, Later, Message, Moved, Outcome, Rejected, Rests, Sent, Target
from domain.ports import Busy, Platform
from handlers.replies import Outgoing
from services import rests
from services.dispatches import Dispatch

log = structlog.get_logger()

TRIES = 4
LONGEST = 30.0
"""Seconds that an answer waits here for its messenger; longer ones go on through the outbox."""

Sleep = Callable[[float], Awaitable[None]]


Heed = Callable[[int, Target, Later], Awaitable[None]]
"""Hears at once that an account was told to wait, and where."""


def heeding(sessions: async_sessionmaker[AsyncSession]) -> Heed:
    """Writes it down, so that broadcasts keep it too."""

    async def heed(account_id: int, target: Target, later: Later) -> None:
        try:
            async with sessions.begin() as session:
                await rests.heed(session, account_id, target, later)
        except SQLAlchemyError as fault:
            log.warning("rest-not-noted", account=account_id, fault=type(fault).__name__)

    return heed


@dataclass(frozen=True, slots=True)
class Mailroom:
    """The platforms by account."""

    platforms: Mapping[int, Platform]
    heed: Heed
    sleep: Sleep = asyncio.sleep

    async def send(self, answers: Sequence[Outgoing]) -> list[Dispatch]:
        """Send answers: each chat gets its own in their order, and no chat waits for another."""
        chats: dict[tuple[int, str], list[Outgoing]] = defaultdict(list)
        for answer in answers:
            # a button is confirmed beside the messages, so that neither waits for the other
            chats[answer.account_id, answer.acknowledge or answer.target.ref].append(answer)
        rows = await asyncio.gather(*(self._in_order(each) for each in chats.values()))
        return [dispatch for row in rows for dispatch in row]

    async def works(self, answers: Sequence[Outgoing]) -> None:
        """Whoever waits for a picture that is still to be drawn sees that somebody is at it."""
        marks = {each.target.ref: each.acknowledge for each in answers if each.acknowledge}
        waiting = next((each for each in answers if each.sketch is not None), None)
        platform: object = self.platforms.get(waiting.account_id) if waiting else None  # not every one can
        if waiting and isinstance(platform, Busy):
            _note(waiting, await platform.works(waiting.target, marks.get(waiting.target.ref)), "works")

    async def _in_order(self, answers: Sequence[Outgoing]) -> list[Dispatch]:
        dispatches = []
        for answer in answers:
            if answer.acknowledge:
                await self._acknowledge(answer, answer.acknowledge)
            elif answer.message:
                dispatches.append(await self._deliver(answer, answer.message))
        return dispatches

    async def _acknowledge(self, answer: Outgoing, ref: str) -> None:
        platform = self.platforms.get(answer.account_id)
        text = answer.message.content.text if answer.message else None
        if platform:
            _note(answer, await platform.acknowledge(ref, text), "acknowledge")

    async def _deliver(self, answer: Outgoing, message: Message) -> Dispatch:
        moved_from = None
        outcome = await self._heeded(answer, message)
        for _ in range(TRIES - 1):
            match outcome:
                case Later(after) if after <= LONGEST:
                    await self.sleep(after)
                case Moved(ref) if moved_from is None:
                    moved_from = answer.target.ref
                    answer = replace(answer, target=replace(answer.target, ref=ref))
                case Rejected() | Kept() if answer.edit:
                    answer = replace(answer, edit=None)  # it can't be changed any more: say it anew
                case _:
                    break
            outcome = await self._heeded(answer, message)
        _note(answer, outcome, "edit" if answer.edit else "send")
        remember = (answer.remember.kind, answer.remember.object_id) if answer.remember else None
        return Dispatch(
            answer.account_id, answer.target, message, outcome, remember, moved_from, edited=bool(answer.edit)
        )

    async def _heeded(self, answer: Outgoing, message: Message) -> Outcome:
        outcome = await self._once(answer, message)
        if isinstance(outcome, Later) and outcome.rests is not Rests.NOBODY:
            await self.heed(answer.account_id, answer.target, outcome)
        return outcome

    async def _once(self, answer: Outgoing, message: Message) -> Outcome:
        platform = self.platforms.get(answer.account_id)
        if platform is None:  # another process has this account: the outbox finds it
            return Later(2 * LONGEST, counts=False, rests=Rests.NOBODY, why="elsewhere")
        if answer.edit:
            return await platform.edit(answer.target, answer.edit, message)
        return await platform.send(answer.target, message)


def _note(answer: Outgoing, outcome: Outcome, what: str) -> None:
    if not isinstance(outcome, Sent):
        why = getattr(outcome, "why", "")
        log.warning(
            "answer-not-sent", account=answer.account_id, what=what, outcome=type(outcome).__name__, why=str(why)
        )
