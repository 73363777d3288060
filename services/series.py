"""Series: broadcasts that recur. The series itself was agreed to and never leaves; what is due of it is a row.

The occurrences of the coming days are laid out as rows, once each, for every zone of the audience. What a downtime
left overdue goes out once while it is useful, until the next one is due, or expires. A clock that jumps makes nothing
twice, and a zone whose rules change moves what lies ahead.
"""

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import pairwise

from sqlalchemy.ext.asyncio import AsyncSession

from data import audits, broadcasts
from data import series as rows
from data.models import Announcement, Broadcast
from domain.audience import Audience
from domain.broadcast import BroadcastState
from domain.national_days import is_holiday
from domain.quiet_hours import QuietHours
from domain.recurrence import Occurrence, Recurrence, occurrences, understood
from domain.refusal import Refusal
from domain.slots import UnknownSlots
from services import announcements, contacts, notices, regions, warrants
from services.drafts import Draft
from services.notices import Notice
from services.people import Person

AHEAD = timedelta(days=8)
"""How far ahead occurrences are laid out as rows."""

_REST = timedelta(hours=6)
"""How long a series is left alone once its next days are laid out."""

_FAR = timedelta(days=400)
_USEFUL = timedelta(hours=24)
_APART = timedelta(hours=3)
"""The zones of the country lie two hours apart; a series begins for all of them on the same day."""


def rule_of(series: Broadcast) -> Recurrence:
    """When a series comes."""
    if series.recurrence is None or series.state is not BroadcastState.SCHEDULED:
        raise Refusal("series-over")
    return Recurrence.from_json(json.loads(series.recurrence))


def read(typed: str) -> Recurrence:
    """A rule as somebody typed it; refused with examples where it means nothing."""
    try:
        return understood(typed)
    except UnknownSlots:
        raise Refusal("series-unreadable") from None


def repeat(draft: Draft, rule: Recurrence, quiet: QuietHours | None, now: datetime) -> None:
    """A draft recurs by this rule, first after now; refused where it would fall into the quiet hours."""
    if draft.alert is not None:
        raise Refusal("series-no-emergency")
    coming = list(occurrences(rule, now, now + _FAR, draft.region.zone, is_holiday))
    if not coming:
        raise Refusal("series-never")
    if quiet and any(quiet.holds(each.at, draft.region.zone) for each in coming):
        raise Refusal("series-in-quiet-hours")
    draft.broadcast.recurrence = json.dumps(rule.to_json())
    draft.broadcast.due_at = coming[0].at


async def plan(session: AsyncSession, now: datetime) -> int:
    """See to it that what comes in the next days is there, each at its right moment; how many rows were made."""
    made = 0
    for series in await rows.to_plan(session, now, _REST):
        lacking = await warrants.lack(session, series, max(now, series.due_at or now))
        if lacking is None:
            made += await _lay_out(session, series, now)
            series.planned_at = now
        elif await warrants.stop(session, series, lacking, now):
            await broadcasts.note(session, series.broadcast_id, finished_at=now)
            await rows.call_off(session, series.broadcast_id, now)
    return made


async def anything_to_plan(session: AsyncSession, now: datetime) -> bool:
    """Whether the next days of some series are to be laid out."""
    return await rows.any_to_plan(session, now, _REST)


async def upcoming(session: AsyncSession, series: Broadcast) -> Sequence[Broadcast]:
    """The occurrences that lie ahead."""
    return await rows.waiting_of(session, series.broadcast_id)


async def skip(session: AsyncSession, person: Person, occurrence: Broadcast, now: datetime) -> None:
    """One occurrence does not come, in no zone."""
    series = await _series_of(session, occurrence)
    key = _key(occurrence)
    series.recurrence = json.dumps(rule_of(series).without(key).to_json())
    for each in await _made(session, series, key):
        _call_off(each, now)
    _noted(session, person, series, key, now)


async def move(session: AsyncSession, person: Person, occurrence: Broadcast, at: datetime, now: datetime) -> None:
    """One occurrence comes at another moment, the same in every zone."""
    series = await _series_of(session, occurrence)
    key = _key(occurrence)
    series.recurrence = json.dumps(rule_of(series).instead(key, at).to_json())
    for each in await _made(session, series, key):
        each.due_at, each.expires_at = at, at + _USEFUL
    _noted(session, person, series, key, now)


async def end(session: AsyncSession, person: Person, series: Broadcast, now: datetime) -> None:
    """A series does not come any more, nor what of it was still to leave."""
    await rows.call_off(session, series.broadcast_id, now)
    _call_off(series, now)
    audits.write(session, person.resident_id, "series-ended", f"broadcast:{series.broadcast_id}", now)


@dataclass(frozen=True, slots=True)
class _Place:
    """The part of a series for one zone: what it says, and for which regions."""

    series: Broadcast
    said: Announcement
    zone: str
    codes: tuple[str, ...]


async def _lay_out(session: AsyncSession, series: Broadcast, now: datetime) -> int:
    rule, places = rule_of(series), await _places(session, series)
    begins = _since(series, now)
    moved = [_name(key, place.zone) for key in rule.moved for place in places]
    known = await rows.made_of(session, series.broadcast_id, begins.date() - timedelta(days=2), moved)
    made, missed = 0, set()
    for place in places:
        coming = [*occurrences(rule, begins, now + AHEAD + _USEFUL, place.zone, is_holiday), None]
        for each, following in pairwise(coming):
            if each is None or each.at > now + AHEAD:
                break
            row = known.get(_name(each.key, place.zone))
            if row is None and _useful_until(each, following) <= now:
                missed.add(each.key)
            elif row is None:
                await _make(session, place, each, following, now)
                made += 1
            elif row.state is BroadcastState.SCHEDULED and row.due_at != each.at:
                row.due_at, row.expires_at = each.at, _useful_until(each, following)
    await _tell_missed(session, series, len(missed), now)
    return made


def _since(series: Broadcast, now: datetime) -> datetime:
    """From when on a series is laid out: from where a downtime interrupted that, but never from before it began."""
    stopped = min(series.planned_at or now, now)
    return max(stopped, (series.due_at or now) - _APART)


async def _tell_missed(session: AsyncSession, series: Broadcast, missed: int, now: datetime) -> None:
    """What a long downtime never let leave has no row: a clock that jumped and came back would find it spent."""
    if not missed:
        return
    audits.write(session, None, "series-missed", f"broadcast:{series.broadcast_id}", now, {"times": missed})
    author = await contacts.of(session, series.author_id)
    if author is not None:
        said = await announcements.get(session, series.announcement_id)
        await notices.tell(session, author, Notice("series-missed", {"title": said.title, "count": missed}), now)


async def _places(session: AsyncSession, series: Broadcast) -> list[_Place]:
    """The audience's regions by the clock that they live by."""
    said = await announcements.get(session, series.announcement_id)
    zones: dict[str, list[str]] = defaultdict(list)
    for code in Audience.from_json(series.audience).regions or (said.region_code,):
        zones[await regions.zone_of(session, code)].append(code)
    return [_Place(series, said, zone, tuple(codes)) for zone, codes in zones.items()]


async def _make(
    session: AsyncSession, place: _Place, each: Occurrence, following: Occurrence | None, now: datetime
) -> None:
    series, audience = place.series, Audience.from_json(place.series.audience)
    said = await announcements.again(session, place.said, now)
    if audience.regions:
        audience = replace(audience, regions=place.codes)
    row = Broadcast(
        announcement_id=said.announcement_id,
        author_id=series.author_id,
        audience=audience.to_json(),
        lane=series.lane,
        state=BroadcastState.SCHEDULED,
        in_slots=series.in_slots,
        series_id=series.broadcast_id,
        occurrence=_name(each.key, place.zone),
        created_at=now,
        confirmed_at=now,
        due_at=each.at,
        expires_at=_useful_until(each, following),
    )
    await broadcasts.put(session, row)


def _useful_until(each: Occurrence, following: Occurrence | None) -> datetime:
    """It is sent late while it is fresh, but not together with the next."""
    return min(each.at + _USEFUL, following.at) if following else each.at + _USEFUL


async def _series_of(session: AsyncSession, occurrence: Broadcast) -> Broadcast:
    if occurrence.series_id is None:
        raise Refusal("series-over")
    return await broadcasts.held(session, occurrence.series_id)


async def _made(session: AsyncSession, series: Broadcast, key: str) -> list[Broadcast]:
    return [each for each in await rows.waiting_of(session, series.broadcast_id) if _key(each) == key]


def _call_off(broadcast: Broadcast, now: datetime) -> None:
    broadcast.state, broadcast.finished_at, broadcast.reported_at = BroadcastState.CANCELLED, now, now


def _name(key: str, zone: str) -> str:
    return f"{key} {zone}"


def _key(occurrence: Broadcast) -> str:
    return (occurrence.occurrence or "").rpartition(" ")[0]


def _noted(session: AsyncSession, person: Person, series: Broadcast, key: str, now: datetime) -> None:
    thing = f"broadcast:{series.broadcast_id}"
    audits.write(session, person.resident_id, "series-changed", thing, now, {"occurrence": key.replace(" ", "-")})
