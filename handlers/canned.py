"""Canned replies under a ticket: pick one, see it filled in, send it; add and remove those of the own desk."""

from functools import partial

from handlers import ticket as menu
from handlers.dialogue import Dialogue, Option, Replies, Reply, Turn, number_in
from handlers.inbox import told
from services import answers, canned
from services.answer_letters import Office
from services.answers import Written
from services.tickets import Ticket


def dialogue(office: Office) -> Dialogue:
    """The dialogue of officials who answer with what is ready."""
    return Dialogue(
        "canned",
        choices={
            "list": partial(_list, office),
            "pick": partial(_pick, office),
            "send": partial(_send, office),
            "add": partial(_add, office),
            "drop": partial(_drop, office),
            "gone": partial(_gone, office),
        },
        steps={"name": _named, "text": partial(_written, office)},
    )


async def _list(office: Office, turn: Turn) -> Replies:
    ticket = await menu.at_desk(office, turn, number_in(turn.argument))
    return (await _offer(office, turn, ticket),)


async def _offer(office: Office, turn: Turn, ticket: Ticket, verb: str = "pick") -> Reply:
    number = ticket.ticket_id
    found = await canned.offered(turn.session, turn.person, ticket, office.home)
    rows = [[Option(label=each.name, data=f"canned:{verb}:{number}-{each.canned_reply_id}")] for each in found]
    last = [Option("canned-add", data=f"canned:add:{number}")]
    if found and verb == "pick":
        last.append(Option("canned-drop", data=f"canned:drop:{number}"))
    key = "canned-which" if verb == "pick" else "canned-drop-which"
    return Reply(key if found else "canned-none", {"number": str(number)}, choices=[*rows, last])


async def _pick(office: Office, turn: Turn) -> Replies:
    ticket, text, canned_reply_id = await _filled(office, turn)
    send = Option("canned-send", data=f"canned:send:{ticket.ticket_id}-{canned_reply_id}")
    other = Option("canned-other", data=f"canned:list:{ticket.ticket_id}")
    values = {"number": str(ticket.ticket_id), "text": text}
    return (Reply("canned-preview", values, choices=[[send], [other]]),)


async def _send(office: Office, turn: Turn) -> Replies:
    ticket, text, _ = await _filled(office, turn)
    written = Written(turn.incoming.account_id, text, feedback_id=ticket.ticket_id)
    answer = await answers.draft(turn.session, turn.person, written, turn.now)
    return await told(turn, await answers.give(turn.session, turn.person, answer, office, turn.now), edit=True)


async def _filled(office: Office, turn: Turn) -> tuple[Ticket, str, int]:
    number, _, canned_reply_id = turn.argument.partition("-")
    ticket = await menu.at_desk(office, turn, number_in(number))
    row = await canned.usable(turn.session, number_in(canned_reply_id))
    code = canned.desk_of(turn.person, ticket, office.home)
    return ticket, await canned.filled_for(turn.session, row, ticket, code), row.canned_reply_id


async def _add(office: Office, turn: Turn) -> Replies:
    ticket = await menu.at_desk(office, turn, number_in(turn.argument))
    turn.go("canned", "name", ticket_id=ticket.ticket_id)
    return (Reply("canned-ask-name"),)


async def _named(turn: Turn) -> Replies:
    name = " ".join(turn.incoming.text.split())
    if not 0 < len(name) <= canned.LONGEST_NAME:
        return (Reply("canned-name-wrong", {"most": canned.LONGEST_NAME}),)
    turn.go("canned", "text", ticket_id=turn.data["ticket_id"], name=name)
    return (Reply("canned-ask-text"),)


async def _written(office: Office, turn: Turn) -> Replies:
    if not turn.incoming.text.strip():
        return (Reply("ticket-only-words"),)
    ticket = await menu.at_desk(office, turn, int(turn.data["ticket_id"]))
    code = canned.desk_of(turn.person, ticket, office.home)
    named = (str(turn.data["name"]), turn.incoming.text)
    await canned.add(turn.session, turn.person, code, named, turn.now)
    turn.end()
    return (await _offer(office, turn, ticket),)


async def _drop(office: Office, turn: Turn) -> Replies:
    ticket = await menu.at_desk(office, turn, number_in(turn.argument))
    return (await _offer(office, turn, ticket, "gone"),)


async def _gone(office: Office, turn: Turn) -> Replies:
    number, _, canned_reply_id = turn.argument.partition("-")
    ticket = await menu.at_desk(office, turn, number_in(number))
    await canned.end(turn.session, turn.person, number_in(canned_reply_id), turn.now)
    return (await _offer(office, turn, ticket),)
