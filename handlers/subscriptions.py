"""/langganan, /wilayah, /topik: what one hears from, and every change of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.region import Region
from domain.topic import Topic, topics_in
from handlers.dialogue import Dialogue, Option, Replies, Reply, Turn
from handlers.region_picker import RegionPicker
from services import regions, registration, subscriptions, texts
from services.people import known_id
from services.subscriptions import Held

NAME = "subscriptions"
JOIN = Option("join-button", data="registration:start")
CALM = Option("calm-button", data="calm:show")
_BACK = Option("subscriptions-back", data=f"{NAME}:show")


def dialogue(home_region: str) -> Dialogue:
    """The dialogue of subscriptions; adding a region begins at `home_region`."""
    adding = _Adding(home_region)
    return Dialogue(
        NAME,
        commands={"langganan": _show, "subscriptions": _show, "wilayah": _show, "topik": _topics},
        choices={
            "show": _show,
            "add": adding.ask,
            "remove": _removable,
            "drop": _drop,
            "topics": _topics,
            "topic": _switch_topic,
            "below": _switch_below,
            **adding.picker.choices,
        },
        steps=adding.picker.steps,
    )


@dataclass(frozen=True, slots=True)
class _Adding:
    home: str

    @property
    def picker(self) -> RegionPicker:
        return RegionPicker(NAME, "add-region", "add-whole", chosen=self.chosen, roots=self.roots, ways_out=(_BACK,))

    async def roots(self, _turn: Turn) -> Sequence[str]:
        return (self.home,)

    async def ask(self, turn: Turn) -> Replies:
        if await registration.must_consent(turn.session, turn.person):
            return _not_joined(turn)
        return await self.picker.ask(turn)

    async def chosen(self, turn: Turn, region: Region) -> Replies:
        if await registration.must_consent(turn.session, turn.person):
            return _not_joined(turn)
        new = await subscriptions.begin(turn.session, known_id(turn.person), region.code, turn.now)
        where = {"region": await regions.whole_title(turn.session, region.code)}
        said = Reply("joined" if new else "joined-already", where, edit=turn.incoming.choice is not None)
        return (said, await _overview(turn))


async def _show(turn: Turn) -> Replies:
    if not await _held(turn):
        return _not_joined(turn)
    return (await _overview(turn, edit=turn.incoming.choice is not None),)


async def _overview(turn: Turn, *, edit: bool = False) -> Reply:
    turn.end()
    held, language = await _held(turn), turn.person.language
    if not held:
        return Reply("subscriptions-none", choices=[[Option("add-region-button", data=f"{NAME}:add")]], edit=edit)
    values = {
        "regions": "\n".join(f"• {each.title}" for each in held),
        "topics": ", ".join(_topic_name(topic, language) for topic in topics_in(held[-1].topics)),
    }
    choices = [
        [Option("add-region-button", data=f"{NAME}:add"), Option("remove-region-button", data=f"{NAME}:remove")],
        [Option("topics-button", data=f"{NAME}:topics")],
        [CALM],
        *_below(held),
    ]
    return Reply("subscriptions-overview", values, choices=choices, edit=edit)


def _below(held: Sequence[Held]) -> Sequence[Sequence[Option]]:
    """Only who hears from a whole kecamatan or more has anything below."""
    if all(len(each.code) == 13 for each in held):
        return []
    key = "below-off-button" if any(each.wants_below for each in held) else "below-on-button"
    return [[Option(key, data=f"{NAME}:below")]]


async def _removable(turn: Turn) -> Replies:
    held = await _held(turn)
    if not held:
        return _not_joined(turn)
    rows = [[Option("remove-one", {"region": each.title}, data=f"{NAME}:drop:{each.code}")] for each in held]
    return (Reply("remove-which", choices=[*rows, [_BACK]], edit=True),)


async def _drop(turn: Turn) -> Replies:
    region = await regions.whole_title(turn.session, turn.argument)
    await subscriptions.drop(turn.session, known_id(turn.person), turn.argument, turn.now)
    return (Reply("removed", {"region": region}, edit=True), await _overview(turn))


async def _topics(turn: Turn) -> Replies:
    held = await _held(turn)
    if not held:
        return _not_joined(turn)
    wanted = topics_in(held[-1].topics)
    rows = [
        [Option("topic-on" if topic in wanted else "topic-off", _named(topic, turn), data=f"{NAME}:topic:{topic}")]
        for topic in Topic
    ]
    return (Reply("topics-which", choices=[*rows, [_BACK]], edit=turn.incoming.choice is not None),)


async def _switch_topic(turn: Turn) -> Replies:
    if turn.argument in set(Topic):
        await subscriptions.switch_topic(turn.session, known_id(turn.person), Topic(turn.argument), turn.now)
    return await _topics(turn)


async def _switch_below(turn: Turn) -> Replies:
    await subscriptions.switch_below(turn.session, known_id(turn.person), turn.now)
    return await _show(turn)


async def _held(turn: Turn) -> list[Held]:
    return await subscriptions.mine(turn.session, turn.person.resident_id)


def _not_joined(turn: Turn) -> Replies:
    turn.end()
    return (Reply("not-joined", choices=[[JOIN]]),)


def _named(topic: Topic, turn: Turn) -> dict[str, object]:
    return {"topic": _topic_name(topic, turn.person.language)}


def _topic_name(topic: Topic, language: str) -> str:
    return texts.say("topic-name", language, {"topic": topic.value})
