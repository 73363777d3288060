"""`siarkim setup` against the simulator's Bot API over HTTP, a real file of settings and a real database."""

import asyncio
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

import simulator
from bot.installation import Installation
from handlers.shell import setup
from simulator import Limits, Simulator, whatsapp
from simulator.whatsapp import Cloud
from tests.simulator.served import serve


class Office:
    """An installation whose settings lie in a file of its own."""

    def __init__(self, sim: Simulator, url: str, folder: Path) -> None:
        self.sim, self.folder, self.file = sim, folder, folder / ".env"
        self.token = folder / "token"
        self.token.write_text(sim.token + "\n")
        self.installation = Installation(self.file)
        self.installation.keep("TELEGRAM_API_URL", url)
        self.installation.keep("DATABASE_URL", f"sqlite+aiosqlite:///{folder}/siarkim.db")

    def __call__(self, *arguments: str) -> Result:
        app = typer.Typer()
        setup.add(app, self.installation)
        return CliRunner().invoke(app, [*arguments])

    def known(self, name: str) -> str:
        return self.installation.known(name)


@contextmanager
def _served(sim: Simulator | Cloud) -> Iterator[str]:
    """The simulator in a thread of its own: the shell has its own loop."""
    loop, done, ready = asyncio.new_event_loop(), asyncio.Event(), threading.Event()
    urls: list[str] = []

    async def run() -> None:
        async with serve(sim.app) as url:
            urls.append(url)
            ready.set()
            await done.wait()
        await sim.close()

    thread = threading.Thread(target=loop.run_until_complete, args=(run(),))
    thread.start()
    ready.wait(10)
    yield urls[0]
    loop.call_soon_threadsafe(done.set)
    thread.join()
    loop.close()


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    for name in (
        "TELEGRAM_TOKEN",
        "TELEGRAM_API_URL",
        "DATABASE_URL",
        "HOME_REGION",
        "SECRET_KEY",
        "BACKUP_PASSPHRASE",
        "WHATSAPP_ACCESS_TOKEN",
        "WHATSAPP_PHONE_NUMBER_ID",
        "WHATSAPP_APP_SECRET",
        "WHATSAPP_VERIFY_TOKEN",
        "WHATSAPP_API_URL",
    ):
        monkeypatch.delenv(name.upper(), raising=False)
    sim = simulator.create(None, Limits.off())
    with _served(sim) as url:
        yield Office(sim, url, tmp_path)


def test_a_token_and_a_place_are_enough(office: Office) -> None:
    said = office("--token-file", str(office.token), "--region", "balikpapan")
    assert said.exit_code == 0, said.output
    assert (office.known("TELEGRAM_TOKEN"), office.known("HOME_REGION")) == (office.sim.token, "64.71")
    assert len(office.known("SECRET_KEY")) >= 32
    assert len(office.known("BACKUP_PASSPHRASE")) >= 32
    assert office.file.stat().st_mode & 0o077 == 0
    assert f"https://t.me/{simulator.BOT_USERNAME}?start=m_" in said.stdout
    assert office.sim.token not in said.output


def test_the_house_knows_its_bot_before_it_has_run(office: Office) -> None:
    office("--token-file", str(office.token), "--region", "64.71", "--no-link")
    with sqlite3.connect(office.folder / "siarkim.db") as database:
        assert database.execute("SELECT username FROM accounts").fetchall() == [(simulator.BOT_USERNAME,)]


def test_the_bot_is_dressed_in_both_languages(office: Office) -> None:
    office("--token-file", str(office.token), "--region", "64.71", "--no-link")
    bot = office.sim.world.bot
    assert len(bot.commands) == 6  # private chats, groups and channels, in both languages
    assert {name for name in bot.texts if name.startswith("description")} == {"description:", "description:en"}
    assert "MULAI" in bot.texts["description:"]
    assert bot.menu_buttons[""] == {"type": "commands"}


def test_a_second_run_keeps_keys_and_place_and_makes_a_new_link(office: Office) -> None:
    first = office("--token-file", str(office.token), "--region", "64.71")
    kept = (office.known("SECRET_KEY"), office.known("BACKUP_PASSPHRASE"))
    second = office("--token-file", str(office.token))
    assert second.exit_code == 0, second.output
    assert (office.known("SECRET_KEY"), office.known("BACKUP_PASSPHRASE")) == kept
    assert "start=m_" in second.stdout
    assert second.stdout.split("start=m_")[1] != first.stdout.split("start=m_")[1]


def test_the_file_begins_as_the_example_with_its_explanations(office: Office) -> None:
    office("--token-file", str(office.token), "--region", "64.71", "--no-link")
    text = office.file.read_text(encoding="utf-8")
    assert "# Token dari BotFather" in text
    assert text.count("HOME_REGION=") == 1


@pytest.mark.parametrize(
    ("token", "region", "said"),
    [
        ("bukan token", "64.71", "Itu bukan token"),
        ("123:falsch", "64.71", "menolak TELEGRAM_TOKEN"),
        (None, "Bandung", "Kab. Bandung (32.04)"),
        (None, "Atlantis", "tidak ditemukan"),
        (None, None, "--region"),
    ],
)
def test_what_can_not_be_used_is_said_in_one_line(
    office: Office, token: str | None, region: str | None, said: str
) -> None:
    if token:
        office.token.write_text(token)
    office.installation.keep("HOME_REGION", "")
    result = office("--token-file", str(office.token), *(("--region", region) if region else ()))
    assert (result.exit_code, said in result.stderr) == (1, True), result.output


def test_without_a_terminal_and_a_token_the_flag_is_named(office: Office) -> None:
    assert "--token-file" in office("--region", "64.71").stderr


def test_a_bot_that_may_not_join_groups_is_told_how(office: Office) -> None:
    me = {"id": 1, "username": "x_bot", "can_join_groups": False, "can_read_all_group_messages": True}
    office.sim.faults.next("getMe", status=200, body={"ok": True, "result": me})
    said = office("--token-file", str(office.token), "--region", "64.71", "--no-link").stdout
    assert "/setjoingroups" in said
    assert "/setprivacy" in said


def _number(office: Office, url: str) -> None:
    """What Meta has given out, in the file of settings."""
    for name, value in (
        ("WHATSAPP_ACCESS_TOKEN", whatsapp.TOKEN),
        ("WHATSAPP_PHONE_NUMBER_ID", whatsapp.NUMBER_ID),
        ("WHATSAPP_APP_SECRET", whatsapp.APP_SECRET),
        ("WHATSAPP_API_URL", f"{url}/{whatsapp.VERSION}"),
    ):
        office.installation.keep(name, value)


def test_a_number_alone_is_enough_and_its_link_writes_the_words_for_the_administrator(office: Office) -> None:
    cloud = whatsapp.create()
    with _served(cloud) as url:
        _number(office, url)
        said = office("--region", "64.71")
        office.installation.keep("WHATSAPP_ACCESS_TOKEN", "EAAbukantokenkamisamasekali")
        wrong = office("--region", "64.71")
    assert said.exit_code == 0, said.output
    assert f"https://wa.me/{whatsapp.PHONE}?text=mulai%20m_" in said.stdout
    assert office.known("WHATSAPP_VERIFY_TOKEN") in said.stdout
    assert whatsapp.TOKEN not in said.output
    assert (wrong.exit_code, "WHATSAPP_ACCESS_TOKEN" in wrong.output) == (1, True)


def test_what_meta_has_not_given_out_yet_is_named(office: Office) -> None:
    office.installation.keep("WHATSAPP_ACCESS_TOKEN", whatsapp.TOKEN)
    said = office("--region", "64.71")
    assert (said.exit_code, "WHATSAPP_PHONE_NUMBER_ID" in said.output) == (1, True)
