"""/sumber: the feeds of the own regions: what they do, how they are; pause, resume, change and remove them."""

from collections.abc import Awaitable, Callable
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from domain.refusal import Refusal
from handlers.dialogue import Dialogue, Option, Replies, Reply, Step, Turn, number_in
from services import feed_admin
from services.people import Person

NAME = "feed"
PAGE = 10

Verb = Callable[[AsyncSession, int, Person, datetime], Awaitable[None]]


def dialogue() -> Dialogue:
    """What an official does with the feeds that there are; new and other rules are `source_rule`."""
    return Dialogue(
        NAME,
        commands={"sumber": _list, "feed": _list},
        choices={
            "list": _list,
            "show": _show,
            "pause": _doing(feed_admin.pause),
            "resume": _doing(feed_admin.resume),
            "remove": _ask_remove,
            "gone": _removed,
        },
    )


async def _list(turn: Turn) -> Replies:
    found = await feed_admin.mine(turn.session, turn.person, turn.now)
    pages = max(1, -(-len(found) // PAGE))
    page = min(number_in(turn.argument), pages - 1)
    rows = [
        [
            Option(
                "feed-entry",
                {"id": str(each.feed_id), "title": each.title[:40], "waiting": each.waiting, "state": each.state},
                data=f"{NAME}:show:{each.feed_id}",
            )
        ]
        for each in found[page * PAGE : (page + 1) * PAGE]
    ]
    turning = [
        Option(key, data=f"{NAME}:list:{to}")
        for key, to in (("feed-page-before", page - 1), ("feed-page-after", page + 1))
        if 0 <= to < pages
    ]
    rows += [turning] if turning else []
    rows.append([Option("feed-button-new", data="feedrule:new")])
    key = "feed-list" if found else "feed-none"
    return (Reply(key, {"count": len(found)}, choices=rows, edit=turn.incoming.choice is not None),)


async def _show(turn: Turn) -> Replies:
    return (await _shown(turn, _number(turn)),)


async def _shown(turn: Turn, feed_id: int) -> Reply:
    feed = await feed_admin.look(turn.session, feed_id, turn.person, turn.now)
    number = feed.feed_id
    rows = [
        [Option("feed-button-waiting", {"count": feed.waiting}, data=f"held:next:{number}")] if feed.waiting else [],
        [Option("feed-button-try", data=f"feedrule:look:{number}"), _switch(number, paused=feed.paused)],
        [
            Option("feed-button-change", data=f"feedrule:edit:{number}"),
            Option("feed-button-remove", data=f"{NAME}:remove:{number}"),
        ],
        [Option("feed-button-list", data=f"{NAME}:list")],
    ]
    return Reply("feed-card", feed.said, choices=[row for row in rows if row], edit=turn.incoming.choice is not None)


def _switch(number: int, *, paused: bool) -> Option:
    if paused:
        return Option("feed-button-resume", data=f"{NAME}:resume:{number}")
    return Option("feed-button-pause", data=f"{NAME}:pause:{number}")


def _doing(verb: Verb) -> Step:
    """A verb that acts at once; the card shows what it came to."""

    async def step(turn: Turn) -> Replies:
        number = _number(turn)
        await verb(turn.session, number, turn.person, turn.now)
        await turn.session.flush()
        return (await _shown(turn, number),)

    return step


async def _ask_remove(turn: Turn) -> Replies:
    feed = await feed_admin.look(turn.session, _number(turn), turn.person, turn.now)
    rows = [
        [Option("feed-button-gone", data=f"{NAME}:gone:{feed.feed_id}")],
        [Option("feed-button-keep", data=f"{NAME}:show:{feed.feed_id}")],
    ]
    return (Reply("feed-ask-remove", {"title": feed.said["title"]}, choices=rows, edit=True),)


async def _removed(turn: Turn) -> Replies:
    feed = await feed_admin.look(turn.session, _number(turn), turn.person, turn.now)
    await feed_admin.remove(turn.session, feed.feed_id, turn.person, turn.now)
    back = [[Option("feed-button-list", data=f"{NAME}:list")]]
    return (Reply("feed-removed", {"title": feed.said["title"]}, choices=back, edit=True),)


def _number(turn: Turn) -> int:
    if not number_in(turn.argument):
        raise Refusal("stale-choice")
    return number_in(turn.argument)
