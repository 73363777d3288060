"""The rule of a feed on one card: address, region, mode, topic, words, language; tried first, then put forward."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any

from domain.feed import FeedKind, FeedMode, kind_at
from domain.feed_words import written
from domain.refusal import Refusal
from domain.region import Region
from domain.role import Right
from domain.topic import Topic
from handlers.dialogue import Dialogue, Option, Replies, Reply, Step, Turn, number_in
from handlers.region_picker import RegionPicker
from services import feed_admin, feed_trials, feed_wishes, mandates, texts
from services.feed_trials import Asker
from services.feed_wishes import Wish

NAME = "feedrule"
_TOPICS = tuple(topic for topic in Topic if topic is not Topic.EMERGENCY)
_NONE = "none"
_OUT = Option("feed-button-leave", data=f"{NAME}:leave")
_BACK = Option("feed-button-back", data=f"{NAME}:card")


def dialogue(otherwise: Step) -> Dialogue:
    """The dialogue of a new or another rule; `otherwise` hears what is no answer to it."""
    rule = _Rule(otherwise)
    picker = rule.picker
    return Dialogue(
        NAME,
        choices={
            "new": rule.begin,
            "edit": rule.edit,
            "card": rule.card,
            "address": rule.ask_address,
            "kind": rule.kind,
            "mode": rule.mode,
            "topic": rule.topic,
            "tongue": rule.tongue,
            "words": rule.ask_words,
            "clear": rule.clear,
            "try": rule.look,
            "look": rule.look_at,
            "save": rule.save,
            "leave": rule.leave,
            **picker.choices,
        },
        steps={
            "address": rule.addressed,
            "include": rule.worded,
            "exclude": rule.worded,
            "card": otherwise,
            **picker.steps,
        },
    )


@dataclass(frozen=True, slots=True)
class _Rule:
    otherwise: Step

    @property
    def picker(self) -> RegionPicker:
        return RegionPicker(
            NAME,
            "feed-ask-region",
            "feed-whole",
            self.placed,
            self.roots,
            confined=True,
            ways_out=(_OUT,),
            otherwise=self.otherwise,
        )

    async def roots(self, turn: Turn) -> Sequence[str]:
        return mandates.regions(turn.person, Right.MANAGE_FEEDS)

    async def begin(self, turn: Turn) -> Replies:
        mandates.regions(turn.person, Right.MANAGE_FEEDS)
        turn.go(NAME, "address")
        return (Reply("feed-ask-address", choices=((_OUT,),)),)

    async def edit(self, turn: Turn) -> Replies:
        feed = await feed_admin.find(turn.session, number_in(turn.argument), turn.person)
        return await self._card(turn, feed_wishes.of(feed), feed.feed_id)

    async def ask_address(self, turn: Turn) -> Replies:
        turn.go(NAME, "address", **_kept(turn))
        return (Reply("feed-ask-address", choices=((_BACK,),), edit=True),)

    async def addressed(self, turn: Turn) -> Replies:
        url = feed_admin.address(turn.incoming.text)
        if "wish" in turn.data:
            return await self._card(turn, replace(_wish(turn), url=url))
        turn.go(NAME, "region", url=url)
        return await self.picker.ask(turn)

    async def placed(self, turn: Turn, region: Region) -> Replies:
        if "wish" in turn.data:
            return await self._card(turn, replace(_wish(turn), region_code=region.code))
        if "url" not in turn.data:
            raise Refusal("stale-choice")
        fresh = Wish(turn.data["url"], region.code, mode=FeedMode.HOLD)
        return await self._card(turn, feed_wishes.of_kind(fresh, kind_at(fresh.url)))

    async def card(self, turn: Turn) -> Replies:
        return await self._card(turn, _wish(turn))

    async def _card(self, turn: Turn, wish: Wish, feed_id: int | None = None) -> Replies:
        feed_id = feed_id or turn.data.get("id")
        turn.go(NAME, "card", id=feed_id, wish=feed_wishes.to_json(wish))
        said = await feed_wishes.said(turn.session, wish, turn.person.language)
        key = "feed-rule-change" if feed_id else "feed-rule-new"
        edit = turn.incoming.choice is not None
        return (Reply(key, {"rule": said, "id": str(feed_id)}, choices=_ways(turn), edit=edit),)

    async def kind(self, turn: Turn) -> Replies:
        wish = _wish(turn)
        if turn.argument in set(FeedKind):
            return await self._card(turn, feed_wishes.of_kind(wish, FeedKind(turn.argument)))
        rows = [[Option("feed-kind-button", {"kind": str(kind)}, data=f"{NAME}:kind:{kind}")] for kind in FeedKind]
        return (Reply("feed-ask-kind", choices=[*rows, [_BACK]], edit=True),)

    async def mode(self, turn: Turn) -> Replies:
        wish = _wish(turn)
        modes = wish.kind.modes
        if turn.argument in set(modes):
            return await self._card(turn, feed_wishes.in_mode(wish, FeedMode(turn.argument)))
        rows = [[Option("feed-mode-button", {"mode": str(mode)}, data=f"{NAME}:mode:{mode}")] for mode in modes]
        key = "feed-ask-mode-warns" if wish.kind.warns else "feed-ask-mode"
        return (Reply(key, choices=[*rows, [_BACK]], edit=True),)

    async def topic(self, turn: Turn) -> Replies:
        wish = _wish(turn)
        if turn.argument == _NONE or turn.argument in set(_TOPICS):
            chosen = None if turn.argument == _NONE else Topic(turn.argument)
            return await self._card(turn, replace(wish, topic=chosen))
        named = [
            Option("feed-topic-button", {"topic": str(topic)}, data=f"{NAME}:topic:{topic}")
            for topic in (*_TOPICS, _NONE)
        ]
        rows = [named[at : at + 2] for at in range(0, len(named), 2)]
        return (Reply("feed-ask-topic", choices=[*rows, [_BACK]], edit=True),)

    async def tongue(self, turn: Turn) -> Replies:
        """The next of the languages: there are two."""
        wish = _wish(turn)
        others = [each for each in texts.LANGUAGES if each != wish.language]
        return await self._card(turn, replace(wish, language=others[0]))

    async def ask_words(self, turn: Turn) -> Replies:
        step = "exclude" if turn.argument == "exclude" else "include"
        wish = _wish(turn)
        turn.go(NAME, step, **_kept(turn))
        key = "feed-ask-exclude" if step == "exclude" else "feed-ask-include"
        now = wish.words.exclude if step == "exclude" else wish.words.include
        rows = [[Option("feed-button-clear", data=f"{NAME}:clear:{step}")], [_BACK]] if now else [[_BACK]]
        values = {"words": ", ".join(now) or texts.say("feed-words-none", turn.person.language)}
        return (Reply(key, values, choices=rows, edit=True),)

    async def worded(self, turn: Turn) -> Replies:
        step = turn.standing.step if turn.standing else ""
        return await self._words(turn, step, written(turn.incoming.text))

    async def clear(self, turn: Turn) -> Replies:
        return await self._words(turn, turn.argument, ())

    async def _words(self, turn: Turn, which: str, words: tuple[str, ...]) -> Replies:
        wish = _wish(turn)
        kept = replace(wish.words, exclude=words) if which == "exclude" else replace(wish.words, include=words)
        return await self._card(turn, replace(wish, words=kept))

    async def look(self, turn: Turn) -> Replies:
        await feed_trials.ask(turn.session, _asker(turn), _wish(turn), turn.now)
        return (Reply("feed-looking"),)

    async def look_at(self, turn: Turn) -> Replies:
        """The same for a feed that there is: its rule as it stands, on a card of its own."""
        feed = await feed_admin.find(turn.session, number_in(turn.argument), turn.person)
        await feed_trials.ask(turn.session, _asker(turn), feed_wishes.of(feed), turn.now)
        turn.go(NAME, "card", id=feed.feed_id, wish=feed_wishes.to_json(feed_wishes.of(feed)))
        return (Reply("feed-looking"),)

    async def save(self, turn: Turn) -> Replies:
        """The author says yes to exactly the rule on this card."""
        wish, feed_id = _wish(turn), turn.data.get("id")
        if turn.argument != _digest(turn):
            raise Refusal("stale-choice")
        if feed_id:
            holds = await feed_admin.change(turn.session, feed_id, wish, turn.person, turn.now)
        else:
            added = await feed_admin.add(turn.session, wish, turn.person, turn.now)
            feed_id, holds = added.feed_id, added.holds
        turn.end()
        rows = [[Option("feed-button-open", data=f"feed:show:{feed_id}")]]
        return (Reply("feed-saved" if holds else "feed-saved-waits", {"id": str(feed_id)}, choices=rows, edit=True),)

    async def leave(self, turn: Turn) -> Replies:
        turn.end()
        return (Reply("cancelled", edit=True),)


def _ways(turn: Turn) -> Sequence[Sequence[Option]]:
    """What can be done with a rule before it is put forward; warnings have neither topic nor words of their own."""
    first = (
        Option("feed-button-try", data=f"{NAME}:try"),
        Option("feed-button-save", data=f"{NAME}:save:{_digest(turn)}"),
    )
    mode = Option("feed-button-mode", data=f"{NAME}:mode")
    region = Option("feed-button-region", data=f"{NAME}:list")
    last = (Option("feed-button-address", data=f"{NAME}:address"), Option("feed-button-kind", data=f"{NAME}:kind"))
    if _wish(turn).kind.warns:
        return (first, (mode, region), last, (_OUT,))
    words = (
        Option("feed-button-include", data=f"{NAME}:words:include"),
        Option("feed-button-exclude", data=f"{NAME}:words:exclude"),
    )
    topic, tongue = (
        Option("feed-button-topic", data=f"{NAME}:topic"),
        Option("feed-button-tongue", data=f"{NAME}:tongue"),
    )
    return (first, (mode, topic), words, (tongue, region), last, (_OUT,))


def _wish(turn: Turn) -> Wish:
    """The rule that the dialogue remembers; refused where it stands elsewhere."""
    return feed_wishes.from_json(_kept(turn)["wish"])


def _kept(turn: Turn) -> dict[str, Any]:
    here = turn.standing is not None and turn.standing.dialogue == NAME and "wish" in turn.data
    if not here:
        raise Refusal("stale-choice")
    return turn.data


def _digest(turn: Turn) -> str:
    """What the yes under a card stands for."""
    return sha256(json.dumps(turn.data, sort_keys=True).encode()).hexdigest()[:16]


def _asker(turn: Turn) -> Asker:
    incoming = turn.incoming
    return Asker(incoming.account_id, incoming.chat.ref, turn.person.language)
