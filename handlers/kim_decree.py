"""The SK of a KIM, question by question: number, day, signer, photo; and the day of its inauguration."""

from domain.kim_register import Move
from domain.message import ContentKind, MediaItem
from domain.refusal import Refusal
from handlers import kim_decide, moments
from handlers.dialogue import Dialogue, Replies, Reply, Turn, number_in
from handlers.kim_sheet import way_back
from services import kim_effects, kim_register, kim_sheet, regions
from services.kim_register import Asked

NAME = "kimsk"
_LONGEST = 60
_PICTURES = {ContentKind.PHOTO, ContentKind.DOCUMENT}


def dialogue() -> Dialogue:
    """The dialogue of an SK."""
    return Dialogue(
        NAME,
        choices={"start": _start, "day": _inaugurate},
        steps={"number": _number, "on": _on, "signer": _signer, "photo": _photo, "day": _inaugurated},
    )


async def _start(turn: Turn) -> Replies:
    return await _begin(turn, Move.DECREE, "number", "kim-decree-number")


async def _inaugurate(turn: Turn) -> Replies:
    return await _begin(turn, Move.INAUGURATE, "day", "kim-inaugurated-ask")


async def _begin(turn: Turn, move: Move, step: str, key: str) -> Replies:
    sheet = await kim_sheet.of(turn.session, turn.person, number_in(turn.argument))
    await kim_register.check(turn.session, sheet.kim, move)
    turn.go(NAME, step, kim=sheet.kim.kim_id)
    return (Reply(key, {"kim": sheet.kim.name}, choices=[way_back(sheet.kim.kim_id)]),)


async def _number(turn: Turn) -> Replies:
    turn.go(NAME, "on", **{**turn.data, kim_effects.NUMBER: _short(turn)})
    return (Reply("kim-decree-day", choices=[way_back(_held(turn))]),)


async def _on(turn: Turn) -> Replies:
    turn.go(NAME, "signer", **{**turn.data, kim_effects.DAY: await _day(turn)})
    return (Reply("kim-decree-signer", choices=[way_back(_held(turn))]),)


async def _signer(turn: Turn) -> Replies:
    turn.go(NAME, "photo", **{**turn.data, kim_effects.SIGNER: _short(turn)})
    return (Reply("kim-decree-photo", choices=[way_back(_held(turn))]),)


async def _photo(turn: Turn) -> Replies:
    details = {name: str(turn.data[name]) for name in (kim_effects.NUMBER, kim_effects.DAY, kim_effects.SIGNER)}
    asked = Asked(Move.DECREE, details, photo=_picture(turn), account_id=turn.incoming.account_id)
    return await kim_decide.outcome(
        turn, await kim_register.make(turn.session, turn.person, _held(turn), asked, turn.now)
    )


async def _inaugurated(turn: Turn) -> Replies:
    asked = Asked(Move.INAUGURATE, {kim_effects.DAY: await _day(turn)})
    return await kim_decide.outcome(
        turn, await kim_register.make(turn.session, turn.person, _held(turn), asked, turn.now)
    )


async def _day(turn: Turn) -> str:
    sheet = await kim_sheet.of(turn.session, turn.person, _held(turn))
    zone = await regions.zone_of(turn.session, sheet.kim.region_code)
    return moments.past_day(turn.incoming.text, turn.now, zone).isoformat()


def _picture(turn: Turn) -> MediaItem:
    content = turn.incoming.content
    found = [item for item in content.media if item.kind in _PICTURES] if content else []
    if not found:
        raise Refusal("kim-photo-please")
    return found[0]


def _short(turn: Turn) -> str:
    typed = " ".join(turn.incoming.text.split())
    if not 1 <= len(typed) <= _LONGEST:
        raise Refusal("kim-too-long", longest=_LONGEST)
    return typed


def _held(turn: Turn) -> int:
    return number_in(str(turn.data.get("kim", "")))
