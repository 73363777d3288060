"""/privasi, /dataku, /hapusdata: what is kept, one's own copy of it, and its erasure for good."""

from dataclasses import dataclass

from domain.message import Content
from handlers.dialogue import Dialogue, Option, Replies, Reply, Turn
from services import data_copy, privacy, regions
from services.people import Person

NAME = "privacy"
_COPY = Option("data-button", data=f"{NAME}:copy")
_ERASE = Option("erase-button", data=f"{NAME}:erase")


def dialogue(home_region: str) -> Dialogue:
    """The dialogue of privacy; times are told in the zone of `home_region`."""
    copying = _Copying(home_region)
    return Dialogue(
        NAME,
        commands={"privasi": copying.explain, "privacy": copying.explain, "dataku": copying.show, "hapusdata": _ask},
        choices={"copy": copying.show, "erase": _ask, "sure": _erase, "keep": _keep},
    )


@dataclass(frozen=True, slots=True)
class _Copying:
    home: str

    async def explain(self, turn: Turn) -> Replies:
        place = await regions.title(turn.session, self.home)
        return (Reply("privacy", {"place": place}, choices=[[_COPY], [_ERASE]]),)

    async def show(self, turn: Turn) -> Replies:
        if turn.person.resident_id is None:
            return (Reply("data-none"),)
        zone = await regions.zone_of(turn.session, self.home)
        pages = await data_copy.pages(turn.session, turn.person.resident_id, zone, turn.now)
        replies = [Reply(content=Content(text=page)) for page in pages]
        return [*replies, Reply("data-after", choices=[[_ERASE]])]


async def _ask(turn: Turn) -> Replies:
    if turn.person.resident_id is None:
        return (Reply("data-none"),)
    choices = [
        [Option("erase-sure-button", data=f"{NAME}:sure")],
        [Option("erase-keep-button", data=f"{NAME}:keep")],
    ]
    lost = await privacy.mandates_lost(turn.session, turn.person)
    if lost:
        return (Reply("erase-ask-mandate", {"regions": ", ".join(lost)}, choices=choices),)
    return (Reply("erase-ask", choices=choices),)


async def _erase(turn: Turn) -> Replies:
    turn.end()
    if turn.person.resident_id is None:
        return (Reply("data-none", edit=True),)
    await privacy.erase(turn.session, turn.person.resident_id, turn.now)
    turn.person = Person(ref=turn.person.ref, language=turn.person.language)
    return (Reply("erased", edit=True, menu=()),)


async def _keep(_turn: Turn) -> Replies:
    return (Reply("erase-kept", edit=True),)
