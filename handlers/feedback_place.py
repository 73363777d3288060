"""Where a matter is: a shared location is not kept, so its resident picks the region it lies in."""

from collections.abc import Sequence
from functools import partial

from domain.region import Region
from handlers.dialogue import Replies, Reply, Step, Turn
from handlers.region_picker import RegionPicker
from services import regions, subscriptions

STEP = "where"

HERE = "here"
"""The button of somebody who has shared a location and wants to say something about that place."""


def picker(home: str) -> RegionPicker:
    """Asks for the region, beginning with the kabupaten and kota that the resident hears from."""
    roots = partial(_roots, home)
    return RegionPicker("feedback", "feedback-where", "feedback-where-whole", _placed, roots, step=STEP)


def heard(where: RegionPicker, written: Step) -> Step:
    """What is typed there: the name of a region, else what the matter is about."""

    async def step(turn: Turn) -> Replies:
        incoming = turn.incoming
        if incoming.place is not None:
            return await where.ask(turn)
        media = incoming.content.media if incoming.content else ()
        if media or not await _named(where, turn):
            return await written(turn)
        return await where.steps[STEP](turn)

    return step


async def _placed(turn: Turn, region: Region) -> Replies:
    if turn.standing is None or turn.standing.dialogue != "feedback":
        return (Reply("stale-choice"),)
    turn.go("feedback", "write", **{**turn.data, "region": region.code})
    title = await regions.whole_title(turn.session, region.code)
    return (Reply("feedback-placed", {"place": title}, edit=turn.incoming.choice is not None),)


async def _named(where: RegionPicker, turn: Turn) -> bool:
    roots = await where.roots(turn)
    return bool(await regions.find(turn.session, turn.incoming.text.strip(), near=roots[0]))


async def _roots(home: str, turn: Turn) -> Sequence[str]:
    heard_from = await subscriptions.mine(turn.session, turn.person.resident_id)
    return list(dict.fromkeys(each.code[:5] for each in heard_from)) or (home,)
