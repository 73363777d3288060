"""What is typed to a ticket: a question to the resident, an internal note, the agency it goes to, a LAPOR! number."""

from collections.abc import Awaitable, Callable
from functools import partial

from domain.ticket import TicketState
from handlers import ticket as menu
from handlers.dialogue import Dialogue, Replies, Reply, Turn, number_in
from handlers.inbox import written_in
from services import answers, inbox, ticket_desk, tickets
from services.answer_letters import Office
from services.tickets import Ticket

Doing = Callable[[Office, Turn, Ticket, str], Awaitable[None]]


def dialogue(office: Office) -> Dialogue:
    """The dialogue of officials who type something to a ticket."""
    asks = {"note": "ticket-write-note", "hand": "ticket-write-office", "lapor": "ticket-write-lapor"}
    does: dict[str, Doing] = {"note": _note, "hand": _hand, "lapor": _track}
    return Dialogue(
        "desk",
        choices={
            "ask": partial(_begin, office, "ask", "ticket-write-question"),
            **{verb: partial(_begin, office, verb, key) for verb, key in asks.items()},
        },
        steps={
            "ask": partial(_asked, office),
            **{verb: partial(_typed, office, doing) for verb, doing in does.items()},
        },
    )


async def _begin(office: Office, step: str, key: str, turn: Turn) -> Replies:
    ticket = await menu.at_desk(office, turn, number_in(turn.argument))
    if step in {"ask", "hand"}:
        await tickets.claim(turn.session, turn.person, ticket, turn.now)
    turn.go("desk", step, ticket_id=ticket.ticket_id)
    return (Reply(key, {"number": str(ticket.ticket_id)}),)


async def _typed(office: Office, doing: Doing, turn: Turn) -> Replies:
    text = turn.incoming.text.strip()
    if not text:
        return (Reply("ticket-only-words"),)
    ticket = await menu.at_desk(office, turn, int(turn.data["ticket_id"]))
    await doing(office, turn, ticket, text)
    turn.end()
    return (await menu.shown(turn, ticket, "ticket-moved" if ticket.state is TicketState.HANDED else "ticket-menu"),)


async def _note(_office: Office, turn: Turn, ticket: Ticket, text: str) -> None:
    await ticket_desk.note(turn.session, turn.person, ticket, text, turn.now)


async def _hand(_office: Office, turn: Turn, ticket: Ticket, text: str) -> None:
    await ticket_desk.hand(turn.session, turn.person, ticket, text, turn.now)


async def _track(_office: Office, turn: Turn, ticket: Ticket, text: str) -> None:
    await ticket_desk.track(turn.session, turn.person, ticket, text, turn.now)


async def _asked(office: Office, turn: Turn) -> Replies:
    row = await inbox.open_one(turn.session, turn.person, int(turn.data["ticket_id"]), office.home)
    written = written_in(turn, row.feedback_id, asks=True)
    if not written.text and not written.media:
        return (Reply("inbox-unreadable"),)
    answer = await answers.draft(turn.session, turn.person, written, turn.now)
    given = await answers.insist(turn.session, turn.person, answer.answer_id, office, turn.now)
    turn.end()
    return (Reply("ticket-asked", {"number": str(given.answer.feedback_id)}),)
