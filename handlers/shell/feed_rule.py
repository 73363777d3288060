"""`siarkim feeds add` and `change`: the rule of a feed, named by options."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Annotated

import typer

from domain.cap import Severity
from domain.feed import FeedKind, FeedMode
from domain.feed_words import FeedWords, written
from domain.refusal import Refusal
from domain.topic import Topic
from handlers.shell.house import House, OpenHouse, in_house
from handlers.shell.officials import acting
from services import feed_admin, feed_wishes, texts
from services.feed_wishes import Wish

Number = Annotated[int, typer.Argument(metavar="ID", help=texts.say("shell-feeds-id"))]
Url = Annotated[str, typer.Argument(metavar="URL", help=texts.say("shell-feeds-url"))]
NewUrl = Annotated[str | None, typer.Argument(metavar="URL", help=texts.say("shell-feeds-url"))]
Region = Annotated[str, typer.Option("--region", help=texts.say("shell-feeds-region"))]
NewRegion = Annotated[str | None, typer.Option("--region", help=texts.say("shell-feeds-region"))]
Every = Annotated[int | None, typer.Option("--every", min=60, max=86_400, help=texts.say("shell-feeds-every"))]
Mode = Annotated[FeedMode | None, typer.Option("--mode", help=texts.say("shell-feeds-mode"))]
Kind = Annotated[FeedKind | None, typer.Option("--kind", help=texts.say("shell-feeds-kind"))]
AtOnce = Annotated[list[Severity] | None, typer.Option("--at-once", help=texts.say("shell-feeds-at-once"))]
About = Annotated[str | None, typer.Option("--topic", help=texts.say("shell-feeds-topic"))]
Include = Annotated[str | None, typer.Option("--include", help=texts.say("shell-feeds-include"))]
Exclude = Annotated[str | None, typer.Option("--exclude", help=texts.say("shell-feeds-exclude"))]
Language = Annotated[str | None, typer.Option("--language", help=texts.say("shell-feeds-language"))]
As = Annotated[str | None, typer.Option("--as", help=texts.say("shell-as"))]

TOPICS = {str(topic): topic for topic in Topic if topic is not Topic.EMERGENCY}
NO_TOPIC = "-"


@dataclass(frozen=True, slots=True)
class Options:
    """What was typed; None: nothing about it."""

    url: str | None = None
    region: str | None = None
    every: int | None = None
    mode: FeedMode | None = None
    topic: str | None = None
    include: str | None = None
    exclude: str | None = None
    language: str | None = None
    kind: FeedKind | None = None
    at_once: tuple[Severity, ...] = ()

    def over(self, wish: Wish) -> Wish:
        """A wish with what was typed in place of what stood there."""
        words = FeedWords(
            wish.words.include if self.include is None else written(self.include),
            wish.words.exclude if self.exclude is None else written(self.exclude),
        )
        return replace(
            wish,
            url=self.url or wish.url,
            region_code=self.region or wish.region_code,
            every=self.every or wish.every,
            mode=self._mode(wish),
            topic=wish.topic if self.topic is None else _topic(self.topic),
            words=words,
            language=_language(self.language or wish.language),
            kind=self.kind or wish.kind,
            severities=self._severities(wish),
        )

    def _mode(self, wish: Wish) -> FeedMode:
        """Severities make it at once; what warns is else held for an official."""
        if self.at_once:
            return FeedMode.AT_ONCE
        warns = self.kind is not None and self.kind.warns
        return self.mode or (FeedMode.HOLD if warns else wish.mode)

    def _severities(self, wish: Wish) -> tuple[Severity, ...]:
        if self.mode is not None and self.mode is not FeedMode.AT_ONCE:
            return self.at_once
        return self.at_once or wish.severities


def verbs(shell: typer.Typer, open_house: OpenHouse) -> None:
    """Give the shell its verbs `add` and `change`."""

    @shell.command("add", help=texts.say("shell-feeds-add-help"))
    def _add(  # noqa: PLR0913 - a rule has these parts
        url: Url,
        region: Region,
        every: Every = None,
        mode: Mode = None,
        kind: Kind = None,
        at_once: AtOnce = None,
        topic: About = None,
        include: Include = None,
        exclude: Exclude = None,
        language: Language = None,
        official: As = None,
    ) -> None:
        options = Options(url, region, every, mode, topic, include, exclude, language, kind, tuple(at_once or ()))
        in_house(open_house, lambda house: _added(house, options.over(Wish(url, region)), official))

    @shell.command("change", help=texts.say("shell-feeds-change-help"))
    def _change(  # noqa: PLR0913 - a rule has these parts
        number: Number,
        url: NewUrl = None,
        region: NewRegion = None,
        every: Every = None,
        mode: Mode = None,
        kind: Kind = None,
        at_once: AtOnce = None,
        topic: About = None,
        include: Include = None,
        exclude: Exclude = None,
        language: Language = None,
        official: As = None,
    ) -> None:
        options = Options(url, region, every, mode, topic, include, exclude, language, kind, tuple(at_once or ()))
        in_house(open_house, lambda house: _changed(house, number, options.over, official))


async def _added(house: House, wish: Wish, official: str | None) -> None:
    async with house.sessions.begin() as session:
        person = await acting(session, house, official)
        added = await feed_admin.add(session, wish, person, house.now())
    values = {"id": str(added.feed_id), "url": wish.url, "region": added.place}
    typer.echo(texts.say("shell-feeds-added" if added.holds else "shell-feeds-put-forward", values=values))


async def _changed(house: House, number: int, over: Callable[[Wish], Wish], official: str | None) -> None:
    async with house.sessions.begin() as session:
        person = await acting(session, house, official)
        feed = await feed_admin.find(session, number, person)
        holds = await feed_admin.change(session, number, over(feed_wishes.of(feed)), person, house.now())
    typer.echo(texts.say("shell-feeds-changed" if holds else "shell-feeds-changed-waits"))


def _topic(typed: str) -> Topic | None:
    if typed == NO_TOPIC:
        return None
    if typed not in TOPICS:
        raise Refusal("shell-feeds-topic-wrong", topics=", ".join(TOPICS))
    return TOPICS[typed]


def _language(typed: str) -> str:
    if typed not in texts.LANGUAGES:
        raise Refusal("shell-feeds-language-wrong", languages=", ".join(texts.LANGUAGES))
    return typed
