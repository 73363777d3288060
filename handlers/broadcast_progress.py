"""A broadcast's live progress as a reply: sent once, edited by the scheduler as it goes on."""

from domain.message import Message
from domain.post import PostKind
from handlers.dialogue import Option, Remember, Reply, Turn
from services import progress


async def shown(turn: Turn, broadcast_id: int) -> Reply:
    """How a broadcast stands, over the button that was pressed, and live from now on."""
    person = turn.person
    message = await progress.view(turn.session, broadcast_id, person.language, turn.now, person.resident_id)
    return Reply(
        content=message.content,
        choices=_options(message),
        edit=turn.incoming.choice is not None,
        remember=Remember(PostKind.PROGRESS, broadcast_id),
    )


def _options(message: Message) -> tuple[tuple[Option, ...], ...]:
    return tuple(tuple(Option(label=each.label, data=each.data) for each in row) for row in message.choices)
