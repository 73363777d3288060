"""Note beside the backups who was erased, so that no backup made before brings them back."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime

from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from services import backups


class NoteErasures:
    """Appends those erased since the last note; twice is harmless."""

    def __init__(
        self,
        reads: async_sessionmaker[AsyncSession],
        noted: Callable[[], Mapping[int, datetime]],
        note: Callable[[Mapping[int, datetime]], None],
    ) -> None:
        self._reads, self._noted, self._note = reads, noted, note
        self._last: datetime | None = None

    async def __call__(self) -> int:
        """How many were noted."""
        if self._last is None:
            self._last = max(self._noted().values(), default=datetime(1970, 1, 1, tzinfo=UTC))
        async with self._reads() as session:
            erased = await backups.erased_since(session, self._last)
        if erased:
            self._note(erased)
            self._last = max(erased.values())
        return len(erased)
