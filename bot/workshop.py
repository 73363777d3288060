"""The workshop: the code as git has it, its libraries, and the running service; every step a program of its own."""

import os
import shlex
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.settings import PROJECT, Settings
from domain.refusal import Refusal

_SIARKIM = ".venv/bin/siarkim"
_LANDING = 100.0  # seconds: longer than TimeoutStopSec of the shipped unit


@dataclass(frozen=True, slots=True)
class Workshop:
    """An installation in a git clone. As root, everything but the service is done as the clone's owner."""

    folder: Path
    health: str  # the address that answers 200 when all is well
    stop_command: str
    start_command: str

    def version(self) -> str:
        """The commit that is installed."""
        return self._git("rev-parse", "HEAD")

    def unchanged(self) -> bool:
        """Whether nobody has edited the code here."""
        return not self._git("status", "--porcelain", "--untracked-files=no")

    def fetched(self, wanted: str | None) -> str:
        """The commit of a tag or branch, or of what this branch follows, fresh from where it came from."""
        self._git("fetch", "--quiet", "--tags")
        for name in (f"origin/{wanted}", wanted) if wanted else ("@{upstream}", "origin/HEAD"):
            try:
                return self._git("rev-parse", "--verify", "--quiet", f"{name}^{{commit}}")
            except Refusal:
                continue
        raise Refusal("upgrade-unknown", version=wanted or "origin")

    def switch(self, commit: str) -> None:
        """Put the code of a commit and its libraries in place."""
        self._git("checkout", "--quiet", "--detach", commit)
        self._run(["make", "--silent", ".venv/.run"], "upgrade-install")

    def stop(self) -> None:
        """Stop the service; it writes down what is in flight. Refused where it goes on answering."""
        self._service(self.stop_command)
        if not self._becomes(well=False, patience=_LANDING):
            raise Refusal("upgrade-still-running", command=self.stop_command)

    def start(self) -> None:
        """Start it; it brings its tables up to date by itself."""
        self._service(self.start_command)

    def back_up(self) -> None:
        """A backup by the version that is installed."""
        self._run([_SIARKIM, "backup"], "upgrade-backup")

    def restore(self, file: Path) -> None:
        """Put a backup back, by the version that is installed."""
        self._run([_SIARKIM, "restore", "--yes", str(file)], "upgrade-restore")

    def fits(self) -> bool:
        """Whether the version that is installed can open the data."""
        try:
            self._run([_SIARKIM, "feeds", "list"], "upgrade-restore")
        except Refusal:
            return False
        return True

    def healthy(self, patience: float) -> bool:
        """Whether the service says within so many seconds that all is well."""
        return self._becomes(well=True, patience=patience)

    def _becomes(self, *, well: bool, patience: float) -> bool:
        until = time.monotonic() + patience
        while self._is_well() is not well:
            if time.monotonic() > until:
                return False
            time.sleep(0.5)
        return True

    def _is_well(self) -> bool:
        try:
            with urllib.request.urlopen(self.health, timeout=5) as answer:  # noqa: S310 - our own address
                return bool(answer.status == 200)
        except (urllib.error.URLError, OSError):
            return False

    def _git(self, *arguments: str) -> str:
        return self._run(["git", "-C", str(self.folder), *arguments], "upgrade-git").strip()

    def _service(self, command: str) -> None:
        self._run(shlex.split(command), "upgrade-service", as_owner=False)

    def _run(self, command: Sequence[str], key: str, *, as_owner: bool = True) -> str:
        owner = self.folder.stat()
        lowered = as_owner and os.geteuid() == 0 and owner.st_uid != 0
        try:
            done = subprocess.run(  # noqa: S603 - our own programs and the operator's commands, no shell
                command,
                cwd=self.folder,
                capture_output=True,
                text=True,
                check=False,
                user=owner.st_uid if lowered else None,
                group=owner.st_gid if lowered else None,
                extra_groups=[] if lowered else None,
            )
        except OSError as fault:
            raise Refusal(key, said=str(fault)) from None
        if done.returncode:
            raise Refusal(key, said=(done.stderr or done.stdout).strip()[-500:])
        return done.stdout


def workshop(settings: Settings, stop: str, start: str) -> Workshop:
    """This installation, with the commands that stop and start its service."""
    return Workshop(PROJECT, settings.health_address, stop, start)
