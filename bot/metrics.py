"""`/metrics`: the vitals in Prometheus' form. Reachable from this machine; the shipped Caddyfile keeps it inside."""

from collections.abc import Callable, Iterator, Mapping
from time import monotonic
from typing import Any

from prometheus_client import CollectorRegistry, ProcessCollector, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from prometheus_client.registry import Collector
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker
from starlette.requests import Request
from starlette.responses import Response

from domain.ports import Now
from domain.vitals import Machine, Queue, Vitals, alarms
from services import vitals

_FRESH = 10.0  # seconds for which a look is good enough: several who ask cost one


class Metrics:
    """The endpoint."""

    def __init__(self, reads: async_sessionmaker[AsyncSession], machine: Callable[[], Machine], now: Now) -> None:
        self._reads, self._machine, self._now = reads, machine, now
        self._process = CollectorRegistry()
        ProcessCollector(registry=self._process)
        self._looked_at = float("-inf")
        self._last = b""

    async def __call__(self, _request: Request) -> Response:
        """Everything that can be measured."""
        if monotonic() - self._looked_at > _FRESH:
            async with self._reads() as session:
                seen = await vitals.look(session, self._now())
            registry = CollectorRegistry()
            registry.register(_Seen(seen, self._machine()))
            self._last, self._looked_at = generate_latest(registry), monotonic()
        return Response(self._last + generate_latest(self._process), media_type=CONTENT_TYPE_LATEST)


class _Seen(Collector):
    """One look, as families of figures."""

    def __init__(self, seen: Vitals, machine: Machine) -> None:
        self._seen, self._machine = seen, machine

    def collect(self) -> Iterator[Metric]:
        """Every family; names and units as Prometheus has them."""
        seen, machine = self._seen, self._machine
        yield _one("siarkim_residents", "Residents who have joined and not left", seen.residents)
        yield _each("siarkim_broadcasts", "Broadcasts by state", "state", seen.broadcasts)
        copies = CounterMetricFamily("siarkim_copies", "Copies by outcome", labels=["state"])
        for state, number in seen.copies.items():
            copies.add_metric([state], number)
        yield copies
        yield _one("siarkim_copies_doubled", "Copies that may have arrived twice", seen.doubled)
        yield from _queues(seen)
        rates = {account.name: account.rate for account in seen.accounts}
        rests = {account.name: account.rests.total_seconds() for account in seen.accounts}
        yield _each("siarkim_account_rate", "Messages a second an account may send", "account", rates)
        yield _each("siarkim_account_rest_seconds", "Rest of an account after a 429", "account", rests)
        yield _one("siarkim_dead_feeds", "Feeds that have been silent for a day", len(seen.dead_feeds))
        yield _one("siarkim_rejected_ratio", "Share of rejected copies of the last hour", seen.rejected_share)
        yield _one("siarkim_faulty_updates", "Updates of the last day that could not be handled", seen.faulty_updates)
        yield _one("siarkim_disk_free_bytes", "Free space where the data lies", machine.disk_free)
        if machine.backup_age is not None:
            yield _one("siarkim_backup_age_seconds", "Age of the last backup", machine.backup_age.total_seconds())
        yield _one("siarkim_alarms", "Things that are wrong now", len(list(alarms(seen, machine))))


def _queues(seen: Vitals) -> Iterator[Metric]:
    queues: dict[str, Queue] = {"updates": seen.updates, "letters": seen.letters, "feedback": seen.feedback}
    queues |= {f"lane_{lane}": queue for lane, queue in seen.chunks.items()}
    waiting = {name: queue.number for name, queue in queues.items()}
    ages = {name: queue.age.total_seconds() for name, queue in queues.items()}
    yield _each("siarkim_waiting", "What waits to be done", "queue", waiting)
    yield _each("siarkim_waiting_seconds", "How long the oldest has waited", "queue", ages)


def _one(name: str, documentation: str, value: float) -> Metric:
    return GaugeMetricFamily(name, documentation, value=value)


def _each(name: str, documentation: str, label: str, values: Mapping[Any, float]) -> Metric:
    family = GaugeMetricFamily(name, documentation, labels=[label])
    for key, value in values.items():
        family.add_metric([key], value)
    return family
