"""Menus: which commands a person is offered. They only hide; what may be done is asked where it is done."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from data import mandates, residents
from data import menus as rows
from data.menus import any_due
from domain.mandate import Mandate, regions_with
from domain.message import Later, Outcome
from domain.role import Right
from services import texts

__all__ = ["Commands", "Showing", "any_due", "for_everybody", "offered", "refresh", "settle", "take"]

Commands = Sequence[tuple[str, str]]
"""Command and description, in the order shown."""

LEASE = timedelta(seconds=60)
"""How long a menu may be under way before it is shown again."""

PATIENCE = 5
"""How often a menu is tried before it is given up: it only hides."""

_RESIDENT = (
    ("mulai", "start", "menu-start"),
    ("berita", "berita", "menu-news"),
    ("langganan", "subscriptions", "menu-subscriptions"),
    ("aspirasi", "feedback", "menu-feedback"),
    ("status", "status", "menu-status"),
    ("cek", "cek", "menu-check"),
    ("bantuan", "help", "menu-help"),
    ("privasi", "privasi", "menu-privacy"),
    ("bahasa", "bahasa", "menu-language"),
    ("berhenti", "stop", "menu-stop"),
)
_IN_GROUPS = (("cek", "cek", "menu-check"),)
_OF_GROUPS = (("tautkan", "link", "menu-link"),)
_BY_RIGHT = (
    ({Right.BROADCAST}, "broadcast", "broadcast", "menu-broadcast"),
    ({Right.BROADCAST}, "pantau", "pantau", "menu-monitor"),
    ({Right.BROADCAST}, "jadwal", "jadwal", "menu-timetable"),
    ({Right.BROADCAST}, "ralat", "ralat", "menu-correct"),
    ({Right.BROADCAST}, "tarik", "tarik", "menu-withdraw"),
    ({Right.MANAGE_FEEDS}, "sumber", "feed", "menu-sources"),
    ({Right.ANSWER}, "kotakmasuk", "inbox", "menu-inbox"),
    ({Right.EVALUATE}, "laporan", "report", "menu-report"),
    ({Right.RELAY, Right.CONFIRM_KIM}, "kim", "kim", "menu-kim"),
    ({Right.RELAY}, "teruskan", "forward", "menu-forward"),
    ({Right.RELAY}, "usulberita", "usulberita", "menu-propose"),
    (set(Right), "peran", "roles", "menu-mandates"),
    ({Right.TIGHTEN_RULES}, "aturan", "aturan", "menu-rules"),
    ({Right.AUDIT}, "audit", "audit", "menu-audit"),
)


@dataclass(frozen=True, slots=True)
class Showing:
    """One chat's menu on its way; `attempt` tells whether it was asked for anew meanwhile."""

    account_id: int
    chat_ref: str
    commands: Commands | None  # None: the menu that everybody has
    attempt: int


def offered(held: Iterable[Mandate], language: str) -> Commands:
    """What a person with these mandates is offered; without any it is the menu of residents."""
    mandates_held = tuple(held)
    own = [row for rights, *row in _BY_RIGHT if any(regions_with(mandates_held, right) for right in rights)]
    return _said((*own, *_RESIDENT), language)


def for_everybody() -> Mapping[str, Mapping[str, Commands]]:
    """By where (as messengers call it) and language: what is offered to everybody."""
    scopes = {
        "all_private_chats": _RESIDENT,
        "all_group_chats": _IN_GROUPS,
        "all_chat_administrators": (*_OF_GROUPS, *_IN_GROUPS),
    }
    return {scope: {language: _said(rows, language) for language in texts.LANGUAGES} for scope, rows in scopes.items()}


async def refresh(session: AsyncSession, resident_id: int, now: datetime) -> None:
    """The menus of a person are shown anew, soon after the commit."""
    await rows.ask(session, resident_id, now)


async def take(session: AsyncSession, accounts: Collection[int], now: datetime, most: int = 20) -> list[Showing]:
    """The menus that are due, taken out for the length of a lease."""
    showings = []
    for row in await rows.due(session, accounts, now, most):
        row.attempts, row.due_at = row.attempts + 1, now + LEASE
        held = await mandates.held_by(session, row.resident_id, now)
        language = (await residents.get(session, row.resident_id)).language
        showings.append(Showing(row.account_id, row.chat_ref, offered(held, language) if held else None, row.attempts))
    return showings


def _said(rows: Iterable[Sequence[str]], language: str) -> Commands:
    place = 1 if language == "en" else 0
    return [(row[place], texts.say(row[2], language)) for row in rows]


async def settle(session: AsyncSession, showing: Showing, outcome: Outcome, now: datetime) -> None:
    """Write down how it went; whatever was asked for meanwhile stays due."""
    row = await rows.at(session, showing.account_id, showing.chat_ref)
    if row is None or row.attempts != showing.attempt:
        return
    if isinstance(outcome, Later) and row.attempts < PATIENCE:
        row.due_at = now + timedelta(seconds=outcome.after)
    else:
        await rows.done(session, row)
