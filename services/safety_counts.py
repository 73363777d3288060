"""Who is safe, who needs help and who is silent after a warning: counted by region, exact, since somebody must go."""

from dataclasses import dataclass, replace
from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from data import announcements, regions
from data import safety as rows
from data.models import Announcement
from data.safety import Codes
from domain import safety as rules
from domain.announcement import Asks
from domain.message import Choice, Content, Message
from domain.refusal import Refusal
from domain.role import Right
from domain.safety import Safety
from services import mandates, texts
from services.people import Person

LIVE = timedelta(hours=24)
"""How long a message with these numbers is kept up to date after it was asked for."""

_PLACES = 30
_IN_PROGRESS = 5


@dataclass(frozen=True, slots=True)
class Standing:
    """How those who were warned stand, by region."""

    announcement_id: int
    title: str
    places: tuple[tuple[str, Safety], ...]
    total: Safety


async def look(session: AsyncSession, person: Person, announcement_id: int) -> Standing:
    """How those stand who were warned in the reader's regions; refused where it was not asked, or not there."""
    said = await _warning(session, announcement_id)
    return await standing(session, said, mandates.regions(person, Right.EVALUATE))


async def in_house(session: AsyncSession, announcement_id: int, code: str) -> Standing:
    """The same for the operator, inside a region."""
    return await standing(session, await _warning(session, announcement_id), (code,))


async def standing(session: AsyncSession, said: Announcement, codes: Codes) -> Standing:
    """How those stand who were warned in some regions."""
    warned = await rows.warned(session, said.announcement_id, codes)
    found = rules.by_region(warned, await rows.answered(session, said.announcement_id, codes))
    titles = await regions.titles(session, [each.code for each in found])
    return Standing(
        said.announcement_id,
        said.title or said.check_code,
        tuple((titles.get(each.code, each.code), each) for each in found),
        rules.together(found),
    )


async def page(session: AsyncSession, person: Person, announcement_id: int) -> Message:
    """The message that shows it, with what this reader may ask for."""
    found = await look(session, person, announcement_id)
    language = person.language
    forms = ("safety-chart", "chart"), ("safety-sheet", "sheet"), ("safety-csv", "csv"), ("safety-anew", "show")
    choices = [tuple(Choice(texts.say(key, language), f"safety:{verb}:{announcement_id}") for key, verb in forms)]
    if mandates.has(person, Right.READ_PERSONAL):
        choices.insert(0, (Choice(texts.say("safety-who", language), f"safety:who:{announcement_id}"),))
    return Message(Content(text=told(found, language)), choices=tuple(choices))


def told(found: Standing, language: str) -> str:
    """Everybody together, then every region, those in need first."""
    lines = [texts.say("safety-head", language, {"title": found.title}), numbers(found.total, language), ""]
    lines += [_place(title, each, language) for title, each in found.places[:_PLACES]]
    if len(found.places) > _PLACES:
        lines.append(texts.say("safety-more", language, {"number": len(found.places) - _PLACES}))
    return "\n".join([*lines, "", texts.say("safety-live", language, {"hours": LIVE // timedelta(hours=1)})])


def numbers(each: Safety, language: str) -> str:
    """One region's numbers on a line."""
    values = {"safe": each.safe, "needs": each.needs, "helped": each.helped, "silent": each.silent}
    return texts.say("safety-numbers", language, values)


async def lines(session: AsyncSession, said: Announcement, language: str) -> list[str]:
    """What the progress and the report of a broadcast say of it; nothing where nobody was asked."""
    if said.asks is not Asks.SAFETY:
        return []
    warned = {"": await rows.all_warned(session, said.announcement_id)}
    answered = await rows.answered(session, said.announcement_id, None)
    everybody = [replace(each, code="") for each in answered]
    in_need = [each for each in rules.by_region({}, answered) if each.needs][:_IN_PROGRESS]
    titles = await regions.titles(session, [each.code for each in in_need])
    return [
        texts.say("safety-progress", language, {"numbers": numbers(rules.by_region(warned, everybody)[0], language)}),
        *(
            texts.say("safety-needs", language, {"place": titles.get(each.code, each.code), "needs": each.needs})
            for each in in_need
        ),
    ]


def ways(said: Announcement, language: str) -> tuple[tuple[Choice, ...], ...]:
    """The button under a broadcast that leads to it."""
    if said.asks is not Asks.SAFETY:
        return ()
    return ((Choice(texts.say("safety-button", language), f"safety:show:{said.announcement_id}"),),)


def _place(title: str, each: Safety, language: str) -> str:
    return texts.say("safety-place", language, {"place": title, "numbers": numbers(each, language)})


async def _warning(session: AsyncSession, announcement_id: int) -> Announcement:
    said = await announcements.find(session, announcement_id)
    if said is None or said.asks is not Asks.SAFETY:
        raise Refusal("stale-choice")
    return said
