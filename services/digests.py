"""Digests: what was too much news for one day, told to each resident once, at the hour that they chose."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from data import broadcasts as broadcast_rows
from data import deliveries, folds
from data.deliveries import Claim, Holder
from data.folds import Said
from data.models import Announcement, Broadcast
from domain import fatigue, utf16
from domain.audience import Audience, To
from domain.broadcast import BroadcastKind, BroadcastState
from domain.delivery import DeliveryState
from domain.html_text import cut
from domain.lane import Lane
from domain.message import Content, ContentKind
from domain.topic import Topic
from services import announcements, regions, rendering, texts, warrants
from services.announcements import Written
from services.warrants import Lack

MOST_RESIDENTS = 500
"""Residents whose digests are made in one transaction."""

_USEFUL = timedelta(days=1)
_TITLE, _EXCERPT = 120, 160


async def anything_due(session: AsyncSession, now: datetime) -> bool:
    """Whether some resident's digest is to be made."""
    return await folds.anything_due(session, now)


async def make_due(session: AsyncSession, now: datetime) -> int:
    """The digests of some residents; whoever is to read the same gets one broadcast together. How many were made."""
    due = await folds.due(session, now, MOST_RESIDENTS)
    said = await folds.said(session, {each for listed in due.values() for each in listed})
    left = await _without_dropped(session, due, said, now)
    readers: dict[tuple[int, ...], list[int]] = defaultdict(list)
    for resident_id, listed in left.items():
        readers[listed].append(resident_id)
    for listed, who in readers.items():
        await _send(session, [said[each] for each in listed], who, now)
    return len(readers)


async def anything_below(session: AsyncSession, now: datetime) -> Sequence[int]:
    """News that has been sent, and that those who listen above may have chosen to hear."""
    return await folds.ungathered(session, now - _USEFUL)


async def gather(session: AsyncSession, broadcast_id: int, after: int, now: datetime) -> int | None:
    """News goes into the digests of those who listen to all around its regions and chose so.

    Some at a time; answers after whom the next turn goes on, None at the end.
    """
    broadcast = await broadcast_rows.held(session, broadcast_id)
    found = await folds.above(session, broadcast, after, MOST_RESIDENTS) if broadcast.gathered_at is None else ()
    zone = await broadcast_rows.zone(session, broadcast_id)
    claims: dict[int, list[Claim]] = defaultdict(list)
    for each in found:
        due_at = fatigue.digest_at(each.digest_hour, zone, now)
        claim = Claim(each.recipient_id, each.address_id, each.region_code, DeliveryState.FOLDED, due_at)
        claims[each.account_id].append(claim)
    for account_id, theirs in sorted(claims.items()):
        won = await deliveries.claim(session, Holder(broadcast_id, account_id, 0, 0), theirs, now)
        await deliveries.tally(session, broadcast_id, {DeliveryState.FOLDED: len(won)})
    if len(found) == MOST_RESIDENTS:
        return found[-1].recipient_id
    await broadcast_rows.note(session, broadcast_id, gathered_at=now)
    return None


async def _without_dropped(
    session: AsyncSession, due: Mapping[int, Sequence[int]], said: Mapping[int, Said], now: datetime
) -> dict[int, tuple[int, ...]]:
    """What still belongs into the digests, by resident; the rest is written down as what it came to."""
    gone = await folds.gone(session, due)
    ended = {each: _dropped(said[each], now) or await _silenced(session, said[each], now) for each in said}
    dropping: dict[tuple[int, DeliveryState], list[int]] = defaultdict(list)
    left: dict[int, tuple[int, ...]] = {}
    for resident_id, listed in due.items():
        for each in listed:
            end = DeliveryState.CANCELLED if resident_id in gone else ended[each]
            if end is not None:
                dropping[each, end].append(resident_id)
        kept = tuple(each for each in listed if ended[each] is None)
        if kept and resident_id not in gone:
            left[resident_id] = kept
    for (broadcast_id, end), who in sorted(dropping.items()):
        await folds.drop(session, who, broadcast_id, end, now)
    return left


def _dropped(said: Said, now: datetime) -> DeliveryState | None:
    return fatigue.dropped(said.broadcast.state, said.broadcast.expires_at, now, withdrawn=said.withdrawn)


async def _silenced(session: AsyncSession, said: Said, now: datetime) -> DeliveryState | None:
    """Cancelled, where nobody may speak for it there any more: an ended mandate takes effect at once."""
    why = await warrants.lack(session, said.broadcast, now)
    ended = why is Lack.MANDATE or (why is not None and said.broadcast.author_id is None)
    return DeliveryState.CANCELLED if ended else None


async def _send(session: AsyncSession, said: Sequence[Said], who: Sequence[int], now: datetime) -> None:
    listed = list({each.announcement.announcement_id: each.announcement for each in said}.values())
    announcement = await _written(session, listed, now)
    digest = Broadcast(
        announcement_id=announcement.announcement_id,
        kind=BroadcastKind.DIGEST,
        audience=Audience(to=To.RESIDENTS, only=tuple(who)).to_json(),
        lane=Lane.DIGEST,
        state=BroadcastState.SCHEDULED,
        created_at=now,
        confirmed_at=now,
        due_at=now,
        expires_at=now + _USEFUL,
        reported_at=now,  # what it lists is reported where it belongs
        offered_at=now,  # so was it offered
    )
    await broadcast_rows.put(session, digest)
    await folds.fold(session, who, [each.broadcast.broadcast_id for each in said], digest.broadcast_id)


async def _written(session: AsyncSession, listed: Sequence[Announcement], now: datetime) -> Announcement:
    """The digest as an announcement of the widest of their regions, in every language."""
    region = min((each.region_code for each in listed), key=len)
    sources = ", ".join(list(dict.fromkeys(each.source for each in listed))[:3])
    title = texts.say("digest-title", values={"count": len(listed)})
    written = Written(Content(text=title), region, cut(sources, _TITLE), lane=Lane.DIGEST, title=title)
    announcement = await announcements.draft(session, written, now)
    room = await rendering.room(session, announcement, ContentKind.TEXT)
    said = {language: await _text(session, listed, room, language) for language in texts.LANGUAGES}
    announcements.reword(announcement, said["id"], ())
    others = {language: Content(text=text) for language, text in said.items() if language != "id"}
    announcements.translate(announcement, others)
    return announcement


async def _text(session: AsyncSession, listed: Sequence[Announcement], room: int, language: str) -> str:
    """As many as fit, topic by topic; of the rest how many there are, and where they are read."""
    parts = [texts.say("digest-title", language, {"count": len(listed)})]
    ending, shown = texts.say("digest-ending", language, {"left": len(listed)}), 0
    for topic, group in _by_topic(listed):
        heading = texts.say("digest-topic", language, {"topic": _name(topic, language)})
        for number, each in enumerate(group):
            entry = await _entry(session, each, language)
            entry = f"{heading}\n\n{entry}" if number == 0 else entry
            if utf16.units("\n\n".join([*parts, entry, ending])) > room:
                break
            parts, shown = [*parts, entry], shown + 1
    parts.append(texts.say("digest-ending", language, {"left": len(listed) - shown}))
    return "\n\n".join(parts)


def _by_topic(listed: Iterable[Announcement]) -> list[tuple[Topic | None, list[Announcement]]]:
    """In the order of the topics; what has none comes last."""
    groups: dict[Topic | None, list[Announcement]] = defaultdict(list)
    for each in listed:
        groups[each.topic].append(each)
    return [(topic, groups[topic]) for topic in (*Topic, None) if topic in groups]


def _name(topic: Topic | None, language: str) -> str:
    if topic is None:
        return texts.say("digest-other", language)
    return texts.say("topic-name", language, {"topic": topic.value})


async def _entry(session: AsyncSession, said: Announcement, language: str) -> str:
    title = said.title or cut(said.text, _TITLE)
    rest = " ".join(said.text.removeprefix(title.rstrip("…")).split())
    values = {
        "title": cut(title, _TITLE),
        "excerpt": cut(rest, _EXCERPT) if rest else "",
        "region": (await regions.one(session, said.region_code)).title,
        "code": said.check_code,
    }
    if rest:
        return texts.say("digest-entry", language, values)
    return texts.say("digest-entry-short", language, values)
