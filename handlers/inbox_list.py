"""/kotakmasuk: what came in from the own region, page by page, and one piece of it whole."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from domain.post import PostKind
from handlers import inbox_search
from handlers.dialogue import Option, Remember, Replies, Reply, Step, Turn, number_in
from handlers.sheets import replies_of
from services import feedback, inbox, regions, showing
from services.answer_letters import Office
from services.inbox import Page

FILTERS = {"open": "inbox-filter-open", "danger": "inbox-filter-danger", "all": "inbox-filter-all"}


@dataclass(frozen=True, slots=True)
class View:
    """What a list shows; written into its buttons as "open-64.71-0"."""

    which: str = "open"
    code: str = ""
    page: int = 0

    @classmethod
    def read(cls, argument: str) -> "View":
        """The view behind a button; anything else is the first page."""
        which, _, rest = argument.partition("-")
        code, _, page = rest.partition("-")
        return cls(which, code, number_in(page)) if which in FILTERS else cls()

    def button(self, key: str, verb: str = "list") -> Option:
        """A button that leads to this view."""
        return Option(key, data=f"inbox:{verb}:{self}")

    def __str__(self) -> str:
        return f"{self.which}-{self.code}-{self.page}"


def choices(office: Office) -> Mapping[str, Step]:
    """The buttons of the list."""
    return {
        "list": partial(_turned, office),
        "regions": partial(_regions, office),
        "open": partial(_opened, office),
    }


async def listed(office: Office, turn: Turn) -> Replies:
    """The first page of what waits; of what has these words, where some were typed."""
    if (typed := inbox_search.typed_with(turn.argument)) is not None:
        return await inbox_search.found(office, turn, typed)
    return (await _page(office, turn, View()),)


async def _turned(office: Office, turn: Turn) -> Replies:
    return (replace(await _page(office, turn, View.read(turn.argument)), edit=True),)


async def _page(office: Office, turn: Turn, view: View) -> Reply:
    page = await inbox.page(turn.session, turn.person, _sieve(office, turn, view), view.page, turn.now)
    lines = [await showing.line(turn.session, row, turn.person.language) for row in page.rows]
    values = {
        "place": await regions.title(turn.session, view.code) if view.code else "",
        "number": page.total,
        "list": "\n\n".join(lines),
    }
    key = "inbox-list-region" if view.code else "inbox-list"
    if not page.rows:
        key = "inbox-empty-region" if view.code else "inbox-empty"
    return Reply(key, values, choices=_buttons(page, view))


def _buttons(page: Page, view: View) -> Sequence[Sequence[Option]]:
    numbers = [
        Option("inbox-number", {"number": feedback.number(row)}, data=f"inbox:open:{row.feedback_id}")
        for row in page.rows
    ]
    turns = []
    if page.number > 0:
        turns.append(replace(view, page=page.number - 1).button("inbox-newer"))
    if page.number < page.last:
        turns.append(replace(view, page=page.number + 1).button("inbox-older"))
    filters = [View(which, view.code).button(key) for which, key in FILTERS.items() if which != view.which]
    region = View(view.which).button("inbox-everywhere") if view.code else view.button("inbox-regions", "regions")
    return [row for row in (numbers, turns, filters, [region, Option("search-button", data="inbox:search")]) if row]


async def _regions(office: Office, turn: Turn) -> Replies:
    view = View.read(turn.argument)
    found = await inbox.regions(turn.session, _sieve(office, turn, replace(view, code="")))
    buttons = [[await _region(turn, replace(view, code=code, page=0), number)] for code, number in found]
    back = replace(view, code="", page=0).button("inbox-everywhere")
    return (Reply("inbox-which-region", choices=[*buttons, [back]], edit=True),)


async def _region(turn: Turn, view: View, number: int) -> Option:
    return Option(label=f"{await regions.title(turn.session, view.code)} ({number})", data=f"inbox:list:{view}")


async def _opened(office: Office, turn: Turn) -> Replies:
    feedback_id = number_in(turn.argument)
    row = await inbox.read_one(turn.session, turn.person, feedback_id, office.home, turn.now)
    sheet = await showing.with_answers(turn.session, row, turn.incoming.account_id, turn.person.language)
    return replies_of(sheet, Remember(PostKind.FEEDBACK_PUSH, row.feedback_id))


def _sieve(office: Office, turn: Turn, view: View) -> inbox.Sieve:
    return inbox.sieve(
        turn.person,
        office.home,
        only_open=view.which == "open",
        only_danger=view.which == "danger",
        code=view.code or None,
    )
