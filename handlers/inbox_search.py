"""Cari: what residents wrote, found by its words, in the searcher's own regions."""

from collections.abc import Mapping
from functools import partial

from handlers.dialogue import Option, Replies, Reply, Step, Turn, number_in
from services import feedback, search, showing
from services.answer_letters import Office
from services.search import Found, Wanted

WORD = "cari"
_BYTES = 40
"""What a button has room for."""


def choices(office: Office) -> Mapping[str, Step]:
    """The buttons of searching."""
    return {"search": _ask, "found": partial(_turned, office)}


def steps(office: Office) -> Mapping[str, Step]:
    """Where the words are waited for."""
    return {"search": partial(_typed, office)}


def typed_with(command: str) -> str | None:
    """The words behind "/kotakmasuk cari banjir"; None where it does not say "cari"."""
    first, _, rest = command.strip().partition(" ")
    return rest.strip() if first.casefold() in {WORD, "find", "search"} else None


async def found(office: Office, turn: Turn, typed: str) -> Replies:
    """The newest that have these words."""
    if not typed:
        return await _ask(turn)
    return (await _page(office, turn, _short(typed), 0),)


async def _ask(turn: Turn) -> Replies:
    turn.go("inbox", "search")
    return (Reply("search-ask"),)


async def _typed(office: Office, turn: Turn) -> Replies:
    reply = await _page(office, turn, _short(turn.incoming.text), 0)
    turn.end()
    return (reply,)


async def _turned(office: Office, turn: Turn) -> Replies:
    before, _, typed = turn.argument.partition("-")
    return (await _page(office, turn, typed, number_in(before)),)


async def _page(office: Office, turn: Turn, typed: str, before: int) -> Reply:
    scope = search.scope(turn.person, office.home)
    page = await search.find(turn.session, turn.person, scope, Wanted(typed, before), turn.now)
    if not page.rows:
        return Reply("search-nothing", {"typed": typed}, choices=[[_again()]])
    lines = [await showing.line(turn.session, row, turn.person.language) for row in page.rows]
    key = "search-resembling" if page.resembling else "search-found"
    return Reply(key, {"typed": typed, "list": "\n\n".join(lines)}, choices=_buttons(page, typed))


def _buttons(page: Found, typed: str) -> list[list[Option]]:
    numbers = [
        Option("inbox-number", {"number": feedback.number(row)}, data=f"inbox:open:{row.feedback_id}")
        for row in page.rows
    ]
    older = [Option("inbox-older", data=f"inbox:found:{page.rows[-1].feedback_id}-{typed}")] if page.more else []
    return [row for row in (numbers, older, [_again()]) if row]


def _again() -> Option:
    return Option("search-button", data="inbox:search")


def _short(typed: str) -> str:
    """The words as far as a button can carry them."""
    line = " ".join(typed.split())
    while len(line.encode()) > _BYTES:
        line = line.rpartition(" ")[0] or line[: len(line) // 2]
    return line
