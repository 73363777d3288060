"""Knocks: letters to somebody whose window is closed wait behind one template, and leave once that person writes."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from data import accounts, letters
from data import templates as register
from data import windows as rows
from data.models import Account, Letter
from data.windows import Shut
from domain.lane import Lane
from domain.message import FilledTemplate
from domain.template import Purpose, choose, fill
from services import regions, template_texts, windows
from services.windows import Gate

READ = "letters:read"
"""What the template's button answers: nothing need be done for it, since any answer opens the window."""

PATIENCE = timedelta(days=7)
"""How long a letter waits for its reader."""

_AGAIN = timedelta(hours=1)  # where no template is approved, or the limit is reached
_NAMELESS = "SiarKIM"  # an account of no office

Way = FilledTemplate | datetime
"""The template that knocks in a letter's place, or until when it waits."""


async def ways(session: AsyncSession, taken: Sequence[Letter], now: datetime) -> dict[int, Way]:
    """By letter, how it goes on; none for those that leave as they are. Only the first of a chat knocks."""
    found: dict[int, Way] = {}
    knocked: set[tuple[int, str]] = set()
    for letter in taken:
        chat = (letter.account_id, letter.chat_ref)
        if not (await accounts.platform_of(session, letter.account_id)).has_windows:
            continue
        shut = await rows.shut_at(session, *chat, now)
        if shut is None:
            continue
        if chat in knocked or await letters.knocked(session, *chat):
            found[letter.letter_id] = letter.written_at + PATIENCE
            continue
        way = await _knock(session, letter, shut, now)
        found[letter.letter_id] = way
        if isinstance(way, FilledTemplate):
            knocked.add(chat)
    return found


async def _knock(session: AsyncSession, letter: Letter, shut: Shut, now: datetime) -> Way:
    template = choose(await register.all_known(session), Purpose.TICKET, shut.language)
    wording = template_texts.shipped(template.name) if template else None
    if template is None or wording is None:
        return now + _AGAIN
    gate = Gate(await accounts.platform_of(session, letter.account_id), Purpose.TICKET, Lane.REPLY)
    admitted, renews_at = await windows.admitted(session, gate, {shut.address_id: shut.counted_at}, now)
    if shut.address_id not in admitted:
        return renews_at
    values = fill((await _office(session, letter),), template_texts.frame(wording, template.language), 0)
    return FilledTemplate(template.name, template.language, values, READ)


async def _office(session: AsyncSession, letter: Letter) -> str:
    code = (await session.get_one(Account, letter.account_id)).region_code
    return (await regions.one(session, code)).title if code else _NAMELESS
