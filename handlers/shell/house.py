"""What a shell command finds when it opens the house: the database and whose it is."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass

import typer
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from domain.audit import Origin
from domain.ports import Now
from domain.refusal import Refusal
from services import audit, texts


@dataclass(frozen=True, slots=True)
class House:
    """The open database of this installation (`sessions` write, `reads` read), its first account and its place."""

    sessions: async_sessionmaker[AsyncSession]
    reads: async_sessionmaker[AsyncSession]
    account_id: int
    home_region: str
    admin_refs: tuple[str, ...]
    now: Now
    first_admins: tuple[str, ...] = ()  # which of admin_refs administrate home_region now


OpenHouse = Callable[[], AbstractAsyncContextManager[House]]


def in_house(open_house: OpenHouse, work: Callable[[House], Awaitable[None]]) -> None:
    """Run one command's work in the open house; a refusal becomes one line and exit code 1."""
    try:
        asyncio.run(_opened(open_house, work))
    except Refusal as refusal:
        typer.echo(" ".join(texts.say(refusal.key, values=refusal.values).splitlines()), err=True)
        raise typer.Exit(1) from None


async def _opened(open_house: OpenHouse, work: Callable[[House], Awaitable[None]]) -> None:
    async with open_house() as house:
        audit.all_from(house.sessions, Origin.SHELL)
        await work(house)
