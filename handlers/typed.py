"""What is typed instead of tapped: on WhatsApp a number or a word stands for a choice that was just offered."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from domain.offer import Answer
from domain.platform import PlatformName
from handlers.dialogue import Incoming
from handlers.replies import Outgoing
from services import offers


async def read(session: AsyncSession, event: Incoming, at_rest: datetime | None) -> Incoming:
    """The same event, as a choice where its words mean one; `at_rest`: now, where no dialogue is half finished."""
    typed = event.text.strip()
    if event.platform is not PlatformName.WHATSAPP or not typed or event.command or event.reply_to or event.forwarded:
        return event
    data = await offers.meant(session, event.account_id, event.chat.ref, typed, at_rest)
    return replace(event, choice=data, content=None) if data is not None else event


async def offer(session: AsyncSession, event: Incoming, answers: Sequence[Outgoing], now: datetime) -> None:
    """What this chat may choose from now on: what stands under the last thing said there."""
    if event.platform is not PlatformName.WHATSAPP:
        return
    here = (event.account_id, event.chat.ref)
    said = [each.message for each in answers if each.message and (each.account_id, each.target.ref) == here]
    if said:
        choices = [choice for row in said[-1].choices for choice in row if choice.data]
        await offers.put(session, *here, [Answer(choice.label, choice.data or "") for choice in choices], now)
