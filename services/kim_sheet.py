"""What the register shows of a KIM: how it stands, what is missing, who is on the board, what was done to it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from data import audits
from data import kim_register as rows
from data.models import Kim, KimMember, KimMove
from domain.kim import KimState
from domain.kim_register import KimFacts, Lack, Move, Mover, MoveState, lacks, next_move
from domain.mandate import regions_with
from domain.message import MediaItem
from domain.refusal import Refusal
from domain.role import Right
from services import enclosures, kim_facts, mandates
from services.kim_facts import mover_of, thing
from services.people import Person

__all__ = [
    "Kim",
    "KimMember",
    "KimMove",
    "Sheet",
    "bar",
    "board",
    "board_with",
    "history",
    "mine",
    "of",
    "page",
    "photo",
    "photo_with",
    "waiting",
]

PAGE = 8
_HISTORY = 12


@dataclass(frozen=True, slots=True)
class Sheet:
    """A KIM as somebody may see it; `waiting` is the move that an official has yet to decide."""

    kim: Kim
    facts: KimFacts
    lacks: tuple[Lack, ...]
    waiting: KimMove | None
    asked_by_me: bool
    credited: int  # residents who came by its QR code and are still with us
    next: Move | None
    mover: Mover | None  # in what way the one who looks acts on it
    why: str  # why it is dormant, where somebody has said so


async def of(session: AsyncSession, person: Person, kim_id: int) -> Sheet:
    """A KIM on the register or proposed; refused to all but those who serve or proposed it and its officials."""
    kim = await rows.kim(session, kim_id)
    asked = await rows.asked(session, kim_id)
    mine = asked is not None and asked.asked_by == person.resident_id is not None
    if kim is None or not (mover_of(person, kim) or (mine and asked and asked.move is Move.REGISTER)):
        raise Refusal("kim-unknown")
    facts = await kim_facts.of(session, kim)
    credited = await rows.credited(session, kim_id)
    rest = await rows.newest(session, kim_id, Move.REST, MoveState.DONE) if kim.state is KimState.DORMANT else None
    why = (rest.reason or "") if rest else ""
    return Sheet(kim, facts, lacks(facts), asked, mine, credited, next_move(facts), mover_of(person, kim), why)


async def mine(session: AsyncSession, person: Person) -> Sequence[Kim]:
    """The KIMs that a person serves or has proposed, newest first."""
    if person.resident_id is None:
        return []
    own = [held.kim_id for held in person.mandates if held.kim_id is not None]
    return await rows.mine(session, person.resident_id, own, PAGE)


async def waiting(session: AsyncSession, person: Person) -> Sequence[tuple[KimMove, Kim]]:
    """The moves that wait for this official, oldest first."""
    return await rows.asked_in(session, regions_with(person.mandates, Right.CONFIRM_KIM), PAGE)


async def page(session: AsyncSession, person: Person, after: int) -> tuple[Sequence[Kim], bool]:
    """The next KIMs of an official's regions, and whether there are more."""
    codes = mandates.regions(person, Right.CONFIRM_KIM)
    found = await rows.in_regions(session, codes, after, PAGE + 1)
    return found[:PAGE], len(found) > PAGE


async def board(session: AsyncSession, person: Person, kim_id: int, now: datetime) -> Sequence[KimMember]:
    """Who is on the board; an official who reads the names is noted."""
    kim = await _seen(session, person, kim_id)
    if mover_of(person, kim) is Mover.OFFICIAL:
        audits.write(session, person.resident_id, "kim-board-read", thing(kim), now)
    return await rows.board(session, kim_id)


async def photo(session: AsyncSession, person: Person, kim_id: int, account_id: int, now: datetime) -> MediaItem:
    """The photo of the SK in force, for officials of the region only; that it was read is noted."""
    kim = await _seen(session, person, kim_id)
    move = await kim_facts.photo_of(session, kim_id)
    if move is None:
        raise Refusal("kim-no-photo")
    return await photo_with(session, person, (move, kim), account_id, now)


async def photo_with(
    session: AsyncSession, official: Person, of_move: tuple[KimMove, Kim], account_id: int, now: datetime
) -> MediaItem:
    """The photo that came with a move, for officials of the region only; that it was read is noted."""
    move, kim = of_move
    mandates.require(official, Right.CONFIRM_KIM, kim.region_code)
    found = await enclosures.of(session, move, account_id)
    if not found:
        raise Refusal("kim-no-photo")
    audits.write(session, official.resident_id, "kim-decree-read", thing(kim), now, {"move": move.kim_move_id})
    return found[0]


async def board_with(
    session: AsyncSession, official: Person, of_move: tuple[KimMove, Kim], now: datetime
) -> Sequence[KimMember]:
    """The board that a move asks for, for officials of the region only; that it was read is noted."""
    move, kim = of_move
    mandates.require(official, Right.CONFIRM_KIM, kim.region_code)
    audits.write(session, official.resident_id, "kim-board-read", thing(kim), now, {"move": move.kim_move_id})
    return await rows.board_asked(session, move.kim_move_id)


async def history(session: AsyncSession, person: Person, kim_id: int) -> tuple[Kim, Sequence[KimMove]]:
    """What was done to a KIM, newest first; no names."""
    kim = await _seen(session, person, kim_id)
    return kim, await rows.history(session, kim_id, _HISTORY)


async def bar(session: AsyncSession, region_code: str) -> str | None:
    """The rule that keeps civil servants off boards here, as it is cited."""
    row = await rows.bar(session, region_code)
    return row.basis if row else None


async def _seen(session: AsyncSession, person: Person, kim_id: int) -> Kim:
    return (await of(session, person, kim_id)).kim
