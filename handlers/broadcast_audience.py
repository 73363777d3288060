"""Whom a draft is for: regions, regions excepted, residents or KIM channels, a topic."""

from collections.abc import Sequence
from dataclasses import replace

from domain.audience import To
from domain.refusal import Refusal
from domain.region import Region
from domain.role import Right
from domain.topic import Topic
from handlers import broadcast_card as cards
from handlers.dialogue import Dialogue, Option, Replies, Reply, Turn
from handlers.region_picker import RegionPicker
from services import draft_words, drafts, mandates
from services.drafts import Draft

_TOPICS = (Topic.WEATHER, Topic.SERVICE, Topic.AID, Topic.JOB, Topic.BUSINESS, Topic.AGENDA)


def dialogues() -> tuple[Dialogue, Dialogue]:
    """The audience of a draft, and the regions excepted from it."""
    regions = RegionPicker(
        "audience",
        question="audience-which-region",
        whole="audience-whole",
        chosen=_covered,
        roots=_own,
        confined=True,
        descends=False,
        ways_out=(Option("broadcast-button-back", data="audience:back"),),
    )
    minus = RegionPicker(
        "minus",
        question="audience-which-minus",
        whole="audience-whole",
        chosen=_excepted,
        roots=_inside,
        confined=True,
        outside="audience-not-included",
        descends=False,
        ways_out=(Option("broadcast-button-back", data="audience:back"),),
    )

    async def choose(turn: Turn) -> Replies:
        draft, more = await cards.chosen(turn)
        turn.go("audience", regions.step, id=draft.id, more=more == "more")
        return await regions.ask(turn)

    async def choose_minus(turn: Turn) -> Replies:
        draft, more = await cards.chosen(turn)
        turn.go("minus", minus.step, id=draft.id)
        return (await _minus(turn, draft),) if draft.audience.minus and not more else await minus.ask(turn)

    own = {"regions": choose, "back": _back, "to": _ask_to, "for": _address, "topic": _ask_topic, "about": _about}
    return (
        Dialogue("audience", choices={**own, **regions.choices}, steps=regions.steps, cancel=cards.cancel),
        Dialogue(
            "minus",
            choices={"choose": choose_minus, "none": _nothing, **minus.choices},
            steps=minus.steps,
            cancel=cards.cancel,
        ),
    )


async def _own(turn: Turn) -> Sequence[str]:
    return mandates.regions(turn.person, Right.BROADCAST)


async def _inside(turn: Turn) -> Sequence[str]:
    return (await _standing(turn)).audience.regions


async def _covered(turn: Turn, region: Region) -> Replies:
    draft = await _standing(turn)
    codes = (*draft.audience.regions, region.code) if turn.data.get("more") else (region.code,)
    await drafts.cover(turn.session, turn.person, draft, codes)
    turn.go("broadcast", "card", id=draft.id)
    named = await draft_words.titles(turn.session, draft.audience.regions)
    more = cards.button("audience-button-more", "audience:regions", draft, "more")
    done = cards.button("audience-button-done", "broadcast:card", draft)
    return (Reply("audience-covers", {"regions": named}, choices=((more, done),), edit=_pressed(turn)),)


async def _excepted(turn: Turn, region: Region) -> Replies:
    draft = await _standing(turn)
    minus = tuple(sorted({*draft.audience.minus, region.code}))
    await drafts.aim(turn.session, turn.person, draft, replace(draft.audience, minus=minus))
    return (await _minus(turn, draft),)


async def _minus(turn: Turn, draft: Draft) -> Reply:
    turn.go("broadcast", "card", id=draft.id)
    named = await draft_words.titles(turn.session, draft.audience.minus)
    row = (
        cards.button("audience-button-more-minus", "minus:choose", draft, "more"),
        cards.button("audience-button-no-minus", "minus:none", draft),
        cards.button("audience-button-done", "broadcast:card", draft),
    )
    return Reply("audience-minus", {"minus": named}, choices=(row,), edit=_pressed(turn))


async def _nothing(turn: Turn) -> Replies:
    draft, _ = await cards.chosen(turn)
    await drafts.aim(turn.session, turn.person, draft, replace(draft.audience, minus=()))
    return (await cards.card(turn, draft),)


async def _back(turn: Turn) -> Replies:
    return (await cards.card(turn, await _standing(turn)),)


async def _ask_to(turn: Turn) -> Replies:
    draft, _ = await cards.chosen(turn)
    options = tuple(cards.button(key, "audience:for", draft, str(to)) for to, key in _TO.items())
    return (Reply("audience-ask-to", choices=(options, cards.back(draft)), edit=True),)


async def _address(turn: Turn) -> Replies:
    draft, to = await cards.chosen(turn)
    if to not in set(To):
        raise Refusal("stale-choice")
    drafts.address(draft, To(to))
    return (await cards.card(turn, draft),)


async def _ask_topic(turn: Turn) -> Replies:
    draft, _ = await cards.chosen(turn)
    named = [_topic(draft, str(topic)) for topic in (*_TOPICS, "all")]
    rows = [named[at : at + 2] for at in range(0, len(named), 2)]
    return (Reply("audience-ask-topic", choices=(*rows, cards.back(draft)), edit=True),)


async def _about(turn: Turn) -> Replies:
    draft, topic = await cards.chosen(turn)
    if topic not in {*_TOPICS, "all"}:
        raise Refusal("stale-choice")
    drafts.ask_topic(draft, None if topic == "all" else Topic(topic))
    return (await cards.card(turn, draft),)


def _topic(draft: Draft, topic: str) -> Option:
    return Option("broadcast-button-topic-of", {"topic": topic}, data=f"audience:about:{draft.id}:{topic}")


async def _standing(turn: Turn) -> Draft:
    if not turn.data.get("id"):
        raise Refusal("stale-choice")
    return await cards.standing(turn)


def _pressed(turn: Turn) -> bool:
    return turn.incoming.choice is not None


_TO = {
    To.BOTH: "audience-button-both",
    To.RESIDENTS: "audience-button-residents",
    To.CHANNELS: "audience-button-channels",
}
