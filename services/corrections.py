"""Corrections: what an official puts right or takes back among what was broadcast before."""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from data import copies
from data import drafts as rows
from data.models import Announcement, Broadcast
from domain.amendment import LONGEST_NOTE
from domain.approval import Way
from domain.audience import Audience
from domain.broadcast import BroadcastKind, BroadcastState
from domain.hazard import Alert
from domain.lane import Lane
from domain.line import line
from domain.message import Content, ContentKind
from domain.refusal import Refusal
from domain.role import Right
from services import afterwords, announcements, approvals, drafts, emergencies, lengths, mandates, regions, texts
from services.announcements import Written
from services.approvals import ORDINARILY, Manner, Submitted
from services.drafts import Draft
from services.people import Person

_LISTED = 8


@dataclass(frozen=True, slots=True)
class Told:
    """Something that was broadcast, as a list names it."""

    broadcast_id: int
    title: str
    code: str


@dataclass(frozen=True, slots=True)
class Subject:
    """Something that was broadcast, and what it said."""

    broadcast: Broadcast
    said: Announcement

    @property
    def alert(self) -> Alert | None:
        """The facts of an emergency; None for anything else."""
        return Alert.from_json(self.said.hazard) if self.said.hazard else None

    @property
    def audience(self) -> Audience:
        """Whom it was for; what left in slots, by the region that it speaks for."""
        stored = Audience.from_json(self.broadcast.audience)
        return stored if stored.regions else Audience(regions=(self.said.region_code,))


async def latest(session: AsyncSession, person: Person) -> list[Told]:
    """What was broadcast last in the person's regions, each announcement once."""
    found = await copies.told_in(session, mandates.regions(person, Right.BROADCAST), _LISTED * 2)
    once = {said.announcement_id: Told(each.broadcast_id, said.title, said.check_code) for each, said in found}
    return list(once.values())[:_LISTED]


async def coded(session: AsyncSession, typed: str) -> int:
    """The broadcast whose check code somebody typed."""
    said = await announcements.by_code(session, typed)
    known = await copies.originals(session, said.announcement_id) if said else ()
    begun = [each.broadcast_id for each in known if each.started_at]
    if not begun:
        raise Refusal("amendment-unknown-code")
    return begun[0]


async def find(session: AsyncSession, person: Person, broadcast_id: int) -> Subject:
    """Something that was broadcast, for one who may speak there; refused where it was withdrawn."""
    broadcast = await session.get(Broadcast, broadcast_id)
    if broadcast is None or broadcast.kind.follows or broadcast.started_at is None:
        raise Refusal("broadcast-unknown", id=str(broadcast_id))
    subject = Subject(broadcast, await announcements.get(session, broadcast.announcement_id))
    drafts.require_mandate(person, subject.audience)
    for each in await copies.followers(session, subject.said.announcement_id):
        if each.kind is BroadcastKind.WITHDRAWAL and each.started_at is not None:
            raise Refusal("amendment-withdrawn")
    return subject


async def standing(session: AsyncSession, subject: Subject) -> int:
    """How many copies of it stand on phones and in channels."""
    known = await copies.originals(session, subject.said.announcement_id)
    return await copies.count(session, [each.broadcast_id for each in known])


async def correct(session: AsyncSession, person: Person, subject: Subject, right: Content, now: datetime) -> Draft:
    """A draft that puts other words in the place of what was said; its pictures stay."""
    said = subject.said
    if said.kind is ContentKind.POLL:
        raise Refusal("correction-no-poll")
    if right.media or right.poll or not right.text.strip():
        raise Refusal("correction-words-only")
    await lengths.require_fit(session, said, replace(right, kind=said.kind))
    title = texts.say("correction-title", values={"title": said.title})
    written = Written(
        right, said.region_code, said.source, person.resident_id, lane=Lane.CORRECTION, topic=said.topic, title=title
    )
    own = await announcements.draft(session, written, now)
    own.hazard, own.drill = said.hazard, said.drill
    return await begin(session, subject, own, BroadcastKind.CORRECTION, now)


async def correct_warning(
    session: AsyncSession, person: Person, subject: Subject, alert: Alert, now: datetime
) -> Draft:
    """A draft that tells other facts of an emergency."""
    missing = alert.missing(subject.said.source)
    if missing:
        raise Refusal("emergency-incomplete", missing=emergencies.named(missing))
    if alert.until is None or alert.until <= now:
        raise Refusal("emergency-over")
    zone = await regions.zone_of(session, subject.said.region_code)
    draft = await correct(session, person, subject, emergencies.worded(alert, zone), now)
    draft.announcement.hazard = alert.to_json()
    return draft


async def withdraw(session: AsyncSession, person: Person, subject: Subject, now: datetime) -> Draft:
    """A draft that takes back what was said."""
    draft = await begin(session, subject, subject.said, BroadcastKind.WITHDRAWAL, now)
    draft.broadcast.author_id = person.resident_id
    return draft


async def edit(session: AsyncSession, person: Person, broadcast_id: int) -> Draft:
    """An official's own draft of a correction or withdrawal; refused once it has moved on."""
    draft = await drafts.find(session, person, broadcast_id)
    if draft.broadcast.state not in drafts.OPEN or not draft.broadcast.kind.follows:
        raise Refusal("broadcast-moved-on", id=str(broadcast_id), state=str(draft.broadcast.state))
    return draft


async def submit(session: AsyncSession, person: Person, broadcast_id: int, now: datetime) -> Submitted:
    """The official says yes: at once where it can't wait, else as for any broadcast."""
    draft = await drafts.find(session, person, broadcast_id)
    manner = Manner(Way.AT_ONCE) if drafts.goes_at_once(draft) else ORDINARILY
    return await approvals.submit(session, broadcast_id, person, now, manner)


async def explain(session: AsyncSession, draft: Draft, note: str) -> None:
    """What is said under the copies, in one sentence."""
    said = line(note)
    if len(said) > LONGEST_NOTE:
        raise Refusal("amendment-note-long", most=LONGEST_NOTE)
    draft.broadcast.note = said or None
    if draft.broadcast.kind is BroadcastKind.CORRECTION:
        whole = await afterwords.worded(session, draft.announcement, said)
        await lengths.require_fit(session, draft.announcement, whole)


async def begin(
    session: AsyncSession, subject: Subject, own: Announcement, kind: BroadcastKind, now: datetime
) -> Draft:
    """A draft of this kind about what was broadcast; `own` is what it says itself."""
    broadcast = Broadcast(
        announcement_id=own.announcement_id,
        author_id=own.author_id,
        kind=kind,
        original_id=subject.broadcast.broadcast_id,
        audience=subject.audience.to_json(),
        lane=Lane.CORRECTION,
        state=BroadcastState.DRAFT,
        created_at=now,
    )
    await rows.put(session, broadcast)
    return Draft(broadcast, own, await regions.one(session, own.region_code))
