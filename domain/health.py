"""Health: what must have happened lately for the house to be well."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

DATABASE = 15.0
WORKS = 10.0
UPDATES = 120.0
"""Seconds without a fetch that went well; a quiet one may take a minute."""


@dataclass(frozen=True, slots=True)
class Signs:
    """Ages in seconds of the last good sign of each part; None: there was none at all."""

    database: float | None  # since something could be written
    worker: float | None = None  # since somebody who delivers was alive
    scheduler: float | None = None  # since somebody who starts what is due was alive
    updates: Mapping[int, float | None] = field(default_factory=dict)  # by account: since its updates came in well

    def stale(self) -> Iterator[str]:
        """The keys of whatever has been silent for too long."""
        for key, age, longest in (
            ("database", self.database, DATABASE),
            ("worker", self.worker, WORKS),
            ("scheduler", self.scheduler, WORKS),
        ):
            if age is None or age > longest:
                yield key
        for account_id, age in sorted(self.updates.items()):
            if age is None or age > UPDATES:
                yield f"updates:{account_id}"
