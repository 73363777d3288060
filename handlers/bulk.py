"""One answer to all who ask the same about one announcement: who they are, the answer, to how many, how it went."""

from functools import partial

from domain.feedback import AnswerState, excerpt
from handlers import ticket as menu
from handlers.dialogue import Dialogue, Option, Replies, Reply, Turn, number_in
from handlers.inbox import written_in
from services import bulk_answers, feedback, texts, tickets
from services.answer_letters import Office
from services.bulk_answers import alike

_EXAMPLES = 5
_STATES = {
    "sent": AnswerState.SENT,
    "leaving": AnswerState.LEAVING,
    "waiting": AnswerState.WAITING,
    "unknown": AnswerState.UNKNOWN,
    "failed": AnswerState.FAILED,
}


def dialogue(office: Office) -> Dialogue:
    """The dialogue of officials who answer many at once."""
    return Dialogue(
        "bulk",
        choices={"see": partial(_see, office), "send": partial(_send, office), "how": _how},
        steps={"write": partial(_written, office)},
    )


async def _see(office: Office, turn: Turn) -> Replies:
    ticket = await menu.at_desk(office, turn, number_in(turn.argument))
    meant = await alike(turn.session, turn.person, ticket, turn.now)
    number = str(ticket.ticket_id)
    if len(meant) == 1:
        return (Reply("bulk-nobody", {"number": number}),)
    await tickets.claim(turn.session, turn.person, ticket, turn.now)
    turn.go("bulk", "write", ticket_id=ticket.ticket_id)
    examples = [
        texts.say("bulk-example", turn.person.language, {"number": feedback.number(row), "text": excerpt(row.text)})
        for row in meant[:_EXAMPLES]
    ]
    return (Reply("bulk-see", {"people": len(meant), "number": number, "examples": "\n".join(examples)}),)


async def _written(office: Office, turn: Turn) -> Replies:
    ticket = await menu.at_desk(office, turn, int(turn.data["ticket_id"]))
    written = written_in(turn, ticket.ticket_id)
    if not written.text and not written.media:
        return (Reply("inbox-unreadable"),)
    meant = await alike(turn.session, turn.person, ticket, turn.now)
    answer = await bulk_answers.draft(turn.session, turn.person, ticket, written, turn.now)
    turn.end()
    send = Option("bulk-send", data=f"bulk:send:{answer.answer_id}")
    text = answer.text or texts.say("feedback-only-media", turn.person.language)
    return (Reply("bulk-sure", {"people": len(meant), "text": text}, choices=[[send]]),)


async def _send(office: Office, turn: Turn) -> Replies:
    answer_id = number_in(turn.argument)
    spread = await bulk_answers.send(turn.session, turn.person, answer_id, office, turn.now)
    buttons = [Option("bulk-outcomes-button", data=f"bulk:how:{answer_id}")]
    if spread.left:
        buttons.insert(0, Option("bulk-more", data=f"bulk:send:{answer_id}"))
    return (Reply("bulk-sent", {"people": spread.sent, "rest": spread.left}, choices=[buttons], edit=True),)


async def _how(turn: Turn) -> Replies:
    found = await bulk_answers.outcomes(turn.session, turn.person, number_in(turn.argument))
    values = {name: found.get(state, 0) for name, state in _STATES.items()}
    return (Reply("bulk-outcomes", {"people": sum(found.values()), **values}),)
