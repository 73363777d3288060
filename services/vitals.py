"""Vitals of the house, and its alarms: told once to whoever runs it, with an all-clear."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from sqlalchemy.ext.asyncio import AsyncSession

from data import alarms as rows
from data import vitals
from data.models import Alarm as Row
from domain.role import Right
from domain.vitals import Alarm, Vitals
from services import contacts, notices, texts
from services.notices import Notice

OVER = timedelta(minutes=5)
"""How long a thing must have been well before the all-clear, so that what flickers is told once."""


async def look(session: AsyncSession, now: datetime) -> Vitals:
    """Everything that can be counted."""
    return Vitals(
        residents=await vitals.residents(session),
        broadcasts=await vitals.broadcasts(session),
        copies=await vitals.copies(session),
        doubled=await vitals.doubled(session),
        chunks=await vitals.chunks(session, now),
        stuck=tuple(await vitals.stuck(session)),
        updates=await vitals.updates(session, now),
        letters=await vitals.letters(session, now),
        feedback=await vitals.feedback(session, now),
        accounts=tuple(await vitals.accounts(session, now)),
        dead_feeds=tuple(urlsplit(url).netloc for url in await vitals.dead_feeds(session, now)),
        rejected_share=await vitals.rejected_share(session, now - timedelta(hours=1)),
        faulty_updates=await vitals.faulty_updates(session, now - timedelta(days=1)),
    )


async def tell(session: AsyncSession, home: str, found: Iterable[Alarm], now: datetime) -> int:
    """Tell what has begun since the last look, and what is over; how many notices. Running twice is harmless."""
    now_wrong = {(alarm.kind, alarm.thing): alarm for alarm in found}
    told = 0
    for row in await rows.open_ones(session):
        if now_wrong.pop((row.kind, row.thing), None) is not None:
            row.seen_at = now
        elif now - row.seen_at >= OVER:
            row.cleared_at = now
            told += await _notify(session, home, "alarm-over", Alarm(row.kind, row.thing, row.amount), now)
    for alarm in now_wrong.values():
        row = Row(kind=alarm.kind, thing=alarm.thing, amount=alarm.amount, raised_at=now, seen_at=now)
        if await rows.put(session, row):
            told += await _notify(session, home, "alarm", alarm, now)
    return told


def say(key: str, alarm: Alarm, language: str = "id") -> str:
    """The sentence of an alarm, or of its end."""
    return texts.say(key, language, {"kind": str(alarm.kind), "thing": alarm.thing, "amount": alarm.amount})


async def _notify(session: AsyncSession, home: str, key: str, alarm: Alarm, now: datetime) -> int:
    people = await contacts.nearest(session, home, Right.WATCH, now)
    values = {"kind": str(alarm.kind), "thing": alarm.thing, "amount": alarm.amount}
    for contact in people:
        await notices.tell(session, contact, Notice(key, values), now)
    return len(people)
