"""/pantau: running and waiting broadcasts of the own regions: pause, resume, cancel."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from domain.refusal import Refusal
from handlers.broadcast_progress import shown
from handlers.dialogue import Dialogue, Option, Replies, Reply, Step, Turn, number_in
from services import broadcasts, monitoring
from services.people import Person

Verb = Callable[[AsyncSession, int, Person, datetime], Awaitable[None]]


def dialogue() -> Dialogue:
    """What is being sent, and what waits."""
    return Dialogue(
        "monitor",
        commands={"pantau": _list, "antrean": _list},
        choices={
            "show": _show,
            "pause": _doing(broadcasts.pause),
            "resume": _doing(broadcasts.resume),
            "cancel": _doing(broadcasts.cancel),
        },
    )


async def _list(turn: Turn) -> Replies:
    entries = await monitoring.open_for(turn.session, turn.person)
    if not entries:
        return (Reply("monitor-nothing"),)
    if len(entries) == 1:
        return (await shown(turn, entries[0].broadcast_id),)
    rows = [
        (
            Option(
                "monitor-entry",
                {"id": str(each.broadcast_id), "title": each.title, "state": str(each.state)},
                data=f"monitor:show:{each.broadcast_id}",
            ),
        )
        for each in entries
    ]
    return (Reply("monitor-list", {"count": len(entries)}, choices=rows),)


async def _show(turn: Turn) -> Replies:
    number = _number(turn)
    await monitoring.require(turn.session, turn.person, number)
    return (replace(await shown(turn, number), edit=False),)


def _doing(verb: Verb) -> Step:
    """A verb that acts at once; the message shows what it came to."""

    async def step(turn: Turn) -> Replies:
        number = _number(turn)
        await verb(turn.session, number, turn.person, turn.now)
        await turn.session.flush()
        return (await shown(turn, number),)

    return step


def _number(turn: Turn) -> int:
    if not number_in(turn.argument):
        raise Refusal("stale-choice")
    return number_in(turn.argument)
