"""Muting a resident with a reason and an end, from a ticket's menu; the resident's appeal, and the answer to it."""

from functools import partial

from domain.refusal import Refusal
from handlers import ticket as tickets
from handlers.dialogue import Dialogue, Option, Replies, Reply, Turn, number_in
from services import mutes
from services.answer_letters import Office


def dialogue(office: Office) -> Dialogue:
    """The dialogue of officials who mute, and of residents who object."""
    return Dialogue(
        "mute",
        choices={
            "ask": partial(_ask, office),
            "days": partial(_days, office),
            "appeal": _objects,
            "lift": partial(_decide, lift=True),
            "uphold": partial(_decide, lift=False),
        },
        steps={"reason": partial(_reason, office), "appeal": _appeal},
    )


async def _ask(office: Office, turn: Turn) -> Replies:
    ticket = await tickets.at_desk(office, turn, number_in(turn.argument))
    number = ticket.ticket_id
    days = [Option("mute-days", {"days": days}, data=f"mute:days:{number}-{days}") for days in mutes.DAYS]
    back = Option("mute-back", data=f"ticket:more:{number}")
    return (Reply("mute-ask", {"number": str(number)}, choices=[days, [back]]),)


async def _days(office: Office, turn: Turn) -> Replies:
    number, _, days = turn.argument.partition("-")
    if number_in(days) not in mutes.DAYS:
        raise Refusal("stale-choice")
    ticket = await tickets.at_desk(office, turn, number_in(number))
    turn.go("mute", "reason", ticket_id=ticket.ticket_id, days=number_in(days))
    return (Reply("mute-reason", {"days": number_in(days)}, edit=True),)


async def _reason(office: Office, turn: Turn) -> Replies:
    reason = " ".join(turn.incoming.text.split())
    if not reason:
        return (Reply("mute-reason", {"days": int(turn.data["days"])}),)
    ticket = await tickets.at_desk(office, turn, int(turn.data["ticket_id"]))
    days = int(turn.data["days"])
    turn.end()
    mute = await mutes.begin(turn.session, turn.person, ticket, days, reason, turn.now)
    return (Reply("mute-begun", await mutes.told(turn.session, mute, turn.person.language)),)


async def _objects(turn: Turn) -> Replies:
    mute = await mutes.own(turn.session, turn.person, number_in(turn.argument), turn.now)
    turn.go("mute", "appeal", mute_id=mute.mute_id)
    return (Reply("mute-appeal-ask"),)


async def _appeal(turn: Turn) -> Replies:
    words = turn.incoming.text.strip()
    if not words:
        return (Reply("mute-appeal-ask"),)
    mute_id = int(turn.data["mute_id"])
    turn.end()
    heard = await mutes.appeal(turn.session, turn.person, mute_id, words, turn.now)
    return (Reply("mute-appealed" if heard else "mute-appealed-nobody"),)


async def _decide(turn: Turn, *, lift: bool) -> Replies:
    mute = await mutes.decide(turn.session, turn.person, number_in(turn.argument), turn.now, lift=lift)
    key = "mute-lifted" if lift else "mute-upheld"
    return (Reply(key, await mutes.told(turn.session, mute, turn.person.language), edit=True),)
