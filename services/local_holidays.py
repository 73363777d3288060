"""Local holidays: days on which a region's offices rest; running terms move with them at once."""

from datetime import date, datetime

from sqlalchemy.ext.asyncio import AsyncSession

from data import audits, ticket_lists
from data import regions as region_rows
from data import tickets as rows
from domain.refusal import Refusal
from services import regions, texts, ticket_clocks


async def add(session: AsyncSession, code: str, day: date, name: str, now: datetime) -> int:
    """Offices of a region rest on a day; of how many open tickets the term moved."""
    await regions.one(session, code)
    if not name.strip():
        raise Refusal("shell-holidays-nameless")
    moved = await _moved(session, code, day, rests=True)
    if not await rows.put_holiday(session, code, day, name.strip()):
        raise Refusal("shell-holidays-known", day=day.isoformat())
    audits.write(session, None, "holiday-added", f"region:{code}", now, {"day": day.isoformat()})
    return moved


async def remove(session: AsyncSession, code: str, day: date, now: datetime) -> int:
    """They work on it after all; of how many open tickets the term moved."""
    if not await rows.drop_holiday(session, code, day):
        raise Refusal("shell-holidays-unknown", day=day.isoformat())
    audits.write(session, None, "holiday-removed", f"region:{code}", now, {"day": day.isoformat()})
    return await _moved(session, code, day, rests=False)


async def lines(session: AsyncSession) -> list[str]:
    """All of them, with the region's name."""
    found = await rows.holidays(session)
    titles = await region_rows.titles(session, {each.region_code for each in found})
    return [f"{texts.day(each.day)}: {each.name}, {titles[each.region_code]} ({each.region_code})" for each in found]


async def _moved(session: AsyncSession, code: str, day: date, *, rests: bool) -> int:
    """Move the terms that a day lies in; asked while the day is no holiday of this region's."""
    moved = after = 0
    while found := await ticket_lists.running(session, code, day, after):
        for ticket in found:
            moved += await ticket_clocks.shift(session, ticket, day, rests=rests)
        after = found[-1].ticket_id
    return moved
