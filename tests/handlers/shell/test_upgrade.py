"""`siarkim upgrade` on a small installation of its own: a real clone with its origin, real programs, a real address."""

import subprocess
from collections.abc import Iterator
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
import typer
from typer.testing import CliRunner, Result

from bot.backup_folder import BackupFolder
from bot.workshop import Workshop
from handlers.shell import upgrade

PROGRAM = """#!/bin/sh
# the installed version $(cat version), over data that some version wrote
echo "$(cat version) $*" >> ../log
case "$1" in
backup) [ -e ../no-disk ] && { echo penuh >&2; exit 1; }
        mkdir -p backups && cp ../data backups/siarkim-20261124T023000Z.backup ;;
restore) cp "$3" ../data ;;
feeds) [ "$(cat ../data)" -le "$(cat version)" ] ;;
esac
"""
MAKEFILE = ".venv/.run: version\n\t@mkdir -p .venv/bin\n\t@cp program .venv/bin/siarkim\n\t@touch $@\n"
START = """#!/bin/sh
version=$(cat version)
[ "$(cat ../data)" -lt "$version" ] && echo "$version" > ../data
[ -e ../ill-$version ] || touch ../well
"""


class Office:
    """An office with version 1 installed and version 2 in its origin; whatever was run stands in a log."""

    def __init__(self, folder: Path, address: str) -> None:
        self.folder, self.clone, self.address = folder, folder / "clone", address
        origin = folder / "origin"
        origin.mkdir()
        self.git(origin, "init", "--quiet", "--initial-branch=main")
        (origin / "Makefile").write_text(MAKEFILE)
        (origin / "program").write_text(PROGRAM)
        (origin / "start").write_text(START)
        for name in ("program", "start"):
            (origin / name).chmod(0o755)
        (origin / ".gitignore").write_text(".venv\nbackups\n")
        self.publish("1")
        self.git(folder, "clone", "--quiet", str(origin), "clone")
        subprocess.run(["make", "--silent", ".venv/.run"], cwd=self.clone, check=True)  # noqa: S607 - as found on the path
        (folder / "data").write_text("1")
        (folder / "well").touch()

    def git(self, where: Path, *arguments: str) -> None:
        who = ["-c", "user.name=t", "-c", "user.email=t@example"]
        subprocess.run(["git", *who, *arguments], cwd=where, check=True, capture_output=True)  # noqa: S607 - the same

    def publish(self, version: str) -> None:
        origin = self.folder / "origin"
        (origin / "version").write_text(version)
        self.git(origin, "add", "-A")
        self.git(origin, "commit", "--quiet", "-m", version)
        self.git(origin, "tag", f"v{version}")

    def upgrade(self, *arguments: str) -> Result:
        app = typer.Typer()
        workshop = partial(Workshop, self.clone, self.address)
        upgrade.add(app, workshop, BackupFolder(self.clone / "backups").newest)
        commands = ["--stop", f"rm -f {self.folder}/well", "--start", "./start", "--wait", "2"]
        return CliRunner().invoke(app, [*commands, *arguments])

    @property
    def installed(self) -> str:
        return (self.clone / "version").read_text()

    @property
    def data(self) -> str:
        return (self.folder / "data").read_text().strip()

    @property
    def log(self) -> list[str]:
        log = self.folder / "log"
        return [" ".join(line.split()[:2]) for line in log.read_text().splitlines()] if log.exists() else []


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    class Health(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200 if (tmp_path / "well").exists() else 503)
            self.end_headers()

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Health)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    yield Office(tmp_path, f"http://127.0.0.1:{server.server_port}/healthz")
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_newer_version_is_installed_after_a_backup(office: Office) -> None:
    office.publish("2")
    said = office.upgrade()
    assert said.exit_code == 0, said.output
    assert (office.installed, office.data) == ("2", "2")
    assert office.log == ["1 backup"]
    assert "sehat" in said.stdout


def test_the_newest_version_is_left_alone(office: Office) -> None:
    said = office.upgrade()
    assert (said.exit_code, office.log) == (0, [])
    assert "Sudah versi terbaru" in said.stdout
    assert (office.folder / "well").exists()


def test_a_version_that_does_not_become_healthy_goes_back_with_its_data(office: Office) -> None:
    office.publish("2")
    (office.folder / "ill-2").touch()
    said = office.upgrade()
    assert said.exit_code == 1
    assert (office.installed, office.data) == ("1", "1")
    assert office.log == ["1 backup", "1 feeds", "1 restore"]
    assert (office.folder / "well").exists()


def test_data_that_the_former_version_can_still_read_is_not_thrown_away(office: Office) -> None:
    (office.folder / "origin" / "start").write_text(START.replace('echo "$version" > ../data', "true"))
    office.publish("2")
    (office.folder / "ill-2").touch()
    said = office.upgrade()
    assert said.exit_code == 1
    assert office.log == ["1 backup", "1 feeds"]


def test_a_service_that_goes_on_answering_is_left_as_it_is(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.workshop._LANDING", 0.5)
    office.publish("2")
    said = office.upgrade("--stop", "true")
    assert (said.exit_code, office.installed, office.log) == (1, "1", [])
    assert "masih menjawab" in said.stderr


def test_without_a_backup_nothing_is_changed(office: Office) -> None:
    office.publish("2")
    (office.folder / "no-disk").touch()
    said = office.upgrade()
    assert (said.exit_code, office.installed, office.data) == (1, "1", "1")
    assert "penuh" in said.stderr
    assert (office.folder / "well").exists()


def test_code_that_was_edited_by_hand_is_not_overwritten(office: Office) -> None:
    office.publish("2")
    (office.clone / "start").write_text("echo")
    said = office.upgrade()
    assert (said.exit_code, office.log) == (1, [])
    assert "git stash" in said.stderr


@pytest.mark.parametrize(("wanted", "installed"), [("v2", "2"), ("main", "3")])
def test_a_tag_or_a_branch_may_be_named(office: Office, wanted: str, installed: str) -> None:
    office.publish("2")
    office.publish("3")
    assert office.upgrade("--to", wanted).exit_code == 0
    assert office.installed == installed


def test_an_unknown_version_is_named(office: Office) -> None:
    assert "v9" in office.upgrade("--to", "v9").stderr
