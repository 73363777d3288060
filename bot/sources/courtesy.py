"""What servers may expect of us: no more than so many requests a minute, and no look at what they call fresh."""

import re
from collections import deque
from collections.abc import Mapping
from datetime import datetime, timedelta

from domain.ports import Now

MOST = 60
WITHIN = timedelta(minutes=1)
_MAX_AGE = re.compile(r"(?:^|[\s,])(?:s-maxage|max-age)\s*=\s*\"?([0-9]{1,9})")


class Courtesy:
    """Counts the requests to each host in the last minute; one for everything that this process reads."""

    def __init__(self, now: Now, most: int = MOST) -> None:
        self._now = now
        self._most = most
        self._asked: dict[str, deque[datetime]] = {}

    def ask(self, host: str) -> timedelta:
        """Nothing where one more request may leave now, which is counted; else how long to wait for that."""
        now = self._now()
        self._forget(now)
        asked = self._asked.setdefault(host, deque())
        if len(asked) >= self._most:
            return max(asked[0] + WITHIN - now, timedelta(seconds=1))
        asked.append(now)
        return timedelta(0)

    def _forget(self, now: datetime) -> None:
        """What lies more than a minute back, or in a future that a stepped clock has left."""
        for host, asked in list(self._asked.items()):
            while asked and not now - WITHIN < asked[0] <= now:
                asked.popleft()
            if not asked:
                del self._asked[host]


def fresh_for(headers: Mapping[str, str]) -> timedelta | None:
    """How long a server says that its answer stays fresh; None where it says nothing of the kind."""
    said = (headers.get("cache-control") or "").casefold()
    found = _MAX_AGE.search(said)
    if found is None or "no-cache" in said or "no-store" in said:
        return None
    age = (headers.get("age") or "").strip()
    spent = int(age) if age.isascii() and age.isdecimal() and len(age) < 10 else 0
    return timedelta(seconds=max(0, int(found[1]) - spent))
