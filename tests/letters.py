"""The outbox in tests: what lies ready for a person, taken out as the messages that would arrive."""

from pydantic import TypeAdapter
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from data.models import Letter
from domain.message import Message, Target
from tests.talk import Talk

_MESSAGES = TypeAdapter(Message)


async def taken(session: AsyncSession) -> list[tuple[str, Message]]:
    """Every letter with the chat it is for, in its order; none lies there afterwards."""
    found = (await session.scalars(select(Letter).order_by(Letter.letter_id))).all()
    for letter in found:
        await session.delete(letter)
    return [(letter.chat_ref, _MESSAGES.validate_python(letter.message)) for letter in found if letter.message]


async def arrive(talk: Talk) -> None:
    """They appear on the phones."""
    async with talk.database.sessions.begin() as session:
        for ref, message in await taken(session):
            talk.show(Target(ref), message)
