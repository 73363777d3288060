"""Two ways to a role that begin elsewhere: a link that somebody was sent, and an answer to somebody in a group."""

from domain.grant import GrantState
from domain.line import line
from domain.platform import ChatKind
from domain.role import Right
from handlers import mandate_giving
from handlers.dialogue import Dialogue, Option, Recipient, Replies, Reply, Turn
from handlers.mandate_words import LABEL, somebody
from services import grant_notices, invitations, mandates, people

NAME = "invited"
_LABEL_BYTES = 36  # what stays of a button's 64


def dialogue() -> Dialogue:
    """The dialogue of whoever was invited, and of an official who answers somebody in a group."""
    return Dialogue(
        NAME,
        choices={"accept": _accept, "decline": _decline},
        group_commands=dict.fromkeys(("peran", "roles"), _in_group),
        links={invitations.LINK: _look},
    )


async def _look(turn: Turn) -> Replies:
    grant = await invitations.look(turn.session, turn.argument, turn.person, turn.now)
    said = await grant_notices.said(turn.session, grant, turn.person.language)
    choices = [
        [Option("give-accept", data=f"{NAME}:accept:{turn.argument}")],
        [Option("give-decline", data=f"{NAME}:decline")],
    ]
    return (Reply("give-invited", said, choices=choices),)


async def _accept(turn: Turn) -> Replies:
    await invitations.look(turn.session, turn.argument, turn.person, turn.now)
    turn.person = await people.ensure_known(turn.session, turn.incoming.account_id, turn.person, turn.now)
    label = line(turn.incoming.sender_name)[:LABEL]
    grant = await invitations.accept(turn.session, turn.argument, turn.person, label, turn.now)
    key = "give-accepted" if grant.state is GrantState.GIVEN else "give-accepted-waits"
    return (Reply(key, await grant_notices.said(turn.session, grant, turn.person.language), edit=True),)


async def _decline(_turn: Turn) -> Replies:
    return (Reply("give-declined", edit=True),)


async def _in_group(turn: Turn) -> Replies:
    """/peran as an answer to somebody: the rest is asked in the official's own private chat."""
    incoming = turn.incoming
    if incoming.sender_ref is None or incoming.chat.kind is ChatKind.CHANNEL:
        return (Reply("give-group-anonymous"),)
    mandates.regions(turn.person, Right.GIVE_MANDATES)
    named = incoming.pointed_at
    if named is None:
        return (Reply("give-group-how"),)
    if named.ref is None:
        return (Reply("give-group-hidden"),)
    resident_id = await somebody(turn, named.ref)
    choice = Option("give-go-on", data=f"{mandate_giving.NAME}:for:{resident_id}:{_short(line(named.name))}")
    to = Recipient(incoming.account_id, incoming.sender_ref, language=turn.person.language)
    choices = [[choice], [mandate_giving.CANCEL]]
    asked = Reply("give-from-group", {"who": line(named.name)[:LABEL]}, choices=choices, to=to)
    return (asked, Reply("give-group-private"))


def _short(name: str) -> str:
    """A name short enough to ride in a button."""
    while len(name.encode()) > _LABEL_BYTES:
        name = name[:-1]
    return name
