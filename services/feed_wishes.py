"""Feed wishes: the rule of a feed as somebody wants it, and how it is said."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from data.models import Feed
from domain.feed import FeedMode
from domain.feed_words import EVERYTHING, FeedWords
from domain.topic import Topic
from services import regions, texts


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


def of(feed: Feed) -> Wish:
    """A feed as it is wanted now."""
    words = FeedWords(tuple(feed.include), tuple(feed.exclude))
    return Wish(feed.url, feed.region_code, feed.every_seconds, feed.mode, feed.topic, words, feed.language)


def write(feed: Feed, wish: Wish) -> None:
    """The feed is as it is wanted from now on."""
    feed.url, feed.region_code, feed.every_seconds = wish.url, wish.region_code, wish.every
    feed.mode, feed.topic, feed.language = wish.mode, wish.topic, wish.language
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
    )


async def said(session: AsyncSession, wish: Wish, language: str) -> str:
    """The rule in words, a line for each part of it."""
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
