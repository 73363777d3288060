"""Feed wishes: the rule of a feed as somebody wants it, and how it is said."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from data.models import Feed
from domain.cap import Severity
from domain.feed import FeedKind, FeedMode
from domain.feed_words import EVERYTHING, FeedWords
from domain.refusal import Refusal
from domain.topic import Topic
from services import regions, texts

AT_LEAST_MODERATE = (Severity.MODERATE, Severity.SEVERE, Severity.EXTREME)


@dataclass(frozen=True, slots=True)
class Wish:
    """A feed as somebody wants it: what is agreed to (its rule), and how many seconds lie between two looks."""

    url: str
    region_code: str
    every: int = 300
    mode: FeedMode = FeedMode.SLOTS
    topic: Topic | None = None
    words: FeedWords = EVERYTHING
    language: str = "id"
    kind: FeedKind = FeedKind.RSS
    severities: tuple[Severity, ...] = ()  # of warnings that leave at once


def of(feed: Feed) -> Wish:
    """A feed as it is wanted now."""
    words = FeedWords(tuple(feed.include), tuple(feed.exclude))
    return Wish(
        feed.url,
        feed.region_code,
        feed.every_seconds,
        feed.mode,
        feed.topic,
        words,
        feed.language,
        feed.kind,
        tuple(Severity(each) for each in feed.severities),
    )


def write(feed: Feed, wish: Wish) -> None:
    """The feed is as it is wanted from now on."""
    feed.url, feed.region_code, feed.every_seconds = wish.url, wish.region_code, wish.every
    feed.mode, feed.topic, feed.language = wish.mode, wish.topic, wish.language
    feed.kind, feed.severities = wish.kind, [str(each) for each in wish.severities]
    feed.include, feed.exclude = list(wish.words.include), list(wish.words.exclude)


def to_json(wish: Wish) -> dict[str, Any]:
    """As a dialogue remembers it."""
    return {
        "url": wish.url,
        "region_code": wish.region_code,
        "every": wish.every,
        "mode": str(wish.mode),
        "topic": str(wish.topic) if wish.topic else None,
        "include": list(wish.words.include),
        "exclude": list(wish.words.exclude),
        "language": wish.language,
        "kind": str(wish.kind),
        "severities": [str(each) for each in wish.severities],
    }


def from_json(kept: Mapping[str, Any]) -> Wish:
    """What a dialogue remembered."""
    return Wish(
        kept["url"],
        kept["region_code"],
        kept["every"],
        FeedMode(kept["mode"]),
        Topic(kept["topic"]) if kept["topic"] else None,
        FeedWords(tuple(kept["include"]), tuple(kept["exclude"])),
        kept["language"],
        FeedKind(kept["kind"]),
        tuple(Severity(each) for each in kept["severities"]),
    )


def require_sense(wish: Wish) -> None:
    """Refuse a mode that its kind of feed can't have: news never leaves at once, a warning never waits for a slot."""
    if wish.kind.warns and wish.mode is FeedMode.SLOTS:
        raise Refusal("feed-warns-not-in-slots")
    if wish.mode not in wish.kind.modes or (wish.mode is FeedMode.AT_ONCE) != bool(wish.severities):
        raise Refusal("feed-severities-wrong")


def of_kind(wish: Wish, kind: FeedKind) -> Wish:
    """The same for another kind of feed; held, where what was wanted does not go with that."""
    if wish.mode in kind.modes:
        return replace(wish, kind=kind)
    return replace(wish, kind=kind, mode=FeedMode.HOLD, severities=())


def in_mode(wish: Wish, mode: FeedMode) -> Wish:
    """The same in another mode; at once go those that are at least moderate, if nobody has said otherwise."""
    severities = (wish.severities or AT_LEAST_MODERATE) if mode is FeedMode.AT_ONCE else ()
    return replace(wish, mode=mode, severities=severities)


async def said(session: AsyncSession, wish: Wish, language: str) -> str:
    """The rule in words, a line for each part of it."""
    if wish.kind.warns:
        return await _said_of_warnings(session, wish, language)
    none = texts.say("feed-words-none", language)
    values = {
        "url": wish.url,
        "region": await regions.whole_title(session, wish.region_code),
        "mode": str(wish.mode),
        "topic": str(wish.topic) if wish.topic else "none",
        "include": ", ".join(wish.words.include) or none,
        "exclude": ", ".join(wish.words.exclude) or none,
        "language": wish.language,
    }
    return texts.say("feed-rule", language, values)


async def _said_of_warnings(session: AsyncSession, wish: Wish, language: str) -> str:
    values = {
        "url": wish.url,
        "region": await regions.whole_title(session, wish.region_code),
        "kind": str(wish.kind),
        "mode": str(wish.mode),
        "severities": ", ".join(texts.say(_SEVERITIES[each], language) for each in wish.severities),
    }
    return texts.say("feed-rule-warns", language, values)


_SEVERITIES = {
    Severity.UNKNOWN: "severity-unknown",
    Severity.MINOR: "severity-minor",
    Severity.MODERATE: "severity-moderate",
    Severity.SEVERE: "severity-severe",
    Severity.EXTREME: "severity-extreme",
}
