"""Calm: the step of /langganan that sets the quiet hours and the hour of the digest."""

from domain.fatigue import DIGEST_HOURS, Repose
from handlers.dialogue import Dialogue, Option, Replies, Reply, Turn
from handlers.subscriptions import JOIN
from services import calm, registration
from services.people import known_id

NAME = "calm"
_BACK = Option("subscriptions-back", data="subscriptions:show")


def dialogue() -> Dialogue:
    """The dialogue of quiet hours and digest."""
    return Dialogue(NAME, choices={"show": _show, "hour": _hour, "repose": _repose})


async def _show(turn: Turn) -> Replies:
    if await registration.must_consent(turn.session, turn.person):
        return (Reply("not-joined", choices=[[JOIN]]),)
    chosen = await calm.mine(turn.session, known_id(turn.person))
    rows = [
        [Option("calm-hour", {"hour": f"{hour:02}"}, data=f"{NAME}:hour:{hour}")]
        for hour in DIGEST_HOURS
        if hour != chosen.digest_hour
    ]
    rows += [
        [Option("calm-repose", {"repose": each.value}, data=f"{NAME}:repose:{each}")]
        for each in Repose
        if each is not chosen.repose
    ]
    values = {"hour": f"{chosen.digest_hour:02}", "repose": chosen.repose.value}
    return (Reply("calm-overview", values, choices=[*rows, [_BACK]], edit=turn.incoming.choice is not None),)


async def _hour(turn: Turn) -> Replies:
    if turn.argument.isdecimal() and not await registration.must_consent(turn.session, turn.person):
        await calm.choose_hour(turn.session, known_id(turn.person), int(turn.argument))
    return await _show(turn)


async def _repose(turn: Turn) -> Replies:
    if turn.argument in set(Repose) and not await registration.must_consent(turn.session, turn.person):
        await calm.choose_repose(turn.session, known_id(turn.person), Repose(turn.argument))
    return await _show(turn)
