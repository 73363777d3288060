"""Proposing a KIM for the register: where, what it is called, what it is about; an official is asked."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.kim_register import KimKind, clean_name, kinds_at
from domain.region import Region
from handlers import kim_decide
from handlers.dialogue import Dialogue, Option, Replies, Reply, Step, Turn
from handlers.region_picker import RegionPicker
from services import kim_entries, kim_names, kim_register, regions, subscriptions
from services.kim_register import Wish

NAME = "kimnew"
_OUT = Option("kim-not-now", data="kim:show")


def dialogue(home_region: str, otherwise: Step) -> Dialogue:
    """The dialogue of proposing a KIM; `otherwise` hears what is too long to be an answer."""
    proposing = _Proposing(home_region, otherwise)
    picker = proposing.picker
    return Dialogue(
        NAME,
        choices={
            "start": proposing.start,
            "kind": proposing.kind,
            "name": proposing.suggested,
            "skip": proposing.without_theme,
            **picker.choices,
        },
        steps={"name": proposing.named, "theme": proposing.themed, **picker.steps},
    )


@dataclass(frozen=True, slots=True)
class _Proposing:
    home: str
    otherwise: Step

    @property
    def picker(self) -> RegionPicker:
        return RegionPicker(
            NAME, "kim-new-region", "kim-new-whole", self.picked, self.roots, ways_out=(_OUT,), otherwise=self.otherwise
        )

    async def roots(self, _turn: Turn) -> Sequence[str]:
        return (self.home,)

    async def start(self, turn: Turn) -> Replies:
        held = await subscriptions.mine(turn.session, turn.person.resident_id)
        turn.go(NAME, "region")
        if not held:
            return await self.picker.ask(turn)
        own = [[Option(label=each.title, data=f"{NAME}:pick:{each.code}")] for each in held[:8]]
        other = [Option("kim-link-other-region", data=f"{NAME}:list")]
        return (Reply("kim-new-own-region", choices=[*own, other, [_OUT]]),)

    async def picked(self, turn: Turn, region: Region) -> Replies:
        kinds = kinds_at(region.code)
        if len(kinds) == 1:
            return await self._ask_name(turn, region.code, kinds[0])
        turn.go(NAME, "region", region=region.code)
        rows = [[Option("kim-new-kind", {"kind": str(kind)}, data=f"{NAME}:kind:{kind}")] for kind in kinds]
        return (Reply("kim-new-which-kind", {"region": region.title}, choices=[*rows, [_OUT]], edit=_pressed(turn)),)

    async def kind(self, turn: Turn) -> Replies:
        code = str(turn.data.get("region", ""))
        if turn.argument not in set(KimKind) or not code:
            return (Reply("stale-choice"),)
        return await self._ask_name(turn, code, KimKind(turn.argument))

    async def _ask_name(self, turn: Turn, code: str, kind: KimKind) -> Replies:
        region = await regions.one(turn.session, code)
        name = kim_names.suggested("", region.name) if kind is KimKind.KIM else kim_names.forum(region.name)
        turn.go(NAME, "name", region=code, kind=str(kind), suggested=name)
        rows = [[Option(label=name, data=f"{NAME}:name")], [_OUT]]
        values = {"kind": str(kind), "region": region.title}
        return (Reply("kim-new-name", values, choices=rows, edit=_pressed(turn)),)

    async def suggested(self, turn: Turn) -> Replies:
        return await self._taken(turn, str(turn.data.get("suggested", "")))

    async def named(self, turn: Turn) -> Replies:
        return await self._taken(turn, turn.incoming.text)

    async def _taken(self, turn: Turn, typed: str) -> Replies:
        if "kind" not in turn.data:  # a button of an earlier question, pressed after another one was begun
            return (Reply("stale-choice"),)
        name = clean_name(typed)
        turn.go(NAME, "theme", **{**turn.data, "name": name})
        if turn.data["kind"] == KimKind.FORUM:
            return await self._proposed(turn, None)
        rows = [[Option("kim-new-without-theme", data=f"{NAME}:skip")], [_OUT]]
        return (Reply("kim-theme-ask", {"kim": name}, choices=rows),)

    async def themed(self, turn: Turn) -> Replies:
        return await self._proposed(turn, kim_entries.theme(turn.incoming.text))

    async def without_theme(self, turn: Turn) -> Replies:
        return await self._proposed(turn, None)

    async def _proposed(self, turn: Turn, theme: str | None) -> Replies:
        data = turn.data
        if "name" not in data:
            return (Reply("stale-choice"),)
        wish = Wish(str(data["region"]), str(data["name"]), KimKind(data["kind"]), theme)
        move = await kim_register.register(turn.session, turn.person, turn.incoming.account_id, wish, turn.now)
        return await kim_decide.outcome(turn, move)


def _pressed(turn: Turn) -> bool:
    return turn.incoming.choice is not None
