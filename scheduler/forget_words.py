"""Let go of what erased people wrote in the index of words as well, in steps so short that nobody waits for them."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from services import search

Sessions = async_sessionmaker[AsyncSession]


class ForgetWords:
    """Looks whether somebody was erased since it looked last; after a start it does not know, and begins anew."""

    def __init__(self, sessions: Sessions, reads: Sessions) -> None:
        self._sessions, self._reads = sessions, reads
        self._done: datetime | None = None

    async def __call__(self) -> None:
        """Until nothing is left to do."""
        async with self._reads() as session:
            last = await search.last_erasure(session)
        if last is None or last == self._done:
            return
        begins, more = True, True
        while more:
            async with self._sessions.begin() as session:
                more = await search.forget(session, begins=begins)
            begins = False
        self._done = last
