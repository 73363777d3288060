"""A KIM's people answer a nudge: still here in one press, or why it is dormant."""

from domain.refusal import Refusal
from handlers.dialogue import Dialogue, Option, Replies, Reply, Turn, number_in
from handlers.kim_sheet import way_back
from services import kim_life, kim_sheet, texts

NAME = "kimlife"
_LONGEST = 300
_REASONS = {
    "busy": "kim-why-busy",
    "news": "kim-why-no-news",
    "phone": "kim-why-no-phone",
    "people": "kim-why-no-people",
}


def dialogue() -> Dialogue:
    """The dialogue of a silent KIM."""
    return Dialogue(NAME, choices={"here": _here, "why": _ask, "because": _because}, steps={"why": _typed})


async def _here(turn: Turn) -> Replies:
    kim = await kim_life.still_here(turn.session, turn.person, number_in(turn.argument), turn.now)
    turn.end()
    return (Reply("kim-here-thanks", {"kim": kim.name}, edit=True),)


async def _ask(turn: Turn) -> Replies:
    sheet = await kim_sheet.of(turn.session, turn.person, number_in(turn.argument))
    number = sheet.kim.kim_id
    turn.go(NAME, "why", kim=number)
    rows = [[Option(key, data=f"{NAME}:because:{number}/{code}")] for code, key in _REASONS.items()]
    rows.append([Option("kim-still-here", data=f"{NAME}:here:{number}")])
    return (Reply("kim-why-ask", {"kim": sheet.kim.name}, choices=[*rows, way_back(number)]),)


async def _because(turn: Turn) -> Replies:
    number, _, code = turn.argument.partition("/")
    if code not in _REASONS:
        return (Reply("stale-choice"),)
    return await _explained(turn, number_in(number), texts.say(_REASONS[code]))


async def _typed(turn: Turn) -> Replies:
    reason = turn.incoming.text.strip()
    if not reason:
        raise Refusal("kim-reason-as-text")
    return await _explained(turn, number_in(str(turn.data.get("kim", ""))), reason[:_LONGEST])


async def _explained(turn: Turn, number: int, reason: str) -> Replies:
    kim = await kim_life.explain(turn.session, turn.person, number, reason, turn.now)
    turn.end()
    here = [[Option("kim-still-here", data=f"{NAME}:here:{number}")]]
    return (Reply("kim-why-thanks", {"kim": kim.name}, choices=here, edit=turn.incoming.choice is not None),)
