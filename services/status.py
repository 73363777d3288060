"""How a resident's own feedback stands: where it lies, since when, and what was answered."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from data.models import Feedback
from domain.feedback import FeedbackKind, excerpt
from services import desks, enclosures, showing, texts
from services.enclosures import Sheet
from services.feedback import Thread, number


async def line(session: AsyncSession, thread: Thread, language: str) -> str:
    """A thread in two lines, as /status lists it."""
    values = {
        "number": number(thread.root),
        "text": excerpt(thread.root.text, 60) or texts.say("feedback-only-media", language),
        "state": await standing(session, thread, language),
    }
    return texts.say("status-line", language, values)


async def whole(session: AsyncSession, thread: Thread, account_id: int, language: str) -> Sheet:
    """A thread with its answers, and what they carry."""
    values = {"number": number(thread.root), "at": await showing.moment_of(session, thread.root, language)}
    lines = [texts.say("status-head", language, values), "", thread.root.text]
    lines += [texts.say("status-also", language, {"text": row.text}) for row in thread.said[1:]]
    for answer in thread.answers:
        lines += ["", await showing.answered(session, answer, language)]
    lines += ["", await standing(session, thread, language)]
    media = [item for answer in thread.answers for item in await enclosures.of(session, answer, account_id)]
    return Sheet("\n".join(lines), tuple(media))


async def standing(session: AsyncSession, thread: Thread, language: str) -> str:
    """Where the newest of a thread lies, and since when."""
    row = next((row for row in reversed(thread.said) if row.kind is not FeedbackKind.THANKS), thread.root)
    if row.answered_at is not None:
        return texts.say("status-answered", language, {"at": await _moment(session, row, row.answered_at, language)})
    if row.closed_at is not None:
        return texts.say("status-closed", language, {"at": await _moment(session, row, row.closed_at, language)})
    if row.desk_code is not None and row.pushed_at is not None:
        at = await _moment(session, row, row.pushed_at, language)
        desk = (await desks.place(session, row.desk_code)).title
        return texts.say("status-at-desk", language, {"desk": desk, "at": at})
    return texts.say("status-asks" if row.settled_region_at is None else "status-waits", language)


async def _moment(session: AsyncSession, row: Feedback, at: datetime, language: str) -> str:
    code = row.region_code or row.desk_code
    zone = (await desks.place(session, code)).zone if code else showing.ZONE
    return texts.moment(at, zone, language)
