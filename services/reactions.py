"""Reactions: an emoji on news or on an answer is a short reply, kept as one and counted; it opens no ticket."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from data import feedback as rows
from domain.ticket import Terms
from services import feedback, matching
from services.matching import Said
from services.people import Person


async def note(session: AsyncSession, person: Person, said: Said, terms: Terms, now: datetime) -> None:
    """Keep a reaction to `said.reply_to`; a later one there takes its place. One to anything else says nothing."""
    if person.resident_id is None or said.reply_to is None:
        return
    if not await matching.answers(session, person.resident_id, said):
        return
    earlier = await rows.of_message(session, person.resident_id, said.account_id, None, said.reply_to)
    if earlier is not None:
        earlier.text = said.text
        return
    await feedback.receive(session, person, replace(said, message_id=said.reply_to, short=True), terms, now)
