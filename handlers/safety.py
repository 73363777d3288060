"""Who is safe and who needs help after a warning: the live numbers, and the list of those in need."""

from functools import partial

from domain.message import Message
from domain.post import PostKind
from handlers.dialogue import Dialogue, Option, Remember, Replies, Reply, Turn, number_in
from handlers.sheets import replies_of
from services import safety, safety_calls, safety_counts
from services.safety_calls import Calls
from services.sketches import Form, Safeties

NAME = "safety"


def dialogue() -> Dialogue:
    """The buttons of officials; the numbers are for who may evaluate, the list for who may read personal data."""
    return Dialogue(
        NAME,
        choices={
            "show": _show,
            "chart": partial(_drawn, Form.CHART),
            "sheet": partial(_drawn, Form.WORKBOOK),
            "csv": partial(_drawn, Form.CSV),
            "who": _who,
            "take": _take,
            "helped": _helped,
        },
    )


async def _show(turn: Turn) -> Replies:
    number = number_in(turn.argument)
    message = await safety_counts.page(turn.session, turn.person, number)
    return (Reply(content=message.content, choices=_options(message), remember=Remember(PostKind.SAFETY, number)),)


async def _drawn(form: Form, turn: Turn) -> Replies:
    found = await safety_counts.look(turn.session, turn.person, number_in(turn.argument))
    return (Reply("safety-file", sketch=Safeties(found, form, turn.person.language)),)


async def _who(turn: Turn) -> Replies:
    announcement_id, page = _two(turn.argument)
    return (await _list(turn, announcement_id, page, edit="-" in turn.argument),)


async def _take(turn: Turn) -> Replies:
    feedback_id, page = _two(turn.argument)
    call = await safety.take(turn.session, turn.person, feedback_id, turn.now)
    sheet = await safety_calls.opened(turn.session, turn.person, call, turn.incoming.account_id, turn.now)
    shown = replies_of(sheet, Remember(PostKind.FEEDBACK_PUSH, feedback_id))
    return (await _list(turn, call.announcement_id, page, edit=True), *shown)


async def _helped(turn: Turn) -> Replies:
    feedback_id, page = _two(turn.argument)
    call = await safety.helped(turn.session, turn.person, feedback_id, turn.now)
    return (await _list(turn, call.announcement_id, page, edit=True),)


async def _list(turn: Turn, announcement_id: int, page: int, *, edit: bool) -> Reply:
    found = await safety_calls.page(turn.session, turn.person, announcement_id, page, turn.now)
    if not found.calls:
        return Reply("safety-calls-none", {"title": found.title}, edit=edit)
    told = await safety_calls.told(turn.session, found, turn.person.language, turn.now)
    return Reply("safety-calls", {"title": found.title, "list": told}, choices=_buttons(turn, found), edit=edit)


def _buttons(turn: Turn, found: Calls) -> list[list[Option]]:
    """One for each who still needs help: to go there, or to say that it is done; then the other pages."""
    rows = []
    for call in found.calls:
        if call.helped_at is None:
            key, verb = ("safety-helped", "helped") if safety.is_taken(call, turn.now) else ("safety-take", "take")
            values = {"number": str(call.feedback_id)}
            rows.append([Option(key, values, data=f"{NAME}:{verb}:{call.feedback_id}-{found.number}")])
    here = f"{NAME}:who:{found.announcement_id}"
    turns = [Option("inbox-newer", data=f"{here}-{found.number - 1}")] if found.number else []
    turns += [Option("inbox-older", data=f"{here}-{found.number + 1}")] if found.more else []
    return [*rows, turns] if turns else rows


def _two(argument: str) -> tuple[int, int]:
    """An id and a page in a button's data."""
    first, _, page = argument.partition("-")
    return number_in(first), number_in(page)


def _options(message: Message) -> list[list[Option]]:
    return [[Option(label=each.label, data=each.data) for each in row] for row in message.choices]
