"""Those who need help, by number and place, for the officials who go there; every look is noted."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from data import announcements, audits, regions
from data import feedback as feedback_rows
from data import safety as rows
from data.models import SafetyAnswer
from domain.feedback import excerpt
from domain.role import Right
from domain.utf16 import cut
from services import mandates, safety, showing, texts
from services import regions as places
from services.enclosures import Sheet
from services.people import Person

PAGE = 5
_LONGEST = 250  # units of one message of theirs: a page of people has to stand in one of ours


@dataclass(frozen=True, slots=True)
class Calls:
    """A page of the list."""

    announcement_id: int
    title: str
    number: int  # of the page; the first is 0
    calls: Sequence[SafetyAnswer]
    more: bool


async def page(session: AsyncSession, person: Person, announcement_id: int, number: int, now: datetime) -> Calls:
    """Who needs help in the reader's regions; refused without the right to personal data. That it was read is noted."""
    codes = mandates.regions(person, Right.READ_PERSONAL)
    found = await rows.in_need(session, announcement_id, codes, number * PAGE, PAGE + 1)
    said = await announcements.find(session, announcement_id)
    facts = {"feedback": [each.feedback_id for each in found[:PAGE]]}
    audits.write(session, person.resident_id, "help-read", f"announcement:{announcement_id}", now, facts)
    title = (said.title or said.check_code) if said else ""
    return Calls(announcement_id, title, number, found[:PAGE], len(found) > PAGE)


async def opened(session: AsyncSession, person: Person, call: SafetyAnswer, account_id: int, now: datetime) -> Sheet:
    """A call for help whole, to be answered; that it was read is noted."""
    row = await feedback_rows.find(session, call.feedback_id)
    if row is None:
        raise LookupError("a call for help without its message")
    audits.write(session, person.resident_id, "feedback-read", f"feedback:{row.feedback_id}", now)
    return await showing.with_answers(session, row, account_id, person.language)


async def told(session: AsyncSession, page: Calls, language: str, now: datetime) -> str:
    """The list as a text."""
    titles = await regions.titles(session, [each.region_code for each in page.calls])
    entries = [await _entry(session, each, titles, language, now) for each in page.calls]
    return "\n\n".join(entries)


async def _entry(
    session: AsyncSession, call: SafetyAnswer, titles: dict[str, str], language: str, now: datetime
) -> str:
    zone = await places.zone_of(session, call.region_code)
    values = {
        "number": str(call.feedback_id),
        "place": titles.get(call.region_code, call.region_code),
        "since": texts.moment(call.since, zone, language),
    }
    lines = [texts.say("safety-call", language, values)]
    said = [each.text for each in await feedback_rows.thread(session, call.feedback_id) if each.text]
    lines += _words(said[1:], language)  # the first is the button itself
    phone = await rows.phone_of(session, call.resident_id)
    lines += [texts.say("safety-call-phone", language, {"phone": f"+{phone}"})] if phone else []
    return "\n".join([*lines, await _state(session, call, language, now)])


def _words(said: Sequence[str], language: str) -> list[str]:
    """What somebody in need wrote: first, last, and how much between."""
    kept = said if len(said) < 3 else (said[0], said[-1])
    quoted = [f"“{cut(excerpt(text, _LONGEST), _LONGEST)}”" for text in kept]
    if len(said) > len(quoted):
        quoted.insert(1, texts.say("safety-call-between", language, {"count": len(said) - len(quoted)}))
    return quoted


async def _state(session: AsyncSession, call: SafetyAnswer, language: str, now: datetime) -> str:
    if call.helped_at is not None:
        return texts.say("safety-call-helped", language)
    if safety.is_taken(call, now):
        return texts.say("safety-call-taken", language, await safety.taken(session, call, language))
    return texts.say("safety-call-open", language)
