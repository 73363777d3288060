"""The engine as an operator sees it: who works, what waits and for how long, how fast accounts send, what hangs."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from data import engine, leases, pace, processes, vitals
from domain.chunk import LEASE
from domain.vitals import ANSWER_PATIENCE, LETTER_PATIENCE

_SILENT = timedelta(seconds=3 * LEASE)


@dataclass(frozen=True, slots=True)
class ProcessLine:
    """A process with its last sign of life, in seconds."""

    process_id: str
    host: str
    pid: int
    roles: tuple[str, ...]
    silent: float


@dataclass(frozen=True, slots=True)
class LaneLine:
    """The live chunks of a lane; `age`: seconds that the oldest one waits which could run."""

    lane: str
    running: int
    waiting: int
    postponed: int
    age: float


@dataclass(frozen=True, slots=True)
class AccountLine:
    """An account: its rate and what of it is used, its rest, and its updates (seconds; None: never)."""

    account: str
    rate: int
    given: int  # copies that it ever let through
    used: float  # copies a second between two looks
    rests: float
    fetched: float | None
    fetcher: str | None  # the process that takes in


@dataclass(frozen=True, slots=True)
class Hanging:
    """Something that hangs: what, which one, since how many seconds."""

    what: str
    thing: str
    seconds: float


@dataclass(frozen=True, slots=True)
class Status:
    """One look."""

    at: datetime
    processes: tuple[ProcessLine, ...] = ()
    lanes: tuple[LaneLine, ...] = ()
    accounts: tuple[AccountLine, ...] = ()
    hanging: tuple[Hanging, ...] = field(default=())

    def since(self, before: "Status") -> "Status":
        """The same, knowing what was sent since an earlier look."""
        seconds = max((self.at - before.at).total_seconds(), 0.001)
        earlier = {each.account: each.given for each in before.accounts}
        return replace(
            self,
            accounts=tuple(
                replace(each, used=round((each.given - earlier.get(each.account, each.given)) / seconds, 1))
                for each in self.accounts
            ),
        )


async def look(session: AsyncSession) -> Status:
    """Everything as it stands in the database: no process needs to run for it."""
    now = await pace.clock(session)
    return Status(
        now,
        tuple(
            ProcessLine(each.process_id[:8], each.host, each.pid, tuple(each.roles), _age(each.seen_at, now) or 0.0)
            for each in await processes.every(session)
        ),
        tuple(
            LaneLine(each.lane.value, each.running, each.waiting, each.postponed, _age(each.oldest, now) or 0.0)
            for each in await engine.lanes(session, now)
        ),
        await _accounts(session, now),
        tuple(await _hanging(session, now)),
    )


async def _accounts(session: AsyncSession, now: datetime) -> tuple[AccountLine, ...]:
    held = await leases.every(session)
    lines = []
    for row in await engine.accounts(session):
        lease = held.get(f"updates:{row.account_id}")
        live = lease is not None and lease.held_until > now
        lines.append(
            AccountLine(
                f"@{row.username}" if row.username else row.external_id,
                row.rate,
                row.given,
                0.0,
                max(0.0, -(_age(row.rest_until, now) or 0.0)),
                _age(lease.worked_at, now) if lease else None,
                lease.process_id[:8] if lease and live else None,
            )
        )
    return tuple(lines)


async def _hanging(session: AsyncSession, now: datetime) -> list[Hanging]:
    found = [
        Hanging("chunk", f"{broadcast_id}/{chunk_id}", _age(at, now) or 0.0)
        for chunk_id, broadcast_id, at in await engine.silent_chunks(session, now - _SILENT)
    ]
    found += [Hanging("broadcast", str(each), 0.0) for each in await engine.chunkless(session, now - _SILENT)]
    queues = (
        ("updates", await vitals.updates(session, now), ANSWER_PATIENCE),
        ("letters", await vitals.letters(session, now), LETTER_PATIENCE),
    )
    return found + [
        Hanging(what, str(queue.number), round(queue.age.total_seconds(), 1))
        for what, queue, patience in queues
        if queue.age >= patience
    ]


def _age(moment: datetime | None, now: datetime) -> float | None:
    """Seconds since a moment; negative where it lies ahead."""
    return None if moment is None else round((now - moment).total_seconds(), 1)
