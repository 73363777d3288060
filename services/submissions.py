"""Submissions as a list: what waits for others, how many have agreed, and until when."""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from data import approvals as rows
from services import matters, regions, texts


@dataclass(frozen=True, slots=True)
class Line:
    """One submission that waits."""

    submission_id: int
    title: str
    given: int
    needed: int
    lapses: str

    @property
    def values(self) -> dict[str, object]:
        """What its line says."""
        return {
            "id": str(self.submission_id),
            "title": self.title,
            "given": self.given,
            "needed": self.needed,
            "lapses": self.lapses,
        }


async def waiting(session: AsyncSession) -> list[Line]:
    """What waits, the oldest first."""
    lines = []
    for each in await rows.waiting(session):
        matter = await matters.seen(session, each)
        given = len(await rows.agreed(session, each.submission_id))
        zone = await regions.zone_of(session, matter.codes[0])
        lapses = texts.moment(each.lapses_at, zone)
        lines.append(Line(each.submission_id, matter.title, given, each.needed, lapses))
    return lines
