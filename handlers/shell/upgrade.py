"""`siarkim upgrade`: a newer version, and back again where it does not become healthy."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Protocol

import typer

from domain.refusal import Refusal
from services import texts

To = Annotated[str | None, typer.Option("--to", help=texts.say("shell-upgrade-to"))]
Wait = Annotated[float, typer.Option("--wait", min=1, help=texts.say("shell-upgrade-wait"))]
Stop = Annotated[str, typer.Option("--stop", help=texts.say("shell-upgrade-stop"))]
Start = Annotated[str, typer.Option("--start", help=texts.say("shell-upgrade-start"))]


class Workshop(Protocol):
    """The code, its libraries and the running service."""

    def version(self) -> str:
        """The commit that is installed."""

    def unchanged(self) -> bool:
        """Whether nobody has edited the code here."""

    def fetched(self, wanted: str | None) -> str:
        """The commit that is wanted, fresh from where it came from."""

    def switch(self, commit: str) -> None:
        """Put its code and libraries in place."""

    def stop(self) -> None:
        """Stop the service."""

    def start(self) -> None:
        """Start the service."""

    def back_up(self) -> None:
        """Make a backup."""

    def restore(self, file: Path) -> None:
        """Put a backup back."""

    def fits(self) -> bool:
        """Whether the version that is installed can open the data."""

    def healthy(self, patience: float) -> bool:
        """Whether the service becomes well in so many seconds."""


def add(shell: typer.Typer, workshop: Callable[[str, str], Workshop], newest: Callable[[], Path | None]) -> None:
    """Put the verb into the shell; `workshop` gets the commands that stop and start the service."""

    @shell.command("upgrade", help=texts.say("shell-upgrade-help"))
    def _upgrade(
        to: To = None, wait: Wait = 120, stop: Stop = "systemctl stop siarkim", start: Start = "systemctl start siarkim"
    ) -> None:
        try:
            good = upgrade(workshop(stop, start), to, wait, newest)
        except Refusal as refusal:
            typer.echo(texts.say(refusal.key, values=refusal.values), err=True)
            raise typer.Exit(1) from None
        raise typer.Exit(0 if good else 1)


def upgrade(workshop: Workshop, wanted: str | None, wait: float, newest: Callable[[], Path | None]) -> bool:
    """Stop, back up, switch, start; back to where we were if that does not become healthy. Whether it is new now."""
    if not workshop.unchanged():
        raise Refusal("upgrade-edited")
    before, after = workshop.version(), workshop.fetched(wanted)
    if before == after:
        _say("upgrade-newest", version=before[:12])
        return True
    _say("upgrade-stops", old=before[:12], new=after[:12])
    workshop.stop()
    try:
        workshop.back_up()
        workshop.switch(after)
    except Refusal as refusal:
        typer.echo(texts.say(refusal.key, values=refusal.values), err=True)
        return _back(workshop, before, None, wait)
    workshop.start()
    if workshop.healthy(wait):
        _say("upgrade-done", version=after[:12])
        return True
    _say("upgrade-unwell", seconds=int(wait))
    workshop.stop()
    return _back(workshop, before, newest(), wait)


def _back(workshop: Workshop, before: str, backup: Path | None, wait: float) -> bool:
    """The former version, over the backup if it can't read what the new one made of the data. Always False."""
    workshop.switch(before)
    if backup is not None and not workshop.fits():
        workshop.restore(backup)
        _say("upgrade-restored", file=str(backup))
    workshop.start()
    _say("upgrade-back" if workshop.healthy(wait) else "upgrade-back-unwell", version=before[:12])
    return False


def _say(key: str, **values: object) -> None:
    typer.echo(texts.say(key, values=values))
