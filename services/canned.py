"""Canned replies of a desk: written once in chat, filled with what is true of a ticket, sent as any answer."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from data import audits
from data import canned as rows
from data.models import CannedReply, Ticket
from domain.canned import VARIABLES, filled, unknown
from domain.refusal import Refusal
from domain.region import parents
from domain.role import Right
from services import desks, mandates, regions, texts, ticket_sheets
from services.people import Person, known_id

MOST = 20
"""As many as one desk keeps."""

LONGEST_NAME = 30


def desk_of(person: Person, ticket: Ticket, home: str) -> str:
    """The region of the desk at which a person deals with a ticket."""
    return desks.spoken_for(person.mandates, ticket.region_code or home)


async def offered(session: AsyncSession, person: Person, ticket: Ticket, home: str) -> Sequence[CannedReply]:
    """What the desk, or one around it, has ready."""
    code = desk_of(person, ticket, home)
    return await rows.of(session, (code, *parents(code)), MOST)


async def add(session: AsyncSession, person: Person, code: str, named: tuple[str, str], now: datetime) -> CannedReply:
    """A new one for the desk of a region: its name and its text."""
    mandates.require(person, Right.ANSWER, code)
    name, text = named[0].strip(), named[1].strip()
    if not name or len(name) > LONGEST_NAME:
        raise Refusal("canned-name-wrong", most=LONGEST_NAME)
    if wrong := unknown(text):
        known = ", ".join(f"{{{variable}}}" for variable in VARIABLES)
        raise Refusal("canned-variable-wrong", typed=f"{{{wrong[0]}}}", known=known)
    if len(await rows.of(session, (code,), MOST)) == MOST:
        raise Refusal("canned-too-many", most=MOST)
    row = CannedReply(region_code=code, name=name, text=text, author_id=known_id(person), written_at=now)
    await rows.put(session, row)
    audits.write(session, person.resident_id, "canned-added", f"canned:{row.canned_reply_id}", now, {"region": code})
    return row


async def end(session: AsyncSession, person: Person, canned_reply_id: int, now: datetime) -> CannedReply:
    """It is offered no more."""
    row = await usable(session, canned_reply_id)
    mandates.require(person, Right.ANSWER, row.region_code)
    row.ended_at = now
    audits.write(session, person.resident_id, "canned-ended", f"canned:{canned_reply_id}", now)
    return row


async def usable(session: AsyncSession, canned_reply_id: int) -> CannedReply:
    """One that is in use; refused for any other."""
    row = await rows.find(session, canned_reply_id)
    if row is None or row.ended_at is not None:
        raise Refusal("canned-gone")
    return row


async def filled_for(session: AsyncSession, row: CannedReply, ticket: Ticket, code: str) -> str:
    """Its text with what is true of a ticket at the desk of a region."""
    place = await regions.one(session, ticket.region_code or code)
    due = texts.moment(ticket.due_at, place.zone) if ticket.due_at else texts.say("canned-no-due")
    values = {
        "nomor": str(ticket.ticket_id),
        "wilayah": place.title,
        "petugas": await regions.title(session, code),
        "keadaan": ticket_sheets.state(ticket, "id"),
        "tenggat": due,
    }
    return filled(row.text, values)
