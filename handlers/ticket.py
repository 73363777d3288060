"""A ticket's menu: where it stands, take it in hand, move it to another state, pass it up, say of which kind it is."""

from functools import partial

from domain.feedback import MATTERS, FeedbackKind
from domain.post import PostKind
from domain.refusal import Refusal
from domain.ticket import OPEN, Side, TicketState, may_move
from handlers.dialogue import Dialogue, Option, Remember, Replies, Reply, Turn, number_in
from services import feedback_kinds, ticket_desk, ticket_sheets, tickets
from services.answer_letters import Office
from services.ticket_desk import Sort
from services.tickets import Ticket

_BY_BUTTON = (
    TicketState.VERIFIED,
    TicketState.IN_WORK,
    TicketState.POSTPONED,
    TicketState.DONE,
    TicketState.NOT_OURS,
    TicketState.REOPENED,
)
_STATES = {str(state): state for state in _BY_BUTTON}


def dialogue(office: Office) -> Dialogue:
    """The dialogue of officials who look after a ticket."""
    return Dialogue(
        "ticket",
        choices={
            "more": partial(_more, office),
            "take": partial(_take, office),
            "over": partial(_take, office, over=True),
            "free": partial(_free, office),
            "to": partial(_to, office),
            "up": partial(_up, office),
            "sort": partial(_sort, office),
            "kind": partial(_kind, office),
        },
    )


async def shown(turn: Turn, ticket: Ticket, key: str = "ticket-menu") -> Reply:
    """The menu of a ticket as it stands now, under a word on what was done."""
    card = await ticket_sheets.card(turn.session, ticket, turn.person.language, turn.now)
    values = {"number": str(ticket.ticket_id), "card": card}
    remember = Remember(PostKind.FEEDBACK_PUSH, ticket.ticket_id)
    return Reply(key, values, choices=_buttons(turn, ticket), remember=remember)


async def at_desk(office: Office, turn: Turn, ticket_id: int) -> Ticket:
    """The ticket of a button or of a half-finished dialogue, if the person's desk has it."""
    return await tickets.at_desk(turn.session, turn.person, ticket_id, office.home)


def _buttons(turn: Turn, ticket: Ticket) -> list[list[Option]]:
    number = ticket.ticket_id
    moves = [
        Option(ticket_sheets.STATES[state], data=f"ticket:to:{number}-{state}")
        for state in _BY_BUTTON
        if may_move(ticket.state, state, Side.DESK)
    ]
    rows = [_hands(turn, ticket), *(moves[at : at + 3] for at in range(0, len(moves), 3))]
    if ticket.state in OPEN:
        rows.append([Option("ticket-ask", data=f"desk:ask:{number}"), Option("ticket-up", data=f"ticket:up:{number}")])
        rows.append(
            [Option("ticket-hand", data=f"desk:hand:{number}"), Option("ticket-pass", data=f"passing:on:{number}")]
        )
    rows.append([Option("canned-use", data=f"canned:list:{number}"), Option("bulk-button", data=f"bulk:see:{number}")])
    last = [
        Option("ticket-note-add", data=f"desk:note:{number}"),
        Option("ticket-lapor-add", data=f"desk:lapor:{number}"),
    ]
    rest = [Option("ticket-sort", data=f"ticket:sort:{number}"), Option("mute-begin", data=f"mute:ask:{number}")]
    return [row for row in (*rows, last, rest) if row]


def _hands(turn: Turn, ticket: Ticket) -> list[Option]:
    number = ticket.ticket_id
    if ticket.state not in OPEN:
        return []
    if tickets.is_held(ticket, turn.person, turn.now):
        return [Option("ticket-over", data=f"ticket:over:{number}")] if tickets.leads(turn.person, ticket) else []
    if ticket.holder_id == turn.person.resident_id and ticket.held_until and ticket.held_until > turn.now:
        return [Option("ticket-free", data=f"ticket:free:{number}")]
    return [Option("ticket-take", data=f"ticket:take:{number}")]


async def _more(office: Office, turn: Turn) -> Replies:
    return (await shown(turn, await at_desk(office, turn, number_in(turn.argument))),)


async def _take(office: Office, turn: Turn, *, over: bool = False) -> Replies:
    ticket = await at_desk(office, turn, number_in(turn.argument))
    await tickets.claim(turn.session, turn.person, ticket, turn.now, take_over=over)
    return (await shown(turn, ticket),)


async def _free(office: Office, turn: Turn) -> Replies:
    ticket = await at_desk(office, turn, number_in(turn.argument))
    await tickets.release(turn.session, turn.person, ticket, turn.now)
    return (await shown(turn, ticket),)


async def _to(office: Office, turn: Turn) -> Replies:
    number, _, wanted = turn.argument.partition("-")
    if wanted not in _STATES:
        raise Refusal("stale-choice")
    ticket = await at_desk(office, turn, number_in(number))
    if _STATES[wanted] is TicketState.POSTPONED:
        await ticket_desk.postpone(turn.session, turn.person, ticket, office.terms, turn.now)
    elif _STATES[wanted] is TicketState.REOPENED:
        await ticket_desk.reopen(turn.session, turn.person, ticket, office.terms, turn.now)
    else:
        await ticket_desk.move(turn.session, turn.person, ticket, _STATES[wanted], turn.now)
    return (await shown(turn, ticket, "ticket-moved"),)


async def _up(office: Office, turn: Turn) -> Replies:
    ticket = await at_desk(office, turn, number_in(turn.argument))
    await ticket_desk.pass_up(turn.session, turn.person, ticket, office.home, turn.now)
    return (Reply("ticket-passed-up", {"number": str(ticket.ticket_id)}),)


async def _sort(office: Office, turn: Turn) -> Replies:
    ticket = await at_desk(office, turn, number_in(turn.argument))
    number = ticket.ticket_id
    kind = await ticket_sheets.kind(turn.session, ticket, turn.person.language)
    choices = [[Option(feedback_kinds.KINDS[each], data=f"ticket:kind:{number}-{each}")] for each in MATTERS]
    back = [Option("ticket-back", data=f"ticket:more:{number}")]
    return (Reply("ticket-sort-ask", {"number": str(number), "kind": kind}, choices=[*choices, back]),)


async def _kind(office: Office, turn: Turn) -> Replies:
    number, _, wanted = turn.argument.partition("-")
    if wanted not in MATTERS:
        raise Refusal("stale-choice")
    ticket = await at_desk(office, turn, number_in(number))
    told = Sort(ticket, FeedbackKind(wanted))
    await ticket_desk.sort(turn.session, turn.person, told, office.terms, turn.now)
    return (await shown(turn, ticket),)
