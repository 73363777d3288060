"""/kotakmasuk: what came in from the own region, page by page, and one piece of it whole."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from domain.post import PostKind
from domain.ticket import TicketState
from domain.topic import Topic
from handlers import inbox_search
from handlers.dialogue import Option, Remember, Replies, Reply, Step, Turn, number_in
from handlers.sheets import replies_of
from services import feedback, inbox, regions, showing, ticket_sheets
from services.answer_letters import Office
from services.inbox import Page, Sieve

FILTERS = {
    "open": "inbox-filter-open",
    "danger": "inbox-filter-danger",
    "late": "inbox-filter-late",
    "mine": "inbox-filter-mine",
    "all": "inbox-filter-all",
}
_STATES = {str(state): key for state, key in ticket_sheets.STATES.items()}
_TOPICS = {str(topic): topic for topic in Topic}


@dataclass(frozen=True, slots=True)
class View:
    """What a list shows; written into its buttons as "open-64.71-0-layanan"."""

    which: str = "open"  # a filter, or a state
    code: str = ""
    page: int = 0
    topic: str = ""

    @classmethod
    def read(cls, argument: str) -> "View":
        """The view behind a button; anything else is the first page."""
        which, code, page, topic = [*argument.split("-"), "", "", ""][:4]
        if which not in FILTERS and which not in _STATES:
            return cls()
        return cls(which, code, number_in(page), topic if topic in _TOPICS else "")

    def button(self, key: str, verb: str = "list") -> Option:
        """A button that leads to this view."""
        return Option(key, data=f"inbox:{verb}:{self}")

    def __str__(self) -> str:
        return f"{self.which}-{self.code}-{self.page}-{self.topic}"


def choices(office: Office) -> Mapping[str, Step]:
    """The buttons of the list."""
    return {
        "list": partial(_turned, office),
        "regions": partial(_regions, office),
        "narrow": _narrow,
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
    language = turn.person.language
    lines = [await ticket_sheets.line(turn.session, filed, language, turn.now) for filed in page.rows]
    values = {
        "place": await regions.title(turn.session, view.code) if view.code else "",
        "number": page.total,
        "more": "yes" if page.is_more else "no",
        "list": "\n\n".join(lines),
    }
    key = "inbox-list-region" if view.code else "inbox-list"
    if not page.rows:
        key = "inbox-empty-region" if view.code else "inbox-empty"
    return Reply(key, values, choices=_buttons(page, view))


def _buttons(page: Page, view: View) -> Sequence[Sequence[Option]]:
    numbers = [
        Option("inbox-number", {"number": feedback.number(each.root)}, data=f"inbox:open:{each.root.feedback_id}")
        for each in page.rows
    ]
    turns = []
    if page.number > 0:
        turns.append(replace(view, page=page.number - 1).button("inbox-newer"))
    if page.number < page.last:
        turns.append(replace(view, page=page.number + 1).button("inbox-older"))
    filters = [replace(view, which=which, page=0).button(key) for which, key in FILTERS.items() if which != view.which]
    anywhere = replace(view, code="", page=0)
    region = anywhere.button("inbox-everywhere") if view.code else view.button("inbox-regions", "regions")
    last = [region, view.button("inbox-narrow", "narrow"), Option("search-button", data="inbox:search")]
    return [row for row in (numbers, turns, filters[:2], filters[2:], last) if row]


async def _narrow(turn: Turn) -> Replies:
    view = replace(View.read(turn.argument), page=0)
    states = [replace(view, which=which).button(key) for which, key in _STATES.items()]
    topics = [
        Option("topic-name", {"topic": topic}, data=f"inbox:list:{replace(view, topic=topic)}") for topic in _TOPICS
    ]
    every = replace(view, which="open", topic="").button("inbox-narrow-not")
    return (Reply("inbox-narrow-how", choices=[*_in_rows(states), *_in_rows(topics), [every]], edit=True),)


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
    newest = (await feedback.thread(turn.session, row)).said[-1]
    return replies_of(sheet, Remember(PostKind.FEEDBACK_PUSH, newest.feedback_id))


def _sieve(office: Office, turn: Turn, view: View) -> Sieve:
    seen = inbox.sieve(turn.person, office.home, view.code or None)
    seen = replace(seen, topic=_TOPICS.get(view.topic))
    match view.which:
        case "danger":
            return replace(seen, only_danger=True)
        case "late":
            return replace(seen, overdue_at=turn.now)
        case "mine":
            return replace(seen, holder_id=turn.person.resident_id)
        case "all":
            return replace(seen, states=None)
        case which if which in _STATES:
            return replace(seen, states=frozenset({TicketState(which)}))
        case _:
            return seen


def _in_rows(buttons: Sequence[Option], wide: int = 3) -> list[Sequence[Option]]:
    return [buttons[start : start + wide] for start in range(0, len(buttons), wide)]
