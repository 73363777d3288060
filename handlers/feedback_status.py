"""/status and *Lihat jawaban*: a resident's own feedback, where it lies, what comes next, and whether it is settled."""

from dataclasses import replace
from functools import partial

from domain.post import PostKind
from domain.ticket import CLOSED
from handlers.dialogue import Dialogue, Option, Remember, Replies, Reply, Turn, number_in
from handlers.sheets import replies_of
from services import answer_letters, feedback, people, reopening, status, ticket_ratings, tickets
from services.answer_letters import Office
from services.feedback import Thread

_STARS = range(1, 6)
_LONGEST = 300
"""Letters of a word to a rating that are kept."""


def dialogue(office: Office) -> Dialogue:
    """The dialogue of residents who ask after what they wrote."""
    return Dialogue(
        "status",
        commands={"status": _status},
        choices={
            "see": _see,
            "list": partial(_status, again=True),
            "confirm": _confirm,
            "reopen": partial(_reopen, office),
            "rate": _rate,
            "enough": _enough,
        },
        steps={"word": _word},
        links={answer_letters.LINK: partial(_see, opened=PostKind.OPENED_ANSWER)},
    )


async def _status(turn: Turn, *, again: bool = False) -> Replies:
    threads = await feedback.mine(turn.session, turn.person)
    if not threads:
        return (Reply("status-none"),)
    lines = [await status.line(turn.session, thread, turn.person.language, turn.now) for thread in threads]
    choices = [[_button(thread)] for thread in threads]
    return (Reply("status-list", {"list": "\n\n".join(lines)}, choices=choices, edit=again),)


async def _see(turn: Turn, *, opened: PostKind = PostKind.ANSWER) -> Replies:
    if not number_in(turn.argument):
        return (Reply("stale-choice"),)
    turn.person = await people.ensure_known(turn.session, turn.incoming.account_id, turn.person, turn.now)
    row = await feedback.own(turn.session, turn.person, number_in(turn.argument))
    await answer_letters.seen(turn.session, row, turn.now)
    thread = await feedback.thread(turn.session, row)
    sheet = await status.whole(turn.session, thread, turn.incoming.account_id, turn.person.language, turn.now)
    *before, last = replies_of(sheet, Remember(opened, thread.root.feedback_id))
    shown = [*before, replace(last, choices=[*last.choices, *await _actions(turn, thread)])]
    return [*shown, *([] if turn.person.consented else [Reply("feedback-join")])]


async def _actions(turn: Turn, thread: Thread) -> list[list[Option]]:
    """What a resident may do about it now."""
    ticket = await tickets.of(turn.session, thread.root)
    if ticket is None:
        return []
    number = ticket.ticket_id
    if ticket.state not in CLOSED:
        return [[Option("status-button-confirm", data=f"status:confirm:{number}")]]
    reopens = [Option("status-button-reopen", data=f"status:reopen:{number}")]
    return [reopens] if ticket.rating else [_stars(number), reopens]


async def _confirm(turn: Turn) -> Replies:
    ticket = await tickets.confirm(turn.session, turn.person, number_in(turn.argument), turn.now)
    return (Reply("status-confirmed", {"number": str(ticket.ticket_id)}, choices=[_stars(ticket.ticket_id)]),)


async def _reopen(office: Office, turn: Turn) -> Replies:
    ticket = await reopening.reopen(turn.session, turn.person, number_in(turn.argument), office, turn.now)
    remember = Remember(PostKind.ANSWER, ticket.ticket_id)
    return (Reply("status-reopen-done", {"number": str(ticket.ticket_id)}, remember=remember),)


async def _rate(turn: Turn) -> Replies:
    number, _, stars = turn.argument.partition("-")
    ticket = await ticket_ratings.rate(turn.session, turn.person, number_in(number), number_in(stars), turn.now)
    turn.go("status", "word", ticket_id=ticket.ticket_id)
    enough = [Option("status-button-no-word", data="status:enough")]
    return (Reply("status-rated", {"stars": stars, "number": number}, choices=[enough]),)


async def _word(turn: Turn) -> Replies:
    word = " ".join(turn.incoming.text.split())[:_LONGEST]
    if not word:
        return (Reply("status-word-only-text"),)
    ticket = await ticket_ratings.add_word(turn.session, turn.person, int(turn.data["ticket_id"]), word)
    turn.end()
    return (Reply("status-word-kept", {"number": str(ticket.ticket_id)}),)


async def _enough(turn: Turn) -> Replies:
    if turn.standing is not None and turn.standing.dialogue == "status":
        turn.end()
    return (Reply("status-word-none", edit=True),)


def _stars(ticket_id: int) -> list[Option]:
    return [Option("status-stars", {"stars": str(stars)}, data=f"status:rate:{ticket_id}-{stars}") for stars in _STARS]


def _button(thread: Thread) -> Option:
    number = feedback.number(thread.root)
    key = "status-see" if thread.answers else "status-open"
    return Option(key, {"number": number}, data=f"status:see:{thread.root.feedback_id}")
