"""Poller: fetches raw updates, has them stored, and only then moves on. It never stops."""

import asyncio
import random
from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic

import structlog

from domain.intake import Batch, Hitch, Withheld, number_of
from domain.ports import UpdateSource
from handlers.keeping import Keeper
from handlers.mailroom import Sleep

log = structlog.get_logger()

LONGEST = 60.0
"""Seconds between two tries at most."""

CONFLICT_AFTER = 5.0

SUPERSEDED = 0.5
"""Seconds until a poller looks again whether it is the one that fetches."""

_WORDS = {
    Hitch.CONFLICT: "another process takes the updates of this bot; this one waits until it stops",
    Hitch.UNREACHABLE: "the messenger can't be reached; trying again",
    Hitch.TOO_FAST: "the messenger asks to wait",
    Hitch.REFUSED: "the messenger refuses this bot's token; trying again",
}


@dataclass(slots=True)
class Poller:
    """One account's poller. `jitter` makes several that failed together come back apart."""

    source: UpdateSource
    keeper: Keeper
    sleep: Sleep = asyncio.sleep
    jitter: Callable[[float, float], float] = random.uniform
    good_at: float | None = None
    """When updates could be fetched and kept last, on the monotonic clock."""

    _offset: int = 0  # the messenger begins with the oldest it has; what is stored already is not stored twice
    _hitch: Hitch | None = None
    _failures: int = 0

    async def run(self) -> None:
        """Fetch and keep until cancelled."""
        while True:
            try:
                wait = await self._round()
            except Exception:  # the database is away, or a bug: nothing was confirmed, so nothing is lost
                log.exception("updates-not-kept", account=self.source.account_id)
                wait = self._back_off()
            if wait:
                await self.sleep(wait)

    async def _round(self) -> float:
        if not self.keeper.may_fetch:
            return SUPERSEDED
        match await self.source.fetch(self._offset):
            case Batch(raws):
                if not await self.keeper.keep(raws):
                    return SUPERSEDED
                self.good_at = monotonic()
                numbers = [number for raw in raws if (number := number_of(raw)) is not None]
                self._offset = max(numbers, default=self._offset - 1) + 1
                self._smooth()
                return 1.0 if raws and not numbers else 0.0
            case Withheld(why, after):
                return self._stumbled(why, after)

    def _smooth(self) -> None:
        if self._hitch:
            log.info("updates come again", account=self.source.account_id)
        self._hitch, self._failures = None, 0

    def _stumbled(self, why: Hitch, after: float | None) -> float:
        if why is not self._hitch:
            self._hitch = why
            log.warning(_WORDS[why], account=self.source.account_id)
        if why is Hitch.CONFLICT:
            return CONFLICT_AFTER + self.jitter(0, 1)
        return self._back_off() if after is None else after

    def _back_off(self) -> float:
        self._failures += 1
        return min(LONGEST, 2.0 ** min(self._failures, 6)) * self.jitter(0.5, 1)
