"""`siarkim words check`: whether an office's own word lists can be read, before they are put to work."""

from pathlib import Path
from typing import Annotated

import typer

from services import texts, word_lists
from services.word_lists import BadListError


def app(folder: Path | None) -> typer.Typer:
    """The verb of word lists; `folder` is the office's own, where it has one."""
    shell = typer.Typer(no_args_is_help=True, help=texts.say("shell-words-help"))

    @shell.callback()
    def _root() -> None:
        """Word lists."""

    @shell.command("check", help=texts.say("shell-words-check-help"))
    def _check(
        where: Annotated[Path | None, typer.Argument(metavar="FOLDER", help=texts.say("shell-words-folder"))] = None,
    ) -> None:
        _told(where or folder or word_lists.HERE)

    return shell


def _told(folder: Path) -> None:
    try:
        lists = word_lists.checked(folder)
    except BadListError as bad:
        typer.echo(texts.say("words-bad", values=bad.values), err=True)
        raise typer.Exit(1) from None
    for each in lists:
        values = {"file": each.file, "own": str(each.own).lower(), "entries": each.entries}
        typer.echo(texts.say("shell-words-list", values=values))
    for file in word_lists.strangers(folder):
        typer.echo(texts.say("shell-words-stranger", values={"file": file}), err=True)
