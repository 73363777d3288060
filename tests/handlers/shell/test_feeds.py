"""`siarkim feeds`, on a real database; the source is a small real server or none."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime

import pytest
import typer
from typer.testing import CliRunner, Result

from bot.sources import guard
from bot.sources.fetching import Fetcher, Manners
from bot.sources.rss import Rss
from data.database import opened
from domain.feed import FeedToRead, Harvest
from domain.ports import Source
from handlers.shell import feeds
from handlers.shell.house import House
from services import mandates
from tests.feed_server import Page, item, rss, serving

ADMIN = "900"
URL = "https://kominfo.balikpapan.go.id/feed"


class Shell:
    """The commands over one database."""

    def __init__(self, url: str, now: datetime) -> None:
        self.url, self.now = url, now
        asyncio.run(self._people())

    async def _people(self) -> None:
        async with opened(self.url) as database, database.sessions.begin() as session:
            await mandates.bootstrap(session, 1, (ADMIN,), "64", self.now)

    def __call__(self, verb: str, *arguments: str) -> Result:
        app = typer.Typer()
        app.add_typer(feeds.app(self._house, self._source), name="feeds")
        acting = () if verb in {"list", "test"} else ("--as", f"telegram:{ADMIN}")
        arguments = (verb, *arguments, *acting)
        return CliRunner().invoke(app, ["feeds", *arguments], env={"COLUMNS": "200"})

    @asynccontextmanager
    async def _house(self) -> AsyncIterator[House]:
        async with opened(self.url) as database:
            yield House(database.sessions, database.reads, 1, "64", (), lambda: self.now)

    @asynccontextmanager
    async def _source(self) -> AsyncIterator[Source]:
        async with serving() as server, guard.opened(allow_private=True) as client:
            server.pages["/feed"] = Page(rss(item("Air padam", link="https://x.id/1", summary="<p>Besok.</p>")))
            fetcher = Fetcher(client, Manners("test", allow_private=True), lambda: self.now)
            yield _Local(Rss(fetcher), server.url("/feed"))


class _Local:
    """Looks at the test's own server, whatever address was typed; at another path where it says so."""

    def __init__(self, source: Rss, url: str) -> None:
        self._source, self._url = source, url

    async def look(self, feed: FeedToRead) -> Harvest:
        url = self._url if feed.url == URL else self._url + "/none"
        return await self._source.look(FeedToRead(0, url, feed.region_code))


@pytest.fixture
def shell(sqlite_home_url: str, now: datetime) -> Shell:
    return Shell(sqlite_home_url, now)


def test_a_feed_is_added_listed_paused_resumed_and_removed(shell: Shell) -> None:
    added = shell("add", URL, "--region", "64.71")
    assert "Sumber nomor 1 ditambahkan untuk Kota Balikpapan" in added.stdout
    assert "sudah ada untuk Kota Balikpapan" in shell("add", URL, "--region", "64.71").stderr
    listed = shell("list").stdout
    assert URL in listed
    assert "belum dibaca" in listed
    assert shell("pause", "1").exit_code == 0
    assert "dijeda" in shell("list").stdout
    assert shell("resume", "1").exit_code == 0
    assert shell("remove", "1").exit_code == 0
    assert "Belum ada sumber" in shell("list").stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["add", "ftp://x.id/feed", "--region", "64.71"], "http://"),
        (["add", "http://a:b@x.id/feed", "--region", "64.71"], "sandi"),
        (["add", URL, "--region", "99.99"], "99.99"),
        (["pause", "7"], "nomor 7"),
        (["remove", "7"], "nomor 7"),
        (["test", "https://x.id/none"], "galat 404"),
    ],
)
def test_what_can_not_be_is_said_in_one_line(shell: Shell, arguments: list[str], said: str) -> None:
    result = shell(*arguments)
    assert result.exit_code == 1
    assert said in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_a_try_shows_what_a_post_would_be_and_stores_nothing(shell: Shell) -> None:
    said = shell("test", URL).stdout
    assert "“Kominfo Balikpapan”: 1 kabar" in said
    assert "Air padam\n\nBesok.\n\nhttps://x.id/1" in said
    assert "Belum ada sumber" in shell("list").stdout


def test_a_rule_is_named_by_options_and_changed(shell: Shell) -> None:
    shell("add", URL, "--region", "64.71", "--mode", "hold", "--topic", "layanan", "--include", "air padam, banjir")
    assert "tahan untuk petugas" in shell("list").stdout
    assert "Aturan sumber diubah" in shell("change", "1", "--mode", "slots", "--include", "", "--topic", "-").stdout
    assert "otomatis di jam siar" in shell("list").stdout
    for wrong in (["--topic", "gosip"], ["--language", "nl"], ["--include", "!!"], ["--region", "99"]):
        refused = shell("change", "1", *wrong)
        assert (refused.exit_code, len(refused.stderr.splitlines())) == (1, 1)


def test_a_try_says_what_the_words_let_through(shell: Shell) -> None:
    said = shell("test", URL, "--exclude", "air padam").stdout
    assert "1 kabar" in said
    assert "0 lolos saringan" in said
    assert "Besok." not in said
