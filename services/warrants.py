"""Warrants: whether what is about to leave may still leave: its author's mandate, and the approvals it needed.

Asked when it is due, whatever was allowed before: an ended mandate takes effect at once.
"""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from sqlalchemy.ext.asyncio import AsyncSession

from data import approvals as rows
from data import audits, broadcasts, feeds
from data import relays as relay_rows
from data.models import Broadcast, Feed, Relay
from domain.approval import SubmissionState
from domain.audience import Audience
from domain.broadcast import BroadcastKind, BroadcastState
from domain.region import contains
from domain.role import Right
from services import announcements, approvers, contacts, mandates, matters, notices
from services.matters import Matter
from services.notices import Button, Notice


class Lack(StrEnum):
    """What a broadcast lacks at the moment it is to leave; stands as its reason for not leaving."""

    MANDATE = "mandate"  # its author may not broadcast there any more
    APPROVAL = "approval"  # too few of those who agreed may still agree, or it reads otherwise than they read it


async def lack(session: AsyncSession, broadcast: Broadcast, now: datetime) -> Lack | None:
    """What a broadcast lacks now; None where it may leave."""
    relayed = await relay_rows.carried_by(session, broadcast.broadcast_id)
    if relayed:
        barred = await barred_of(session, relayed, now)
        return Lack.MANDATE if barred else None
    if broadcast.kind is BroadcastKind.DIGEST:
        return None  # all that it lists was allowed when it began; what was stopped since was left out
    return await _own(session, broadcast, now)


async def barred_of(session: AsyncSession, relays: Sequence[Relay], now: datetime) -> Sequence[Relay]:
    """Those of some relays whose broadcast or feed may not speak in their channel's region any more."""
    regions = await relay_rows.regions_of(session, {each.kim_channel_id for each in relays})
    known: dict[tuple[int | None, int], Sequence[str]] = {}
    barred = []
    for each in relays:
        origin = (each.origin_broadcast_id, each.announcement_id)
        if origin not in known:
            known[origin] = await _covered(session, each, now)
        region = regions.get(each.kim_channel_id)
        if region is None or not any(contains(code, region) for code in known[origin]):
            barred.append(each)
    return barred


async def feed_holds(session: AsyncSession, feed: Feed, now: datetime) -> bool:
    """Whether the rule of a feed still speaks for its region: by those who agreed to it, else by its author."""
    submission = await rows.latest_of_feed(session, feed.feed_id)
    if feed.approved_at is None or submission is None or submission.state is not SubmissionState.APPROVED:
        return False
    if submission.needed:
        officials = await rows.agreed(session, submission.submission_id)
        return len(await approvers.lasting(session, officials, [feed.region_code], now)) >= submission.needed
    author = feed.author_id
    return author is not None and await mandates.hold(session, author, Right.MANAGE_FEEDS, [feed.region_code], now)


async def stop(session: AsyncSession, broadcast: Broadcast, why: Lack, now: datetime) -> bool:
    """Keep it from leaving: without a mandate it is over, without approvals it goes back to its author. Over?"""
    thing = f"broadcast:{broadcast.broadcast_id}"
    audits.write(session, None, f"broadcast-without-{why}", thing, now)
    if why is Lack.MANDATE or broadcast.series_id is not None:
        return await broadcasts.move(session, broadcast.broadcast_id, BroadcastState.CANCELLED, paused_why=str(why))
    submission = await rows.latest(session, broadcast.broadcast_id)
    asked_at = submission.asked_at if submission else None
    await broadcasts.move(session, broadcast.broadcast_id, BroadcastState.RETURNED, due_at=asked_at)
    await rows.void(session, broadcast.broadcast_id, now)
    author = await contacts.of(session, broadcast.author_id)
    if author is not None:
        said = await announcements.get(session, broadcast.announcement_id)
        values = {"id": str(broadcast.broadcast_id), "title": said.title}
        button = Button(f"broadcast:card:{broadcast.broadcast_id}", "approval-button-open-draft")
        await notices.tell(session, author, Notice("approval-lost", values, (button,)), now)
    return False


async def _own(session: AsyncSession, broadcast: Broadcast, now: datetime) -> Lack | None:
    said = await announcements.get(session, broadcast.announcement_id)
    codes = matters.codes_of(broadcast, said)
    if broadcast.series_id is not None:
        return await _of_series(session, broadcast, codes, now)
    if broadcast.author_id is None and broadcast.kind is BroadcastKind.CLOSING:
        return None  # the end of a warning was agreed to with the warning; what it says is the house's own
    if broadcast.author_id is None:
        feed = await feeds.behind(session, said.announcement_id)
        inside = feed is not None and all(contains(feed.region_code, code) for code in codes)
        return None if feed is not None and inside and await feed_holds(session, feed, now) else Lack.APPROVAL
    if not await mandates.hold(session, broadcast.author_id, Right.BROADCAST, codes, now):
        return Lack.MANDATE
    submission = await rows.latest(session, broadcast.broadcast_id)
    if submission is None or submission.state is not SubmissionState.APPROVED:
        return Lack.APPROVAL
    early = submission.asked_at is not None and now < submission.asked_at
    if early or await matters.changed(session, Matter(submission, broadcast, said)):
        return Lack.APPROVAL
    if said.drill and Audience.from_json(broadcast.audience).only is None:
        return Lack.APPROVAL
    officials = await rows.agreed(session, submission.submission_id)
    enough = len(await approvers.lasting(session, officials, codes, now)) >= submission.needed
    return None if enough else Lack.APPROVAL


async def _of_series(session: AsyncSession, broadcast: Broadcast, codes: Sequence[str], now: datetime) -> Lack | None:
    """What an occurrence lacks: it lives by what its series was agreed to, inside its regions."""
    series = await broadcasts.held(session, broadcast.series_id or 0)
    said = await announcements.get(session, series.announcement_id)
    within = matters.codes_of(series, said)
    inside = all(any(contains(region, code) for region in within) for code in codes)
    if series.state is not BroadcastState.SCHEDULED or not inside:
        return Lack.APPROVAL
    return await _own(session, series, max(now, series.due_at or now))  # another zone may come first


async def _covered(session: AsyncSession, relay: Relay, now: datetime) -> Sequence[str]:
    """The regions for which what a relay carries may still speak; none where it may not."""
    if relay.origin_broadcast_id is not None:
        origin = await broadcasts.held(session, relay.origin_broadcast_id)
        said = await announcements.get(session, origin.announcement_id)
        return () if await _own(session, origin, now) else matters.codes_of(origin, said)
    feed = await feeds.behind(session, relay.announcement_id)
    return (feed.region_code,) if feed is not None and await feed_holds(session, feed, now) else ()
