"""Taking over a list of KIMs that exist already: new ones are put on the register, gaps of known ones are filled."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from data import audits, regions
from data import kim_register as rows
from data.models import Kim, KimMember, KimMove
from domain.kim import KimState
from domain.kim_register import Move, MoveState, Office, name_key
from domain.kim_row import KimLists, KimRow
from domain.mandate import allows
from domain.refusal import Refusal
from domain.resident_row import RowFault
from domain.role import Right
from services import kim_entries
from services.kim_facts import thing
from services.people import Person

__all__ = ["BATCH", "Imported", "KimLists", "lists", "take"]

BATCH = 100
"""Rows of a list in one transaction, so that nobody else waits long."""


@dataclass(slots=True)
class Imported:
    """What became of the rows."""

    new: int = 0
    filled: int = 0  # known, and something was missing that the list has
    unchanged: int = 0


async def lists(session: AsyncSession, home_region: str, now: datetime) -> KimLists:
    """What the cells of a list are held against."""
    codes = frozenset(code for code, _ in await regions.named(session))
    return KimLists(codes, (await regions.lineage(session, home_region))[0].zone, now)


async def take(session: AsyncSession, official: Person, row: KimRow, done: Imported, now: datetime) -> None:
    """Bring in one KIM as an official of its region, counted in `done`; a RowFault, and nothing done, where not."""
    if not allows(official.mandates, Right.CONFIRM_KIM, row.region_code):
        raise RowFault("row-kim-not-your-region", code=row.region_code)
    number = _number(row)
    await rows.hold_names(session, row.region_code)
    known = await rows.named(session, row.region_code, name_key(row.name))
    if known is None:
        await _add(session, official, row, number, now)
        done.new += 1
    elif await _fill(session, official, known, row, number, now):
        done.filled += 1
    else:
        done.unchanged += 1


def _number(row: KimRow) -> str | None:
    try:
        return kim_entries.number(row.number) if row.number else None
    except Refusal:
        raise RowFault("row-kim-number", said=row.number) from None


async def _add(session: AsyncSession, official: Person, row: KimRow, number: str | None, now: datetime) -> None:
    decree = row.decree
    kim = Kim(
        region_code=row.region_code,
        name=row.name,
        kind=row.kind,
        state=row.state,
        theme=row.theme,
        kim_id_number=number,
        proposed_at=now,
        accepted_at=now,
        decree_number=decree.number if decree else None,
        decree_on=decree.on if decree else None,
        decree_signer=decree.signer if decree else None,
        inaugurated_on=row.inaugurated_on,
        alive_at=now,
    )
    await rows.put(session, kim)
    await _note(session, official, kim, Move.REGISTER, now)
    if row.board:
        await _seat(session, official, kim, row.board, now)
    changed = {"region": kim.region_code, "state": kim.state}
    audits.write(session, official.resident_id, "kim-imported", thing(kim), now, changed)


async def _fill(  # noqa: PLR0913 - a row and the KIM that it meets
    session: AsyncSession, official: Person, kim: Kim, row: KimRow, number: str | None, now: datetime
) -> bool:
    """What the register has stays; what it lacks comes from the list. Whether anything came."""
    if kim.accepted_at is None:
        raise RowFault("row-kim-waits")
    board = [(each.office, each.name) for each in await rows.board(session, kim.kim_id)]
    _agree(kim, row, number, board)
    before = (kim.theme, kim.kim_id_number)
    kim.theme, kim.kim_id_number = kim.theme or row.theme, kim.kim_id_number or number
    seated = bool(row.board) and not board
    if seated:
        await _seat(session, official, kim, row.board, now)
    filled = seated or before != (kim.theme, kim.kim_id_number)
    if filled:
        audits.write(session, official.resident_id, "kim-filled", thing(kim), now)
    return filled


def _agree(kim: Kim, row: KimRow, number: str | None, board: Sequence[tuple[Office, str]]) -> None:
    """A list that says something else than the register is no way to change it: an SK takes its steps."""
    decree = (row.decree.number, row.decree.on) if row.decree else None
    said = {
        "theme": (kim.theme, row.theme),
        "kim_id_number": (kim.kim_id_number, number),
        "members": (list(board) or None, list(row.board) or None),
    }
    differing = next((name for name, (has, says) in said.items() if has and says and has != says), None)
    if decree and decree != (kim.decree_number, kim.decree_on):
        differing = "sk_number"
    elif row.inaugurated_on and row.inaugurated_on != kim.inaugurated_on:
        differing = "inaugurated_on"
    if differing is not None:
        raise RowFault("row-kim-differs", column=differing)


async def _seat(
    session: AsyncSession, official: Person, kim: Kim, board: Sequence[tuple[Office, str]], now: datetime
) -> None:
    move = await _note(session, official, kim, Move.BOARD, now)
    seats = [
        KimMember(kim_id=kim.kim_id, kim_move_id=move.kim_move_id, office=office, name=name, started_at=now)
        for office, name in board
    ]
    await rows.put(session, *seats)


async def _note(session: AsyncSession, official: Person, kim: Kim, move: Move, now: datetime) -> KimMove:
    """The history begins with the list."""
    done = KimMove(
        kim_id=kim.kim_id,
        move=move,
        state=MoveState.DONE,
        from_state=KimState.PROPOSED if move is Move.REGISTER else kim.state,
        to_state=kim.state,
        asked_by=official.resident_id,
        asked_at=now,
        decided_by=official.resident_id,
        decided_at=now,
        details={"list": True},
    )
    await rows.put(session, done)
    return done
