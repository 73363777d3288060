"""What is changed on a KIM's page by typing it: theme, number at kim.id; why it rests, why it is dissolved."""

from domain.kim_register import Move, Mover
from domain.refusal import Refusal
from handlers import kim_decide
from handlers import kim_sheet as kim_page
from handlers.dialogue import Dialogue, Option, Replies, Reply, Turn, number_in
from services import kim_entries, kim_register, kim_sheet
from services.kim_register import Asked

NAME = "kimedit"
_LONGEST_REASON = 300


def dialogue() -> Dialogue:
    """The dialogue of changing a KIM's entries."""
    return Dialogue(
        NAME,
        choices={
            "theme": _ask_theme,
            "number": _ask_number,
            "rest": _ask_rest,
            "dissolve": _ask_dissolve,
            "keep": _dissolved,
            "unlink": _dissolved_and_unlinked,
        },
        steps={"theme": _theme, "number": _number, "rest": _rested, "dissolve": _dissolve},
    )


async def _ask_theme(turn: Turn) -> Replies:
    return await _ask(turn, "theme", "kim-theme-ask")


async def _ask_number(turn: Turn) -> Replies:
    return await _ask(turn, "number", "kim-number-ask")


async def _ask_rest(turn: Turn) -> Replies:
    return await _ask(turn, "rest", "kim-rest-ask")


async def _ask_dissolve(turn: Turn) -> Replies:
    return await _ask(turn, "dissolve", "kim-dissolve-ask")


async def _ask(turn: Turn, step: str, key: str) -> Replies:
    sheet = await kim_sheet.of(turn.session, turn.person, number_in(turn.argument))
    turn.go(NAME, step, kim=sheet.kim.kim_id)
    return (Reply(key, {"kim": sheet.kim.name}, choices=[kim_page.way_back(sheet.kim.kim_id)]),)


async def _theme(turn: Turn) -> Replies:
    kim = await kim_entries.set_theme(turn.session, turn.person, _held(turn), turn.incoming.text, turn.now)
    turn.end()
    return (await kim_page.page(turn, kim.kim_id),)


async def _number(turn: Turn) -> Replies:
    kim = await kim_entries.set_number(turn.session, turn.person, _held(turn), turn.incoming.text, turn.now)
    turn.end()
    return (await kim_page.page(turn, kim.kim_id),)


async def _rested(turn: Turn) -> Replies:
    asked = Asked(Move.REST, reason=_reason(turn))
    return await kim_decide.outcome(
        turn, await kim_register.make(turn.session, turn.person, _held(turn), asked, turn.now)
    )


async def _dissolve(turn: Turn) -> Replies:
    """An agent asks; an official has yet to say what becomes of the channels."""
    number, reason = _held(turn), _reason(turn)
    sheet = await kim_sheet.of(turn.session, turn.person, number)
    if sheet.mover is not Mover.OFFICIAL:
        asked = Asked(Move.DISSOLVE, reason=reason)
        return await kim_decide.outcome(
            turn, await kim_register.make(turn.session, turn.person, number, asked, turn.now)
        )
    turn.go(NAME, "dissolve", kim=number, reason=reason)
    choices = [
        [Option("kim-dissolve-keep", data=f"{NAME}:keep")],
        [Option("kim-dissolve-unlink", data=f"{NAME}:unlink")],
    ]
    return (Reply("kim-dissolve-how", {"kim": sheet.kim.name}, choices=[*choices, kim_page.way_back(number)]),)


async def _dissolved(turn: Turn) -> Replies:
    return await _dissolved_with(turn, unlink=False)


async def _dissolved_and_unlinked(turn: Turn) -> Replies:
    return await _dissolved_with(turn, unlink=True)


async def _dissolved_with(turn: Turn, *, unlink: bool) -> Replies:
    reason = turn.data.get("reason")
    if reason is None:  # a button of an earlier question, pressed after another one was begun
        return (Reply("stale-choice"),)
    asked = Asked(Move.DISSOLVE, {"unlink": unlink}, reason=str(reason))
    return await kim_decide.outcome(
        turn, await kim_register.make(turn.session, turn.person, _held(turn), asked, turn.now)
    )


def _held(turn: Turn) -> int:
    return number_in(str(turn.data.get("kim", "")))


def _reason(turn: Turn) -> str:
    reason = turn.incoming.text.strip()
    if not reason:
        raise Refusal("kim-reason-as-text")
    return reason[:_LONGEST_REASON]
