"""Subscriptions: what a resident hears from, and every change of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from data import subscriptions as rows
from data.models import Subscription
from domain.refusal import Refusal
from domain.region import RegionCode
from domain.topic import ALL_TOPICS, Topic
from services import regions

MOST = 25
"""Regions that one resident may hear from; more is a mistake."""


@dataclass(frozen=True, slots=True)
class Held:
    """A region that a resident hears from, with the topics chosen for it."""

    code: RegionCode
    title: str  # with the regions around it
    topics: int
    wants_below: bool


async def mine(session: AsyncSession, resident_id: int | None) -> list[Held]:
    """What a resident hears from, in the order in which it was chosen."""
    if resident_id is None:
        return []
    return [
        Held(
            RegionCode(row.region_code),
            await regions.whole_title(session, row.region_code),
            row.topics,
            row.wants_below,
        )
        for row in await rows.live(session, resident_id)
    ]


async def begin(session: AsyncSession, resident_id: int, region_code: str, now: datetime) -> bool:
    """Hear from one more region, with the topics chosen for the others; False if that was so before."""
    region = await regions.one(session, region_code)
    live = await rows.live(session, resident_id)
    if any(row.region_code == region_code for row in live):
        return False
    if len(live) >= MOST:
        raise Refusal("subscriptions-too-many", most=MOST)
    topics = live[-1].topics if live else ALL_TOPICS
    await rows.start(session, resident_id, region.code, topics, _any_below(live), now)
    return True


async def drop(session: AsyncSession, resident_id: int, region_code: str, now: datetime) -> None:
    """Hear from a region no longer; nothing happens if that was so before."""
    for row in await rows.live(session, resident_id):
        if row.region_code == region_code:
            row.ended_at = now


async def switch_topic(session: AsyncSession, resident_id: int, topic: Topic, now: datetime) -> None:
    """Turn a topic off for every region, or on again; the last one stays."""
    live = await rows.live(session, resident_id)
    off = all(row.topics & topic.bit for row in live)
    for row in live:
        topics = row.topics & ~topic.bit if off else row.topics | topic.bit
        if not topics:
            raise Refusal("topics-last-one")
        await _replace(session, row, topics, row.wants_below, now)


async def switch_below(session: AsyncSession, resident_id: int, now: datetime) -> None:
    """Turn the news of the regions inside one's own on, or off again."""
    live = await rows.live(session, resident_id)
    wanted = not _any_below(live)
    for row in live:
        await _replace(session, row, row.topics, wanted, now)


async def end_all(session: AsyncSession, resident_id: int, now: datetime) -> None:
    """Hear from nothing any more."""
    for row in await rows.live(session, resident_id):
        row.ended_at = now


async def keep_emergencies(session: AsyncSession, resident_id: int, left_at: datetime, now: datetime) -> int:
    """Hear only emergencies from the regions that were left at that moment; from how many."""
    live = {row.region_code for row in await rows.live(session, resident_id)}
    codes = {row.region_code for row in await rows.ended_at(session, resident_id, left_at)} - live
    for code in sorted(codes):
        await rows.start(session, resident_id, code, Topic.EMERGENCY.bit, False, now)
    return len(codes)


def _any_below(live: Sequence[Subscription]) -> bool:
    return any(row.wants_below for row in live)


async def _replace(session: AsyncSession, row: Subscription, topics: int, wants_below: bool, now: datetime) -> None:
    if (topics, wants_below) == (row.topics, row.wants_below):
        return
    row.ended_at = now
    await rows.start(session, row.recipient_id, row.region_code, topics, wants_below, now)
