"""Boards of KIMs: proposed whole, confirmed by an official, handed over in one moment."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from data import kim_register as rows
from data.models import Kim, KimMember, KimMove
from domain.kim_register import Move, Office, board_fault
from domain.line import line
from domain.refusal import Refusal
from domain.role import Role
from services import kim_mandates

MOST = 15
SHORTEST_NAME, LONGEST_NAME = 2, 60


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody for a board, as the SK names them; `resident_id` where they are known to us."""

    office: Office
    name: str
    resident_id: int | None = None


def check(move: Move, board: Sequence[Named]) -> None:
    """Refuse a board that is none: nobody to lead it, too few, too many, or one person twice."""
    if move is not Move.BOARD:
        return
    fault = board_fault([each.office for each in board])
    if fault is not None:
        raise Refusal("kim-board-fault", fault=str(fault))
    people = [each.resident_id for each in board if each.resident_id is not None]
    if len(board) > MOST or len(people) > len(set(people)):
        raise Refusal("kim-board-too-many", most=MOST)
    for each in board:
        clean_name(each.name)


def clean_name(name: str) -> str:
    """A person's name without stray spaces; refused where it is none."""
    clean = line(name)
    if not SHORTEST_NAME <= len(clean) <= LONGEST_NAME:
        raise Refusal("kim-member-name", longest=LONGEST_NAME)
    return clean


async def propose(session: AsyncSession, move: KimMove, board: Sequence[Named]) -> None:
    """Keep a board beside the move that asks for it."""
    for each in board:
        member = KimMember(
            kim_id=move.kim_id,
            kim_move_id=move.kim_move_id,
            office=each.office,
            name=clean_name(each.name),
            resident_id=each.resident_id,
        )
        await rows.put(session, member)


async def still_one(session: AsyncSession, move: KimMove) -> None:
    """Refuse a board of which somebody was erased while it waited, if that leaves none."""
    if move.move is Move.BOARD:
        left = [each.office for each in await rows.board_asked(session, move.kim_move_id) if each.ended_at is None]
        if (fault := board_fault(left)) is not None:
            raise Refusal("kim-board-fault", fault=str(fault))


async def install(session: AsyncSession, kim: Kim, move: KimMove, now: datetime) -> None:
    """The board of a move takes over: offices and mandates of the old one end in the moment in which its own begin."""
    members = [each for each in await rows.board_asked(session, move.kim_move_id) if each.ended_at is None]
    known = await rows.living(session, [each.resident_id for each in members if each.resident_id])
    roles = {each.resident_id: _role(each.office) for each in members if each.resident_id in known}
    before = {each.resident_id for each in await rows.board(session, kim.kim_id)}
    await end(session, kim, now)
    held = await rows.holders(session, kim.kim_id, now)
    over = [each for each in held if _is_over(each.resident_id, each.role, roles, before)]
    await kim_mandates.end(session, over, move.decided_by, now)
    for member in members:
        member.started_at = now
        member.resident_id = member.resident_id if member.resident_id in known else None
    for resident_id, role in roles.items():
        given = kim_mandates.Given(role, kim_mandates.ON_BOARD, move.decided_by)
        await kim_mandates.give(session, kim, resident_id, given, now)


async def end(session: AsyncSession, kim: Kim, now: datetime) -> None:
    """Nobody holds an office of a KIM any longer."""
    for member in await rows.board(session, kim.kim_id):
        member.ended_at = now
    await session.flush()


def _role(office: Office) -> Role:
    return Role.KIM_CHAIR if office is Office.CHAIR else Role.KIM_AGENT


def _is_over(resident_id: int, role: Role, wanted: Mapping[int, Role], before: set[int | None]) -> bool:
    """Whoever leaves the board serves the KIM no longer in any way; the chair is handed over."""
    if role is Role.KIM_CHAIR:
        return wanted.get(resident_id) is not Role.KIM_CHAIR
    return resident_id in before and resident_id not in wanted
