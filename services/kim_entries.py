"""Entries of a KIM that it keeps itself: its theme and its number at kim.id."""

import re
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from data import audits
from data import kim_register as rows
from data.models import Kim
from domain.kim import KimState
from domain.line import line
from domain.refusal import Refusal
from services.kim_facts import mover_of, thing
from services.people import Person

LONGEST_THEME = 60
_NUMBER = re.compile(r"[A-Z0-9][A-Z0-9./-]{0,29}")


async def set_theme(session: AsyncSession, person: Person, kim_id: int, typed: str, now: datetime) -> Kim:
    """What the KIM is about."""
    kim = await _own(session, person, kim_id)
    kim.theme = theme(typed)
    audits.write(session, person.resident_id, "kim-theme-set", thing(kim), now)
    return kim


async def set_number(session: AsyncSession, person: Person, kim_id: int, typed: str, now: datetime) -> Kim:
    """The KIM's number on the national register."""
    kim = await _own(session, person, kim_id)
    kim.kim_id_number = number(typed)
    audits.write(session, person.resident_id, "kim-number-set", thing(kim), now)
    return kim


def theme(typed: str) -> str:
    """A theme without stray spaces; refused where it is none."""
    clean = line(typed)
    if not 3 <= len(clean) <= LONGEST_THEME:
        raise Refusal("kim-theme-length", longest=LONGEST_THEME)
    return clean


def number(typed: str) -> str:
    """A number of kim.id as it is stored; refused where it is none."""
    clean = "".join(typed.split()).upper()
    if not _NUMBER.fullmatch(clean):
        raise Refusal("kim-number-wrong")
    return clean


async def _own(session: AsyncSession, person: Person, kim_id: int) -> Kim:
    kim = await rows.kim(session, kim_id)
    if kim is None or mover_of(person, kim) is None:
        raise Refusal("kim-register-not-yours", id=person.ref)
    if kim.state is KimState.DISSOLVED or kim.accepted_at is None:
        raise Refusal("kim-not-on-register")
    return kim
