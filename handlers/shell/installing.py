"""What setting up needs of the installation: its file of settings, and its accounts as their messengers see them."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeVar

import typer

from domain.refusal import Refusal
from handlers.shell.house import OpenHouse
from services import texts
from services.accounts import Known

_TRIES = 3
Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Introduced:
    """What the messenger says of the bot behind a token."""

    username: str
    joins_groups: bool
    reads_groups: bool  # privacy mode is off: it would see everything that is said in groups


class Installation(Protocol):
    """Where settings are kept, and the bot as its messenger sees it."""

    @property
    def file(self) -> Path:
        """The file of settings."""

    def known(self, name: str) -> str:
        """What a setting is now; empty where it is not set."""

    def keep(self, name: str, value: str) -> None:
        """Write a setting into a file that only its owner can read."""

    async def introduce(self, token: str) -> Introduced:
        """Ask the messenger who this is; refused for a token that is none."""

    async def dress(self, token: str) -> None:
        """Commands, descriptions and the menu button, in both languages."""

    def open_house(self) -> OpenHouse:
        """How the house opens with the settings as they are now."""

    async def dial(self, token: str, number_id: str) -> str:
        """Ask WhatsApp which number this is, in digits; refused where the token or the id is wrong."""

    def link(self, account: Known, payload: str) -> str:
        """The address that opens a chat with an account and hands it a payload."""


def until_right(ask: Callable[[], Answer]) -> Answer:
    """Ask again where the answer was wrong, a few times."""
    for _ in range(_TRIES - 1):
        try:
            return ask()
        except Refusal as refusal:
            typer.echo(texts.say(refusal.key, values=refusal.values), err=True)
    return ask()
