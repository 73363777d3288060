"""LATIHAN: a draft becomes a drill or is meant after all; whoever opens its link takes part."""

from collections.abc import Callable
from functools import partial

from handlers import broadcast_card as cards
from handlers.dialogue import Dialogue, Option, Replies, Reply, Turn
from services import drills
from services.drills import LINK

LinkTo = Callable[[int, str], str]


def dialogue(link_to: LinkTo) -> Dialogue:
    """The dialogue of drills; `link_to` is the address that hands an account a payload."""
    return Dialogue(
        "drill",
        choices={"new": _new, "start": _start, "end": _end, "invite": partial(_invite, link_to)},
        links={LINK: _joined},
    )


async def _new(turn: Turn) -> Replies:
    """A first broadcast as a drill: what is written next becomes one."""
    turn.go("broadcast", "compose", drill=True)
    return (Reply("drill-compose", edit=True),)


async def _start(turn: Turn) -> Replies:
    draft, _ = await cards.chosen(turn)
    await drills.begin(turn.session, draft, turn.person, turn.now)
    return (await cards.card(turn, draft),)


async def _end(turn: Turn) -> Replies:
    draft, _ = await cards.chosen(turn)
    drills.end(draft)
    return (await cards.card(turn, draft),)


async def _invite(link_to: LinkTo, turn: Turn) -> Replies:
    draft, _ = await cards.chosen(turn)
    link = link_to(turn.incoming.account_id, f"{LINK}_{drills.ticket(draft)}")
    values = {"number": len(draft.audience.only or ()), "link": link}
    back = Option("broadcast-button-back", data=f"broadcast:card:{draft.id}")
    return (Reply("drill-invite", values, choices=((back,),)),)


async def _joined(turn: Turn) -> Replies:
    account_id = turn.incoming.account_id
    joined = await drills.join(turn.session, account_id, turn.person, turn.argument, turn.now)
    return (Reply("drill-joined", {"title": joined.title}),)
