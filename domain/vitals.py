"""Vitals: what a house says about its health at one moment, and which of it is an alarm."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum

from domain.broadcast import BroadcastState
from domain.delivery import DeliveryState
from domain.lane import Lane


@dataclass(frozen=True, slots=True)
class Queue:
    """What waits to be done: how much, and for how long the oldest has waited."""

    number: int = 0
    age: timedelta = timedelta()


@dataclass(frozen=True, slots=True)
class AccountVitals:
    """One account: its rate, and how long it still rests after a 429."""

    name: str
    rate: int
    rests: timedelta = timedelta()


@dataclass(frozen=True, slots=True)
class Vitals:
    """Everything that can be counted in the database; the machine's own figures stand in `Machine`."""

    residents: int = 0
    broadcasts: Mapping[BroadcastState, int] = field(default_factory=dict)
    copies: Mapping[DeliveryState, int] = field(default_factory=dict)
    doubled: int = 0
    chunks: Mapping[Lane, Queue] = field(default_factory=dict)
    updates: Queue = field(default_factory=Queue)  # received and not answered
    letters: Queue = field(default_factory=Queue)  # due and not sent
    feedback: Queue = field(default_factory=Queue)  # not settled
    stuck: tuple[int, ...] = ()  # broadcasts whose chunk is taken up again and again and never goes on
    accounts: tuple[AccountVitals, ...] = ()
    dead_feeds: tuple[str, ...] = ()  # hosts whose feed has been silent for a day
    rejected_share: float = 0.0  # of the copies settled in the last hour, 0 to 1
    faulty_updates: int = 0  # of the last day: kept, and never handled


@dataclass(frozen=True, slots=True)
class Machine:
    """What only the machine knows."""

    disk_free: int  # bytes, where the data lies
    disk_share: float  # free, 0 to 1
    memory_free: int | None  # bytes that programs can still get; None where the system does not say
    backup_age: timedelta | None = None  # None: there is no backup yet
    backups_wanted: bool = True  # a passphrase is set


class AlarmKind(StrEnum):
    """What may be wrong; each has one sentence, and one for when it is over."""

    QUEUE = "queue"
    STUCK = "stuck"
    UPDATES = "updates"
    LETTERS = "letters"
    RESTS = "rests"
    FEED = "feed"
    REJECTED = "rejected"
    FAULTY = "faulty"
    DISK = "disk"
    MEMORY = "memory"
    BACKUP = "backup"


@dataclass(frozen=True, slots=True)
class Alarm:
    """One thing that is wrong now; `thing` tells which account, lane or feed."""

    kind: AlarmKind
    thing: str = ""
    amount: int = 0  # minutes, per cent, megabytes or pieces, as its sentence says


QUEUE_PATIENCE = timedelta(minutes=2)
NEWS_PATIENCE = timedelta(minutes=30)
ANSWER_PATIENCE = timedelta(minutes=1)
LETTER_PATIENCE = timedelta(minutes=5)
LONG_REST = timedelta(minutes=5)
MUCH_REJECTED = 0.2
LITTLE_DISK, LITTLE_SHARE = 500 * 2**20, 0.05
LITTLE_MEMORY = 80 * 2**20
OLD_BACKUP = timedelta(hours=36)


def alarms(vitals: Vitals, machine: Machine) -> Iterator[Alarm]:
    """Everything that is wrong at this moment."""
    yield from _waiting(vitals)
    for broadcast_id in vitals.stuck:
        yield Alarm(AlarmKind.STUCK, str(broadcast_id))
    for account in vitals.accounts:
        if account.rests >= LONG_REST:
            yield Alarm(AlarmKind.RESTS, account.name, _minutes(account.rests))
    for host in vitals.dead_feeds:
        yield Alarm(AlarmKind.FEED, host)
    if vitals.rejected_share >= MUCH_REJECTED:
        yield Alarm(AlarmKind.REJECTED, amount=round(vitals.rejected_share * 100))
    if vitals.faulty_updates:
        yield Alarm(AlarmKind.FAULTY, amount=vitals.faulty_updates)
    yield from _of_machine(machine)


def _waiting(vitals: Vitals) -> Iterator[Alarm]:
    for lane, queue in vitals.chunks.items():
        if queue.age >= (NEWS_PATIENCE if lane in {Lane.NEWS, Lane.DIGEST} else QUEUE_PATIENCE):
            yield Alarm(AlarmKind.QUEUE, lane, _minutes(queue.age))
    if vitals.updates.age >= ANSWER_PATIENCE:
        yield Alarm(AlarmKind.UPDATES, amount=vitals.updates.number)
    if vitals.letters.age >= LETTER_PATIENCE:
        yield Alarm(AlarmKind.LETTERS, amount=vitals.letters.number)


def _of_machine(machine: Machine) -> Iterator[Alarm]:
    if machine.disk_free < LITTLE_DISK or machine.disk_share < LITTLE_SHARE:
        yield Alarm(AlarmKind.DISK, amount=machine.disk_free // 2**20)
    if machine.memory_free is not None and machine.memory_free < LITTLE_MEMORY:
        yield Alarm(AlarmKind.MEMORY, amount=machine.memory_free // 2**20)
    if machine.backups_wanted and (machine.backup_age is None or machine.backup_age > OLD_BACKUP):
        yield Alarm(AlarmKind.BACKUP, amount=_minutes(machine.backup_age) // 60 if machine.backup_age else 0)


def _minutes(age: timedelta) -> int:
    return int(age.total_seconds() // 60)
