"""A warning from a feed that waits for an official: made a draft of theirs, or dropped."""

from domain.refusal import Refusal
from handlers import broadcast_card as cards
from handlers.dialogue import Dialogue, Replies, Reply, Turn, number_in
from services import alert_notices


def dialogue() -> Dialogue:
    """The two buttons under the notice of a warning that waits."""
    return Dialogue("alert", choices={"take": _take, "drop": _drop})


async def _take(turn: Turn) -> Replies:
    draft = await alert_notices.take_over(turn.session, turn.person, _number(turn), turn.now)
    return (await cards.card(turn, draft),)


async def _drop(turn: Turn) -> Replies:
    title = await alert_notices.drop(turn.session, turn.person, _number(turn), turn.now)
    return (Reply("alert-dropped", {"title": title}, edit=True),)


def _number(turn: Turn) -> int:
    if not number_in(turn.argument):
        raise Refusal("stale-choice")
    return number_in(turn.argument)
