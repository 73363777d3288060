"""Picking a region: by buttons from a region downward, a page at a time, or by typing its name at any point.

A dialogue makes one picker, adds its `choices` and `steps` to its own, and calls `ask`; `chosen` goes on from there.
Nothing is remembered but what the dialogue itself keeps in `turn.data`.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass

from domain.refusal import Refusal
from domain.region import Region, contains, kind_of, parents
from handlers.dialogue import Option, Replies, Reply, Step, Turn, number_in
from services import regions
from services.regions import Found

PAGE = 20
_NAME = 60  # characters that a name with all its surroundings may have
_SHORT = 19  # two labels of this length stand side by side on a phone

Chosen = Callable[[Turn, Region], Awaitable[Replies]]
Roots = Callable[[Turn], Awaitable[Sequence[str]]]
Rows = list[Sequence[Option]]


@dataclass(frozen=True, slots=True)
class RegionPicker:
    """How one dialogue asks for a region.

    `question` is a text key that gets `place` (title of the region opened) and `kind` (what is offered inside it:
    regency, district, village; or any); `whole` is the first button's key and gets `place` and `kind` of the region
    opened. The verbs "in" and "pick" and the step `step` belong to the picker.
    """

    dialogue: str
    question: str
    whole: str
    chosen: Chosen
    roots: Roots  # where the buttons begin
    step: str = "region"
    confined: bool = False  # whether only regions inside the roots may be picked
    descends: bool = True  # whether a typed name opens what lies inside it, like its button, or is the answer
    outside: str | None = None  # what is said of a region outside the roots: a key that gets `place`
    ways_out: Sequence[Option] = ()
    otherwise: Step | None = None  # hears what is too long to be a name, so that nothing written is lost

    @property
    def choices(self) -> Mapping[str, Step]:
        """The buttons that are the picker's."""
        return {"in": self._opened, "pick": self._picked, "list": self.ask}

    @property
    def steps(self) -> Mapping[str, Step]:
        """The step that hears typed names."""
        return {self.step: self._typed}

    async def ask(self, turn: Turn) -> Replies:
        """Ask from the beginning; `turn.data` is kept."""
        self._stand(turn)
        return await self._start(turn)

    async def _start(self, turn: Turn, key: str | None = None, **values: object) -> Replies:
        roots = await self.roots(turn)
        if len(roots) == 1:
            return await self._inside(turn, await regions.one(turn.session, roots[0]), 0, key, **values)
        offered = [await regions.one(turn.session, root) for root in roots]
        return self._asked(turn, key or self.question, {"kind": "any", "place": "", **values}, self._rows(offered))

    async def _opened(self, turn: Turn) -> Replies:
        code, _, page = turn.argument.partition("/")
        region = await self._allowed(turn, code)
        self._stand(turn)
        return await self._inside(turn, region, number_in(page))

    async def _picked(self, turn: Turn) -> Replies:
        return await self.chosen(turn, await self._allowed(turn, turn.argument))

    async def _typed(self, turn: Turn) -> Replies:
        typed = turn.incoming.text.strip()
        if not typed:
            return (Reply("region-type-its-name"),)
        roots = await self.roots(turn)
        found = await regions.find(
            turn.session, typed, within=roots if self.confined else (), near=roots[0] if roots else None
        )
        if not found and self.otherwise and len(typed) > _NAME:
            return await self.otherwise(turn)
        if not found:
            return await self._missed(turn, typed)
        if len(found) == 1 and found[0].exact:
            return await self._one(turn, found[0].region)
        rows: Rows = [[self._offer(each)] for each in found]
        rows.append([Option("region-from-list", data=f"{self.dialogue}:list")])
        return self._asked(turn, "region-which", {}, rows)

    async def _missed(self, turn: Turn, typed: str) -> Replies:
        """Nothing inside the roots has this name; one outside of them is told from none at all."""
        found = await regions.find(turn.session, typed) if self.confined and self.outside else ()
        if self.outside and found and found[0].exact:
            return await self._start(turn, self.outside, place=found[0].title)
        return await self._start(turn, "region-not-found", typed=typed[:60])

    async def _one(self, turn: Turn, region: Region) -> Replies:
        if self.descends:
            return await self._inside(turn, region, 0)
        return await self.chosen(turn, region)

    async def _inside(self, turn: Turn, region: Region, page: int, key: str | None = None, **values: object) -> Replies:
        inner = await regions.children(turn.session, region.code)
        if not inner:
            return await self.chosen(turn, region)
        rows: Rows = [] if page else [[self._option(self.whole, "pick", region.code, region)]]
        rows += self._rows(inner[page * PAGE : (page + 1) * PAGE])
        rows += await self._turning(turn, region, page, more=len(inner) > (page + 1) * PAGE)
        said = {"place": region.title, "kind": _kind(inner[0]), **values}
        return self._asked(turn, key or self.question, said, rows)

    async def _turning(self, turn: Turn, region: Region, page: int, *, more: bool) -> Rows:
        turns: list[Option] = []
        if page:
            turns.append(Option("region-page-before", data=f"{self.dialogue}:in:{region.code}/{page - 1}"))
        if more:
            turns.append(Option("region-page-after", data=f"{self.dialogue}:in:{region.code}/{page + 1}"))
        upper = parents(region.code)[:1]
        if upper and any(contains(root, upper[0]) for root in await self.roots(turn)):
            turns.append(Option("region-back", data=f"{self.dialogue}:in:{upper[0]}"))
        return [turns] if turns else []

    async def _allowed(self, turn: Turn, code: str) -> Region:
        region = await regions.one(turn.session, code)
        if self.confined and not any(contains(root, code) for root in await self.roots(turn)):
            raise Refusal("no-mandate-here", id=turn.person.ref)
        return region

    def _stand(self, turn: Turn) -> None:
        ours = turn.standing is not None and turn.standing.dialogue == self.dialogue
        turn.go(self.dialogue, self.step, **(turn.data if ours else {}))

    def _asked(self, turn: Turn, key: str, values: Mapping[str, object], rows: Rows) -> Replies:
        outs = [list(self.ways_out)] if self.ways_out else []
        return (Reply(key, values, choices=[*rows, *outs], edit=turn.incoming.choice is not None),)

    def _option(self, key: str, verb: str, code: str, region: Region) -> Option:
        values = {"place": region.title, "kind": _kind(region)}
        return Option(key, values, data=f"{self.dialogue}:{verb}:{code}")

    def _offer(self, found: Found) -> Option:
        verb = "in" if self.descends and len(found.code) < 13 else "pick"
        label = ", ".join(found.title.split(", ")[:2])
        return Option(label=label, data=f"{self.dialogue}:{verb}:{found.code}")

    def _rows(self, offered: Sequence[Region]) -> Rows:
        options = [
            Option(label=each.title, data=f"{self.dialogue}:{'in' if len(each.code) < 13 else 'pick'}:{each.code}")
            for each in offered
        ]
        if all(len(each.title) <= _SHORT for each in offered):
            return [options[at : at + 2] for at in range(0, len(options), 2)]
        return [[option] for option in options]


def _kind(region: Region) -> str:
    return kind_of(region.code).value
