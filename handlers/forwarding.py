"""/teruskan: a broadcast's forward pack (text, picture, voice script, board sheet), and the report in four taps."""

from dataclasses import dataclass

from domain.forwarding import COUNTS
from domain.kim import PassedTo
from domain.platform import PlatformName
from handlers.dialogue import Dialogue, Option, Replies, Reply, Turn, number_in
from services import forward_packs, forwarding, texts
from services.checking import LinkTo
from services.forward_packs import Counter
from services.forwarding import Passed

NAME = "fwd"
_BUTTON = 40


def dialogue(link_to: LinkTo) -> Dialogue:
    """The dialogue of passing on by hand."""
    passing = _Passing(link_to)
    return Dialogue(
        NAME,
        commands={"teruskan": passing.newest, "forward": passing.newest},
        choices={
            "more": passing.older,
            "show": passing.show,
            "voice": passing.voice,
            "board": passing.board,
            "done": passing.done,
            "place": passing.place,
            "people": passing.people,
        },
    )


@dataclass(frozen=True, slots=True)
class _Passing:
    link_to: LinkTo

    async def newest(self, turn: Turn) -> Replies:
        return await self._listed(turn, None)

    async def older(self, turn: Turn) -> Replies:
        return await self._listed(turn, number_in(turn.argument))

    async def _listed(self, turn: Turn, before: int | None) -> Replies:
        page = await forwarding.latest(turn.session, turn.person, before)
        if not page.items:
            return (Reply("forward-nothing"),)
        rows = [[Option(label=each.title[:_BUTTON], data=f"{NAME}:show:{each.broadcast_id}")] for each in page.items]
        if page.more:
            rows.append([Option("forward-older", data=f"{NAME}:more:{page.items[-1].broadcast_id}")])
        return (Reply("forward-which", choices=rows),)

    async def show(self, turn: Turn) -> Replies:
        number = number_in(turn.argument)
        pack = await forward_packs.pack(turn.session, turn.person, number, self._counter(turn))
        rows = [
            [
                Option("forward-voice", data=f"{NAME}:voice:{number}"),
                Option("forward-board", data=f"{NAME}:board:{number}"),
            ],
            [Option("forward-done", data=f"{NAME}:done:{pack.announcement_id}")],
        ]
        if turn.incoming.platform is PlatformName.WHATSAPP:  # there the message itself is passed on, alone
            return Reply(content=pack.content), Reply("forward-by-hand", choices=rows)
        return (Reply(content=pack.content, choices=[[Option("forward-whatsapp", url=pack.whatsapp)], *rows]),)

    async def voice(self, turn: Turn) -> Replies:
        """How to use it first; the script stands alone, so that it can be read or copied as it is."""
        script = await forward_packs.script(turn.session, turn.person, number_in(turn.argument))
        return Reply("forward-voice-how"), Reply(content=script)

    async def board(self, turn: Turn) -> Replies:
        number = number_in(turn.argument)
        sheet = await forward_packs.sheet(turn.session, turn.person, number, self._counter(turn))
        return (Reply("forward-board-how", sketch=sheet),)

    def _counter(self, turn: Turn) -> Counter:
        return Counter(turn.incoming.account_id, self.link_to)

    async def done(self, turn: Turn) -> Replies:
        number = number_in(turn.argument)
        rows = [
            [Option("forward-place", {"place": str(place)}, data=f"{NAME}:place:{number}/{place}")]
            for place in PassedTo
        ]
        return (Reply("forward-where", choices=rows),)

    async def place(self, turn: Turn) -> Replies:
        number, _, place = turn.argument.partition("/")
        language = turn.person.language
        rows = [
            [
                Option(
                    "forward-about",
                    {"count": texts.number(count, language)},
                    data=f"{NAME}:people:{number}/{place}/{count}",
                )
                for count in COUNTS[at : at + 2]
            ]
            for at in range(0, len(COUNTS), 2)
        ]
        return (Reply("forward-how-many", {"place": place}, choices=rows, edit=True),)

    async def people(self, turn: Turn) -> Replies:
        number, _, rest = turn.argument.partition("/")
        place, _, count = rest.partition("/")
        if place not in set(PassedTo) or number_in(count) not in COUNTS:
            return (Reply("stale-choice"),)
        passed = Passed(number_in(number), PassedTo(place), number_in(count))
        reached = await forwarding.report(turn.session, turn.person, passed, turn.now)
        again = [[Option("forward-elsewhere", data=f"{NAME}:done:{number}")]]
        return (Reply("forward-thanks", {"count": reached}, choices=again, edit=True),)
