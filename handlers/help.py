"""/bantuan: what this person may do here; /batal: out of any dialogue."""

from domain.mandate import regions_with
from domain.role import Right
from handlers.dialogue import Dialogue, Option, Replies, Reply, Turn

NAME = "help"


def dialogue() -> Dialogue:
    """The dialogue of help, and the way out of all others."""
    return Dialogue(
        NAME, commands={"bantuan": _show, "help": _show, "batal": _cancel, "cancel": _cancel}, choices={"show": _show}
    )


async def _show(turn: Turn) -> Replies:
    mandates = turn.person.mandates
    replies = [Reply("help-resident") if turn.person.consented else _newcomer()]
    if regions_with(mandates, Right.RELAY):
        replies.append(Reply("help-kim"))
    if regions_with(mandates, Right.BROADCAST):
        replies.append(Reply("help-official"))
    if regions_with(mandates, Right.GIVE_MANDATES):
        replies.append(Reply("help-admin"))
    if regions_with(mandates, Right.AUDIT):
        replies.append(Reply("help-auditor"))
    return replies


def _newcomer() -> Reply:
    return Reply("help-newcomer", choices=[[Option("join-button", data="registration:start")]])


async def _cancel(turn: Turn) -> Replies:
    open_before = turn.standing is not None
    turn.end()
    return (Reply("cancelled" if open_before else "nothing-to-cancel", menu=()),)
