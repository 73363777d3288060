"""Drafts: a broadcast while it is being written. Every step is a row, so that a restart forgets nothing."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from data import drafts as rows
from data.models import Announcement, Broadcast
from domain.amendment import at_once
from domain.announcement import Asks
from domain.audience import Audience, To
from domain.broadcast import BroadcastState, may_become
from domain.hazard import Alert
from domain.lane import Lane
from domain.line import line
from domain.mandate import allows
from domain.message import Content
from domain.refusal import Refusal
from domain.region import Region, contains, nearest_common
from domain.role import Right
from domain.topic import Topic
from services import announcements, lengths, mandates, matters, regions, texts
from services.announcements import Written
from services.people import Person

OPEN = frozenset({BroadcastState.DRAFT, BroadcastState.RETURNED})
"""The states in which its author may change it."""


@dataclass(slots=True)
class Draft:
    """A broadcast with what it says, whom it is for, and the region whose name and zone it carries."""

    broadcast: Broadcast
    announcement: Announcement
    region: Region

    @property
    def id(self) -> int:
        """The broadcast's id."""
        return self.broadcast.broadcast_id

    @property
    def audience(self) -> Audience:
        """Whom it is for."""
        return Audience.from_json(self.broadcast.audience)

    @property
    def alert(self) -> Alert | None:
        """The facts of an emergency; None for anything else."""
        return Alert.from_json(self.announcement.hazard) if self.announcement.hazard else None


async def begin(session: AsyncSession, person: Person, content: Content, account_id: int, now: datetime) -> Draft:
    """A new draft with the defaults: own region, everyone, now."""
    own = await regions.one(session, mandates.regions(person, Right.BROADCAST)[0])
    source = texts.say("announcement-source", values={"region": own.title})
    written = Written(content, own.code, source, author_id=person.resident_id, account_id=account_id)
    announcement = await announcements.draft(session, written, now)
    await lengths.require_fit(session, announcement, content)
    return await adopt(session, person, announcement, now)


async def adopt(session: AsyncSession, person: Person, announcement: Announcement, now: datetime) -> Draft:
    """A new draft of an announcement that is written already, for everyone in its region, now."""
    region = await regions.one(session, announcement.region_code)
    broadcast = Broadcast(
        announcement_id=announcement.announcement_id,
        author_id=person.resident_id,
        audience=Audience(regions=(region.code,)).to_json(),
        lane=Lane.NEWS,
        state=BroadcastState.DRAFT,
        created_at=now,
    )
    await rows.put(session, broadcast)
    return Draft(broadcast, announcement, region)


async def find(session: AsyncSession, person: Person, broadcast_id: int) -> Draft:
    """An official's own broadcast, locked, in whatever state; refused without a mandate for its audience."""
    broadcast = await rows.locked(session, broadcast_id)
    if broadcast is None or broadcast.author_id != person.resident_id:
        raise Refusal("broadcast-not-yours")
    draft = await opened(session, broadcast)
    for code in matters.codes_of(broadcast, draft.announcement):
        mandates.require(person, Right.BROADCAST, code)
    return draft


async def opened(session: AsyncSession, broadcast: Broadcast) -> Draft:
    """A broadcast with what it says and the region that it speaks for."""
    announcement = await announcements.get(session, broadcast.announcement_id)
    return Draft(broadcast, announcement, await regions.one(session, announcement.region_code))


async def edit(session: AsyncSession, person: Person, broadcast_id: int) -> Draft:
    """An official's own draft, to be changed; refused for what was said elsewhere before."""
    draft = await own(session, person, broadcast_id)
    if draft.broadcast.original_id is not None:
        raise Refusal("alert-further-fixed")
    return draft


async def own(session: AsyncSession, person: Person, broadcast_id: int) -> Draft:
    """An official's own draft; refused once it has moved on."""
    draft = await find(session, person, broadcast_id)
    if draft.broadcast.kind.follows:
        raise Refusal("amendment-written-anew")
    if draft.broadcast.state not in OPEN:
        raise Refusal("broadcast-moved-on", id=str(broadcast_id), state=str(draft.broadcast.state))
    return draft


def move(broadcast: Broadcast, following: BroadcastState) -> None:
    """From one state to the next; refused where that may not follow."""
    if not may_become(broadcast.state, following):
        raise Refusal("broadcast-moved-on", id=str(broadcast.broadcast_id), state=str(broadcast.state))
    broadcast.state = following


def goes_at_once(draft: Draft) -> bool:
    """Whether it can't wait for anybody and is looked at after."""
    return at_once(draft.broadcast.kind, emergency=draft.alert is not None)


async def still_open(session: AsyncSession, person: Person, broadcast_id: int) -> Draft | None:
    """The same, or None where it can't be changed any more."""
    try:
        return await own(session, person, broadcast_id)
    except Refusal:
        return None


async def newest(session: AsyncSession, person: Person) -> Draft | None:
    """The draft that an official has begun last, if its regions are still within the mandate."""
    broadcast = await rows.newest_of(session, person.resident_id or 0)
    return await still_open(session, person, broadcast.broadcast_id) if broadcast else None


async def discard(session: AsyncSession, draft: Draft, now: datetime) -> None:
    """The draft is thrown away."""
    if may_become(draft.broadcast.state, BroadcastState.CANCELLED):
        draft.broadcast.state, draft.broadcast.finished_at = BroadcastState.CANCELLED, now
        draft.broadcast.reported_at = now  # nothing was sent, nothing is reported


def require_mandate(person: Person, audience: Audience) -> None:
    """Refuse unless the person may broadcast to every region of an audience."""
    for code in audience.regions:
        mandates.require(person, Right.BROADCAST, code)


async def aim(session: AsyncSession, person: Person, draft: Draft, audience: Audience) -> None:
    """Another audience; refused outside the mandate, or where nothing would be left of it."""
    require_mandate(person, audience)
    _require_sense(audience, draft.broadcast.lane)
    draft.broadcast.audience = audience.to_json()
    common = nearest_common(audience.regions)
    within = common is not None and allows(person.mandates, Right.BROADCAST, common)
    draft.region = await regions.one(session, common if common and within else audience.regions[0])
    draft.announcement.region_code = draft.region.code


async def cover(session: AsyncSession, person: Person, draft: Draft, codes: Sequence[str]) -> None:
    """Exactly these regions; exceptions that lie in none of them are dropped."""
    minus = tuple(each for each in draft.audience.minus if any(contains(code, each) for code in codes))
    await aim(session, person, draft, replace(draft.audience, regions=tuple(codes), minus=minus))


def ask_topic(draft: Draft, topic: Topic | None) -> None:
    """Only who wants this topic; None: everyone."""
    topics = () if topic is None else (topic,)
    draft.broadcast.audience = replace(draft.audience, topics=topics).to_json()
    draft.announcement.topic = topic


def address(draft: Draft, to: To) -> None:
    """Residents, KIM channels or both; a drill stays with those who take part."""
    to = To.RESIDENTS if draft.announcement.drill else to
    draft.broadcast.audience = replace(draft.audience, to=to).to_json()


def time(draft: Draft, due_at: datetime | None, *, in_slots: bool = False) -> None:
    """When it leaves (None: at once); `in_slots`: KIM channels get it in their next slot."""
    draft.broadcast.due_at, draft.broadcast.recurrence = due_at, None
    draft.broadcast.in_slots = in_slots and not draft.announcement.drill


def attribute(draft: Draft, source: str) -> None:
    """Who speaks, as the footer shows it."""
    spoken = line(source)
    if not 2 <= len(spoken) <= 80:
        raise Refusal("source-length")
    draft.announcement.source = spoken


def ask_readers(draft: Draft) -> None:
    """The next choice of buttons under it: none, *Tanya*, or also *Saya aman* and *Butuh bantuan*."""
    choices = [None, *Asks]
    draft.announcement.asks = choices[(choices.index(draft.announcement.asks) + 1) % len(choices)]


def _require_sense(audience: Audience, lane: Lane) -> None:
    for code in audience.minus:
        if not any(contains(region, code) and region != code for region in audience.regions):
            raise Refusal("minus-outside")
    if not audience.stretches(lane):
        raise Refusal("audience-nothing-left")
