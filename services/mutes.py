"""Mutes: an official has a resident's feedback held for review for a while; an appeal goes to another official.

Nothing but the way to the desk is touched: what the resident writes is stored, a danger is told at once, and they
receive whatever they asked for.
"""

from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from data import audits
from data import feedback as feedback_rows
from data import mutes as rows
from data.models import Feedback, Mute, Ticket
from domain.feedback import FeedbackKind
from domain.refusal import Refusal
from domain.region import contains
from domain.role import Right
from services import contacts, desks, mandates, notices, regions, texts
from services.notices import Button, Notice
from services.people import Person

__all__ = ["DAYS", "LONGEST", "Mute", "appeal", "begin", "decide", "hold", "own", "require_other", "told"]

DAYS = (1, 7, 30)
"""For how long somebody may be muted; a longer time needs another decision."""

LONGEST = 1000
"""Letters of a reason or an appeal that are kept."""


async def begin(session: AsyncSession, official: Person, ticket: Ticket, days: int, reason: str, now: datetime) -> Mute:  # noqa: PLR0913 - a mute is exactly these facts
    """From now on what the resident of a ticket writes to this desk is held; they are told why and how to appeal."""
    root = await feedback_rows.find(session, ticket.ticket_id)
    code = ticket.region_code or (root.region_code if root else None)
    if root is None or code is None or official.resident_id is None:
        raise Refusal("mute-no-region")
    mandates.require(official, Right.ANSWER, code)
    if root.resident_id == official.resident_id:
        raise Refusal("mute-yourself")
    if await _covering(session, root.resident_id, code, now):
        raise Refusal("mute-already")
    mute = Mute(
        resident_id=root.resident_id,
        region_code=desks.spoken_for(official.mandates, code),
        ticket_id=ticket.ticket_id,
        muted_by=official.resident_id,
        reason=reason[:LONGEST],
        began_at=now,
        ends_at=now + timedelta(days=days),
    )
    await rows.put(session, mute)
    _note(session, mute, "resident-muted", official.resident_id, now)
    await _tell_resident(session, mute, "mute-told", now, may_appeal=True)
    return mute


async def hold(session: AsyncSession, row: Feedback, now: datetime) -> Mute | None:
    """Hold a feedback for review if its resident is muted where it goes; a danger is never held."""
    if row.danger or row.kind is FeedbackKind.THANKS:
        return None
    mute = await _covering(session, row.resident_id, row.region_code, now)
    if mute is not None:
        row.held_at = row.held_at or now
    return mute


async def told(session: AsyncSession, mute: Mute, language: str) -> dict[str, object]:
    """What a muted resident reads: whose desk, until when, why."""
    region = await regions.one(session, mute.region_code)
    return {
        "desk": region.title,
        "until": texts.moment(mute.ends_at, region.zone, language),
        "reason": mute.reason,
        "number": str(mute.ticket_id),
    }


async def own(session: AsyncSession, person: Person, mute_id: int, now: datetime) -> Mute:
    """A resident's own mute that still holds and was not appealed yet; refused for any other."""
    mute = await rows.lock(session, mute_id)
    if mute is None or person.resident_id is None or mute.resident_id != person.resident_id or not _holds(mute, now):
        raise Refusal("mute-gone")
    if mute.appealed_at is not None:
        raise Refusal("mute-appealed-already")
    return mute


async def appeal(session: AsyncSession, person: Person, mute_id: int, words: str, now: datetime) -> bool:
    """A muted resident objects; whether there is an official besides who muted to hear it."""
    mute = await own(session, person, mute_id, now)
    mute.appeal, mute.appealed_at = words[:LONGEST], now
    _note(session, mute, "mute-appealed", mute.resident_id, now)
    others = await contacts.nearest(session, mute.region_code, Right.ANSWER, now, {mute.muted_by, mute.resident_id})
    buttons = (
        Button(f"mute:lift:{mute.mute_id}", key="mute-lift"),
        Button(f"mute:uphold:{mute.mute_id}", key="mute-uphold"),
    )
    for other in others:
        values = {**await told(session, mute, other.language), "appeal": mute.appeal}
        await notices.tell(session, other, Notice("mute-appeal-asks", values, buttons), now)
    return bool(others)


async def decide(session: AsyncSession, official: Person, mute_id: int, now: datetime, *, lift: bool) -> Mute:
    """An official ends a mute, or lets it stand after an appeal: that is for another than who muted."""
    mute = await rows.lock(session, mute_id)
    if mute is None:
        mandates.regions(official, Right.ANSWER)
        raise Refusal("mute-gone")
    mandates.require(official, Right.ANSWER, mute.region_code)
    require_other(official, mute)
    if not _holds(mute, now) or mute.upheld_at is not None:
        raise Refusal("mute-gone")
    if lift:
        mute.lifted_at = now
    else:
        mute.upheld_at = now
    mute.decided_by = official.resident_id
    _note(session, mute, "mute-lifted" if lift else "mute-upheld", official.resident_id, now)
    await _tell_resident(session, mute, "mute-told-lifted" if lift else "mute-told-upheld", now)
    return mute


def require_other(official: Person, mute: Mute) -> None:
    """Refuse whoever muted, and whoever is muted: an appeal is for somebody else."""
    if official.resident_id in {mute.muted_by, mute.resident_id}:
        raise Refusal("mute-not-for-you")


async def _covering(session: AsyncSession, resident_id: int, code: str | None, now: datetime) -> Mute | None:
    """The mute that covers a region; what goes to no region yet is covered by any."""
    held = await rows.live(session, resident_id, now)
    return next((mute for mute in held if code is None or contains(mute.region_code, code)), None)


def _holds(mute: Mute, now: datetime) -> bool:
    return mute.lifted_at is None and mute.ends_at > now


def _note(session: AsyncSession, mute: Mute, verb: str, by: int | None, now: datetime) -> None:
    facts = {"resident": mute.resident_id, "region": mute.region_code, "ticket": mute.ticket_id}
    audits.write(session, by, verb, f"mute:{mute.mute_id}", now, facts)


async def _tell_resident(
    session: AsyncSession, mute: Mute, key: str, now: datetime, *, may_appeal: bool = False
) -> None:
    contact = await contacts.of(session, mute.resident_id)
    if contact is not None:
        buttons = (Button(f"mute:appeal:{mute.mute_id}", key="mute-appeal"),) if may_appeal else ()
        await notices.tell(session, contact, Notice(key, await told(session, mute, contact.language), buttons), now)
