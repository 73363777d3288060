"""Feedback as rows for other programs: what was said and answered, never by whom."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from data import announcements, answers, audits, regions
from data import feedback as rows
from data.models import Answer, Feedback

PAGE = 500


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which feedback is exported."""

    region_code: str | None = None
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One feedback. Moments are ISO 8601 in UTC; an empty text stands for what there is not."""

    number: int
    continues: str
    region_code: str
    region: str
    kind: str
    matched_by: str
    announcement: str  # its check code
    danger: str
    received_at: str
    pushed_at: str
    desk_code: str
    answered_at: str
    closed_at: str
    text: str
    first_text: str
    answers: str


COLUMNS = tuple(column.name for column in fields(Line))


def begun(session: AsyncSession, wanted: Wanted, now: datetime) -> None:
    """Note that what residents wrote leaves the house."""
    region = {"region": wanted.region_code} if wanted.region_code else {}
    audits.write(session, None, "feedback-exported", "feedback", now, region)


async def page(session: AsyncSession, wanted: Wanted, after: int) -> list[Line]:
    """The next lines behind a number; fewer than PAGE where there are no more."""
    found = await rows.after(session, after, wanted.region_code, wanted.since, PAGE)
    titles = await regions.titles(session, {row.region_code for row in found if row.region_code})
    codes = await announcements.codes_of(session, {row.announcement_id for row in found if row.announcement_id})
    given = await answers.to(session, [row.feedback_id for row in found])
    return [_line(row, titles, codes, [each for each in given if each.feedback_id == row.feedback_id]) for row in found]


def values(line: Line) -> dict[str, object]:
    """A line by its columns."""
    return asdict(line)


def _line(row: Feedback, titles: dict[str, str], codes: dict[int, str], given: Sequence[Answer]) -> Line:
    return Line(
        number=row.feedback_id,
        continues=str(row.continues_id or ""),
        region_code=row.region_code or "",
        region=titles.get(row.region_code or "", ""),
        kind=row.kind.value,
        matched_by=row.matched_by.value,
        announcement=codes.get(row.announcement_id or 0, ""),
        danger="yes" if row.danger else "no",
        received_at=_moment(row.received_at),
        pushed_at=_moment(row.pushed_at),
        desk_code=row.desk_code or "",
        answered_at=_moment(row.answered_at),
        closed_at=_moment(row.closed_at),
        text=row.text,
        first_text=row.first_text or "",
        answers="\n\n".join(answer.text for answer in given),
    )


def _moment(at: datetime | None) -> str:
    return at.isoformat(timespec="seconds") if at else ""
