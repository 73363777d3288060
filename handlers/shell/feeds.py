"""`siarkim feeds`: add, list, pause, resume, remove and try feeds from the shell."""

import sys
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import datetime
from functools import partial

import typer
from rich.console import Console
from rich.table import Table
from sqlalchemy.ext.asyncio import AsyncSession

from domain.feed import FeedKind, FeedToRead, Fresh, Postponed, Unchanged
from domain.feed_words import FeedWords, written
from domain.ports import Source
from domain.refusal import Refusal
from domain.region import RegionCode
from handlers.shell import feed_rule
from handlers.shell.feed_rule import As, Exclude, Include, Kind, Number, Url
from handlers.shell.house import House, OpenHouse, in_house
from handlers.shell.officials import acting
from services import feed_admin, feed_items, feeds, texts
from services.people import Person

OpenSource = Callable[[], AbstractAsyncContextManager[Source]]
Verb = Callable[[AsyncSession, int, Person, datetime], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Done:
    """What is done to which feed, and what is said then."""

    verb: Verb
    number: int
    said: str


def app(open_house: OpenHouse, open_source: OpenSource) -> typer.Typer:
    """The verbs of feeds."""
    shell = typer.Typer(no_args_is_help=True, help=texts.say("shell-feeds-help"))

    feed_rule.verbs(shell, open_house)

    @shell.command("list", help=texts.say("shell-feeds-list-help"))
    def _list() -> None:
        in_house(open_house, _listed)

    @shell.command("pause", help=texts.say("shell-feeds-pause-help"))
    def _pause(number: Number, official: As = None) -> None:
        done = Done(feed_admin.pause, number, texts.say("shell-feeds-paused"))
        in_house(open_house, lambda house: _done(house, done, official))

    @shell.command("resume", help=texts.say("shell-feeds-resume-help"))
    def _resume(number: Number, official: As = None) -> None:
        done = Done(feed_admin.resume, number, texts.say("shell-feeds-resumed"))
        in_house(open_house, lambda house: _done(house, done, official))

    @shell.command("remove", help=texts.say("shell-feeds-remove-help"))
    def _remove(number: Number, official: As = None) -> None:
        done = Done(feed_admin.remove, number, texts.say("shell-feeds-removed"))
        in_house(open_house, lambda house: _done(house, done, official))

    @shell.command("test", help=texts.say("shell-feeds-test-help"))
    def _test(url: Url, kind: Kind = None, include: Include = None, exclude: Exclude = None) -> None:
        words = FeedWords(written(include or ""), written(exclude or ""))
        asked = partial(FeedToRead, 0, url, kind=kind or FeedKind.RSS)
        in_house(open_house, lambda house: _tried(house, open_source, asked(RegionCode(house.home_region)), words))

    return shell


async def _listed(house: House) -> None:
    async with house.reads() as session:
        lines = await feed_admin.overview(session)
    if not lines:
        typer.echo(texts.say("shell-feeds-none"))
        return
    if not sys.stdout.isatty():
        typer.echo("\n".join("\t".join(line) for line in lines))  # for other programs: a line each, nothing folded
        return
    table = Table(box=None)
    for heading in texts.say("shell-feeds-columns").split("|"):
        table.add_column(heading.strip(), overflow="fold")
    for line in lines:
        table.add_row(*line)
    Console().print(table)


async def _done(house: House, done: Done, official: str | None) -> None:
    async with house.sessions.begin() as session:
        await done.verb(session, done.number, await acting(session, house, official), house.now())
    typer.echo(done.said)


async def _tried(house: House, open_source: OpenSource, feed: FeedToRead, words: FeedWords) -> None:
    """A look without any consequence: what the first items would look like."""
    async with open_source() as source:
        harvest = await source.look(feed)
    match harvest:
        case Fresh():
            passing = [entry for entry in harvest.entries if feed_items.passes(words, entry)]
            values = {
                "title": harvest.title or feed_items.host(feed.url),
                "count": len(harvest.entries),
                "url": harvest.url,
            }
            typer.echo(texts.say("shell-feeds-tried", values={**values, "passing": len(passing)}))
            for entry in passing[:3]:
                typer.echo(f"\n{feed_items.post(entry).text}")
        case Unchanged():
            typer.echo(texts.say("feed-fault-no-feed"))
        case Postponed():
            raise Refusal("shell-feeds-unreadable", why=feeds.fault("busy"))
        case trouble:
            why = getattr(trouble, "why", "gone")
            raise Refusal("shell-feeds-unreadable", why=feeds.fault(why))
