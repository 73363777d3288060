"""/pantau: running and waiting broadcasts of the own regions: pause, resume, cancel, try the rejected again."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from domain.broadcast import BroadcastState
from domain.refusal import Refusal
from handlers import approval, closing
from handlers.broadcast_progress import shown
from handlers.dialogue import Dialogue, Option, Replies, Reply, Step, Turn, number_in
from services import broadcasts, decisions, monitoring, reviews
from services.people import Person
from services.reviews import Waiting

Verb = Callable[[AsyncSession, int, Person, datetime], Awaitable[object]]


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
            "retry": _ask_retry,
            "again": _doing(broadcasts.retry_failed),
            "leave": _leave,
        },
    )


async def _list(turn: Turn) -> Replies:
    entries = await monitoring.open_for(turn.session, turn.person, turn.now)
    waiting = await reviews.waiting_for(turn.session, turn.person, turn.now)
    warnings = await closing.open_ones(turn)
    if not entries and not waiting:
        return warnings or (Reply("monitor-nothing"),)
    if len(entries) == 1 and not waiting:
        return (*warnings, *await _one(turn, entries[0].broadcast_id))
    rows = [(_to_review(each),) for each in waiting] + [
        (
            Option(
                "monitor-entry",
                {"id": str(each.broadcast_id), "title": each.title, "state": str(each.state)},
                data=f"monitor:show:{each.broadcast_id}",
            ),
        )
        for each in entries
    ]
    return (*warnings, Reply("monitor-list", {"count": len(rows)}, choices=rows))


async def _show(turn: Turn) -> Replies:
    number = _number(turn)
    await monitoring.require(turn.session, turn.person, number)
    return await _one(turn, number)


async def _one(turn: Turn, broadcast_id: int) -> Replies:
    """How a broadcast stands; to those whose answer it waits for, exactly as it will look."""
    submission_id = await decisions.waits_for(turn.session, broadcast_id, turn.person, turn.now)
    if submission_id is not None:
        return await approval.shown(turn, submission_id)
    return (replace(await shown(turn, broadcast_id), edit=False),)


def _to_review(each: Waiting) -> Option:
    key = "monitor-review-overdue" if each.overdue else "monitor-review"
    return Option(key, {"title": each.title[:40]}, data=f"approval:review:{each.review_id}")


async def _ask_retry(turn: Turn) -> Replies:
    """What trying again does, before it is done; a message of its own, since the progress above goes on changing."""
    number = _number(turn)
    broadcast = await monitoring.require(turn.session, turn.person, number)
    rejected = await broadcasts.retryable(turn.session, number, turn.now)
    if not rejected:
        raise Refusal("broadcast-nothing-to-retry", id=str(number))
    row = (
        Option("monitor-button-again", data=f"monitor:again:{number}"),
        Option("monitor-button-leave", data=f"monitor:leave:{number}"),
    )
    values = {"id": str(number), "count": rejected, "paused": str(broadcast.state is BroadcastState.PAUSED).lower()}
    return (Reply("monitor-retry", values, choices=(row,)),)


async def _leave(turn: Turn) -> Replies:
    return (Reply("monitor-left", {"id": str(_number(turn))}, edit=True),)


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
