"""Passing a ticket to another region's desk: picked by buttons or typed, asked once more, then shown there at once."""

from dataclasses import dataclass

from domain.region import Region
from handlers import ticket as menu
from handlers.dialogue import Dialogue, Option, Replies, Reply, Step, Turn, number_in
from handlers.region_picker import RegionPicker
from services import ticket_desk, tickets
from services.answer_letters import Office

NAME = "passing"


def dialogue(office: Office, otherwise: Step) -> Dialogue:
    """The dialogue of officials who pass a ticket on; `otherwise` hears what is too long to be a region's name."""
    passing = _Passing(office, otherwise)
    picker = passing.picker
    return Dialogue(NAME, choices={**picker.choices, "on": passing.begin, "yes": passing.sure}, steps=picker.steps)


@dataclass(frozen=True, slots=True)
class _Passing:
    office: Office
    otherwise: Step

    @property
    def picker(self) -> RegionPicker:
        return RegionPicker(NAME, "passing-where", "passing-whole", self.chosen, self.roots, otherwise=self.otherwise)

    async def roots(self, _turn: Turn) -> tuple[str, ...]:
        return (self.office.home,)

    async def begin(self, turn: Turn) -> Replies:
        ticket = await menu.at_desk(self.office, turn, number_in(turn.argument))
        await tickets.claim(turn.session, turn.person, ticket, turn.now)
        turn.go(NAME, self.picker.step, ticket_id=ticket.ticket_id)
        return await self.picker.ask(turn)

    async def chosen(self, turn: Turn, region: Region) -> Replies:
        if "ticket_id" not in turn.data:
            return (Reply("stale-choice"),)
        number = int(turn.data["ticket_id"])
        yes = Option("passing-yes", data=f"{NAME}:yes:{number}-{region.code}")
        other = Option("passing-other", data=f"{NAME}:list")
        return (Reply("passing-sure", {"number": str(number), "place": region.title}, choices=[[yes], [other]]),)

    async def sure(self, turn: Turn) -> Replies:
        number, _, code = turn.argument.partition("-")
        ticket = await menu.at_desk(self.office, turn, number_in(number))
        place = await ticket_desk.pass_on(turn.session, turn.person, ticket, code, turn.now)
        turn.end()
        return (Reply("passing-done", {"number": str(ticket.ticket_id), "place": place}, edit=True),)
