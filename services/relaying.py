"""Relaying: when a slot comes, what waits there becomes broadcasts to the channels whose slot it is."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from data import announcements as announcement_rows
from data import audits
from data import broadcasts as broadcast_rows
from data import relays as rows
from data.models import Announcement, Broadcast, Relay
from domain.audience import Audience, To
from domain.broadcast import BroadcastState
from domain.html_text import cut
from domain.kim import RelayState
from domain.lane import Lane
from domain.message import Content
from domain.relay import Measure, Post, Waiting, posts
from services import announcements, contacts, notices, regions, texts, warrants
from services.announcements import Written
from services.notices import Notice

HOUR = timedelta(hours=1)
MOST_CHANNELS = 200
"""Channels served in one transaction."""

LONGEST_LINK = 200
_TITLE = 120


@dataclass(frozen=True, slots=True)
class Relayed:
    """What one turn did; `last` is the channel after which the next turn goes on, None where all had theirs."""

    broadcasts: int = 0
    expired: int = 0
    last: int | None = None


async def anything_due(session: AsyncSession, now: datetime) -> bool:
    """Whether some slot has come."""
    return await rows.anything_due(session, now)


async def relay_due(session: AsyncSession, measure: Measure, now: datetime, after: int = 0) -> Relayed:
    """Serve the channels whose slot has come, however long ago; what lost its use meanwhile is marked and counted.

    Each announcement, and each digest of the same ones, becomes one broadcast to all the channels that get it now.
    """
    expired = await rows.expire(session, now)
    await _report_expired(session, expired, now)
    ids = await rows.due_channels(session, now, after, MOST_CHANNELS)
    sent = await rows.posts_since(session, ids, now - HOUR)
    shared = _shared(await _allowed(session, await rows.due_in(session, ids, now), now), sent, measure)
    for together in shared.values():
        await _send(session, together, now)
    return Relayed(len(shared), len(expired), ids[-1] if len(ids) == MOST_CHANNELS else None)


async def _allowed(session: AsyncSession, due: Sequence[Relay], now: datetime) -> Sequence[Relay]:
    """What is due and may still leave; what may not is called off."""
    barred = {each.relay_id for each in await warrants.barred_of(session, due, now)}
    if barred:
        await rows.settle(session, barred, RelayState.CANCELLED, now)
        audits.write(session, None, "relay-without-warrant", "relays", now, {"relays": sorted(barred)})
    return [each for each in due if each.relay_id not in barred]


@dataclass(frozen=True, slots=True)
class Together:
    """One post and the relays of all the channels that get it now."""

    announcement_ids: tuple[int, ...]
    relay_ids: list[int]
    channel_ids: list[int]


def _shared(due: Sequence[Relay], sent: dict[int, int], measure: Measure) -> dict[tuple[int, ...], Together]:
    """What leaves now, by the announcements in each post."""
    by_channel: dict[int, list[Waiting]] = defaultdict(list)
    for relay in due:
        waiting = Waiting(relay.relay_id, relay.announcement_id, from_feed=relay.origin_broadcast_id is None)
        by_channel[relay.kim_channel_id].append(waiting)
    shared: dict[tuple[int, ...], Together] = {}
    for channel_id, there in by_channel.items():
        for post in posts(there, sent.get(channel_id, 0), measure):
            _join(shared, post, channel_id)
    return shared


def _join(shared: dict[tuple[int, ...], Together], post: Post, channel_id: int) -> None:
    key = tuple(sorted(each.announcement_id for each in post))
    together = shared.setdefault(key, Together(key, [], []))
    together.relay_ids.extend(each.relay_id for each in post)
    together.channel_ids.append(channel_id)


async def _send(session: AsyncSession, together: Together, now: datetime) -> None:
    said = await announcement_rows.by_ids(session, together.announcement_ids)
    announcement = said[0] if len(said) == 1 else await _digest(session, said, now)
    broadcast = Broadcast(
        announcement_id=announcement.announcement_id,
        author_id=announcement.author_id,
        audience=Audience(to=To.CHANNELS, only=tuple(sorted(together.channel_ids))).to_json(),
        lane=announcement.lane,
        state=BroadcastState.SCHEDULED,
        created_at=now,
        confirmed_at=now,
        due_at=now,
        reported_at=now,  # it belongs to the broadcast or feed that it came from, which is what gets reported
    )
    await broadcast_rows.put(session, broadcast)
    await rows.settle(session, together.relay_ids, RelayState.RELAYED, now, broadcast.broadcast_id)


async def _digest(session: AsyncSession, said: Sequence[Announcement], now: datetime) -> Announcement:
    """Several announcements as one list; the widest of their regions holds all of them."""
    region = await regions.one(session, min((each.region_code for each in said), key=len))
    title = texts.say("relay-digest-title", values={"count": len(said), "region": region.title})
    lines = [_line(number, each) for number, each in enumerate(said, 1)]
    sources = list(dict.fromkeys(each.source for each in said))
    written = Written(
        Content(text="\n\n".join([title, *lines])), region.code, ", ".join(sources[:3]), lane=Lane.DIGEST, title=title
    )
    return await announcements.draft(session, written, now)


def _line(number: int, said: Announcement) -> str:
    values = {"number": number, "title": cut(said.title, _TITLE), "code": said.check_code}
    if said.link and len(said.link) <= LONGEST_LINK:
        return texts.say("relay-digest-linked", values={**values, "link": said.link})
    return texts.say("relay-digest-line", values=values)


async def _report_expired(session: AsyncSession, expired: Sequence[Relay], now: datetime) -> None:
    """What lost its use is noted, and its official told in how many channels it did not appear."""
    missed: Counter[int] = Counter()
    for relay in expired:
        detail = {"kim_channel": relay.kim_channel_id, "broadcast": relay.origin_broadcast_id}
        audits.write(session, None, "relay-expired", f"announcement:{relay.announcement_id}", now, detail)
        if relay.origin_broadcast_id is not None:
            missed[relay.origin_broadcast_id] += 1
    for broadcast_id, channels in missed.items():
        broadcast = await broadcast_rows.held(session, broadcast_id)
        contact = await contacts.of(session, broadcast.author_id)
        if contact is not None:
            said = await announcements.get(session, broadcast.announcement_id)
            await notices.tell(session, contact, Notice("relay-expired", {"title": said.title, "count": channels}), now)
