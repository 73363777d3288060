"""/satukan: somebody on two messengers says by a code that both are they, and chooses where news come."""

from dataclasses import dataclass

from domain import join_code
from domain.platform import PlatformName
from domain.refusal import Refusal
from handlers.dialogue import Dialogue, Option, Recipient, Replies, Reply, Step, Turn
from services import joining, texts
from services.joining import Other

NAME = "joining"


def dialogue(otherwise: Step) -> Dialogue:
    """The dialogue of joining two messengers; `otherwise` hears what is no code."""
    asking = _Asking(otherwise)
    return Dialogue(
        NAME,
        commands={"satukan": asking.begin, "join": asking.begin},
        choices={"yes": _join, "no": _not_mine, "use": _use},
        steps={"code": asking.typed, "sure": asking.typed},
    )


@dataclass(frozen=True, slots=True)
class _Asking:
    otherwise: Step

    async def begin(self, turn: Turn) -> Replies:
        if turn.argument:
            return await _checked(turn, turn.argument)
        others = await joining.others(turn.session, turn.incoming.platform)
        if not others:
            return (Reply("join-no-other"),)
        other = {"other": _name(others[0], turn)}
        turn.go(NAME, "code")
        if turn.person.resident_id is None:
            return (Reply("join-not-yet", other),)
        if len(await joining.platforms(turn.session, turn.person)) > 1:
            turn.end()
            return (Reply("join-which", {"chosen": await _chosen(turn)}, choices=_ways(turn)),)
        code = await joining.code_for(turn.session, turn.person, turn.now)
        minutes = str(int(join_code.VALID.total_seconds() // 60))
        return (Reply("join-code", {"code": code, "minutes": minutes, **other}),)

    async def typed(self, turn: Turn) -> Replies:
        if join_code.read(turn.incoming.text) is None:
            turn.end()
            return await self.otherwise(turn)
        return await _checked(turn, turn.incoming.text)


async def _checked(turn: Turn, typed: str) -> Replies:
    other = await _other(turn, typed)
    if other is None:
        turn.go(NAME, "code")
        return (Reply("join-wrong"),)
    turn.go(NAME, "sure", code=join_code.read(typed))
    choices = [[Option("join-yes-button", data=f"{NAME}:yes")], [Option("join-no-button", data=f"{NAME}:no")]]
    return (Reply("join-sure", {"other": _name(other.platform, turn)}, choices=choices),)


async def _join(turn: Turn) -> Replies:
    other = await _other(turn, str(turn.data.get("code", "")))
    turn.end()
    if other is None:
        return (Reply("join-wrong", edit=True),)
    turn.person = await joining.join(turn.session, turn.incoming.account_id, turn.person, other, turn.now)
    await joining.prefer(turn.session, turn.person, turn.incoming.platform, turn.now)
    here = _name(turn.incoming.platform, turn)
    there = Recipient(other.account_id, other.ref, language=turn.person.language)
    return (
        Reply("join-done", {"chosen": here}, choices=_ways(turn), edit=True),
        Reply("join-told-there", {"other": here}, to=there),
    )


async def _not_mine(turn: Turn) -> Replies:
    turn.end()
    return (Reply("join-not-mine", edit=True),)


async def _use(turn: Turn) -> Replies:
    wanted = next((each for each in PlatformName if each == turn.argument), None)
    if wanted is None:
        return (Reply("stale-choice"),)
    if wanted not in await joining.platforms(turn.session, turn.person):
        return (Reply("join-not-there", {"other": _name(wanted, turn)}),)
    await joining.prefer(turn.session, turn.person, wanted, turn.now)
    return (Reply("join-chosen", {"chosen": _name(wanted, turn)}, edit=True),)


async def _other(turn: Turn, typed: str) -> Other | None:
    other = await joining.whose(turn.session, turn.incoming.account_id, turn.person, typed, turn.now)
    if other is not None and other.platform is turn.incoming.platform:
        raise Refusal("join-same-messenger")
    return other


async def _chosen(turn: Turn) -> str:
    return _name(await joining.preferred(turn.session, turn.person) or turn.incoming.platform, turn)


def _ways(turn: Turn) -> list[list[Option]]:
    return [[Option(label=_name(each, turn), data=f"{NAME}:use:{each}") for each in PlatformName]]


def _name(platform: PlatformName, turn: Turn) -> str:
    return texts.say("messenger-name", turn.person.language, {"platform": platform})
