"""/berhenti: leaving in any state, in one step, at once; one button keeps emergencies."""

from handlers.dialogue import Dialogue, Option, Replies, Reply, Turn
from services import registration
from services.people import known_id

NAME = "farewell"


def dialogue() -> Dialogue:
    """The dialogue of leaving."""
    return Dialogue(NAME, commands={"berhenti": _leave, "stop": _leave}, choices={"emergencies": _keep_emergencies})


async def _leave(turn: Turn) -> Replies:
    turn.end()
    resident_id = turn.person.resident_id
    ended = await registration.leave(turn.session, resident_id, turn.now) if resident_id is not None else None
    if ended is None:
        return (Reply("left-before", menu=()),)
    if not ended:
        return (Reply("left-plain", menu=()),)
    keep = Option("keep-emergencies-button", data=f"{NAME}:emergencies")
    return (Reply("left", choices=[[keep]]),)


async def _keep_emergencies(turn: Turn) -> Replies:
    kept = await registration.keep_emergencies(turn.session, known_id(turn.person), turn.now)
    return (Reply("kept-emergencies" if kept else "keep-nothing", edit=True),)
