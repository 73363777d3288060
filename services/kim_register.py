"""The KIM register: moves are asked for by agents and decided by officials, or made by officials at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from data import audits
from data import kim_register as rows
from data.models import Kim, KimMove
from domain.kim import KimState
from domain.kim_register import (
    RULES,
    KimFacts,
    KimKind,
    Lack,
    Move,
    Mover,
    MoveState,
    clean_name,
    kinds_at,
    leads,
    name_key,
    stops,
)
from domain.mandate import allows
from domain.message import MediaItem
from domain.refusal import Refusal
from domain.role import Right
from services import enclosures, kim_boards, kim_effects, kim_facts, mandates, people
from services.kim_boards import Named
from services.kim_facts import mover_of, thing
from services.people import Person

__all__ = [
    "Asked",
    "Kim",
    "KimMove",
    "Wish",
    "by_the_house",
    "check",
    "concerned",
    "confirm",
    "kim_of",
    "make",
    "refuse",
    "register",
    "waiting",
    "withdraw",
]

MOST_PROPOSALS = 5


@dataclass(frozen=True, slots=True)
class Wish:
    """A KIM that somebody wants on the register."""

    region_code: str
    name: str
    kind: KimKind
    theme: str | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """A move with everything that belongs to it: details as JSON values, a board, the photo of an SK."""

    move: Move
    details: Mapping[str, str | bool] = field(default_factory=dict)
    board: Sequence[Named] = ()
    photo: MediaItem | None = None
    account_id: int = 0  # whose id of the photo it is
    reason: str | None = None


async def register(session: AsyncSession, person: Person, account_id: int, wish: Wish, now: datetime) -> KimMove:
    """Somebody proposes a KIM; where they are an official of the region it is on the register at once."""
    official = allows(person.mandates, Right.CONFIRM_KIM, wish.region_code)
    known = person if official else await people.ensure_known(session, account_id, person, now)
    if not official and await rows.proposals_of(session, known.resident_id or 0) >= MOST_PROPOSALS:
        raise Refusal("kim-too-many-proposals", count=MOST_PROPOSALS)
    kim = await _new(session, wish, now)
    move = await _begin(session, kim, known, Asked(Move.REGISTER), now)
    audits.write(session, known.resident_id, "kim-proposed", thing(kim), now, {"region": kim.region_code})
    return await _finish(session, kim, move, known, now) if official else move


async def make(session: AsyncSession, person: Person, kim_id: int, asked: Asked, now: datetime) -> KimMove:
    """A move is asked for, or made at once by whoever may; refused where the table of moves has no such way."""
    kim = await _held(session, kim_id)
    rule, mover = RULES[asked.move], mover_of(person, kim)
    if mover not in rule.made_by | rule.asked_by:
        raise Refusal("kim-register-not-yours", id=person.ref)
    await check(session, kim, asked.move)
    kim_boards.check(asked.move, asked.board)
    if mover is Mover.OFFICIAL and person.resident_id in {each.resident_id for each in asked.board}:
        raise Refusal("kim-not-for-yourself")
    if await rows.asked(session, kim_id) is not None:
        raise Refusal("kim-move-waits")
    move = await _begin(session, kim, person, asked, now)
    return await _finish(session, kim, move, person, now) if mover in rule.made_by else move


async def confirm(
    session: AsyncSession, official: Person, kim_move_id: int, now: datetime, *, unlink: bool = False
) -> KimMove:
    """An official says yes to a move that somebody else asked for; `unlink`: a dissolved KIM's channels go with it."""
    move, kim = await waiting(session, official, kim_move_id)
    if official.resident_id in await concerned(session, move, now):
        raise Refusal("kim-not-for-yourself")
    await check(session, kim, move.move)
    await kim_boards.still_one(session, move)
    if move.move is Move.DISSOLVE:
        move.details = {**move.details, kim_effects.UNLINK: unlink}
    return await _finish(session, kim, move, official, now)


async def refuse(session: AsyncSession, official: Person, kim_move_id: int, now: datetime) -> KimMove:
    """An official says no; the reason goes to the agent and is not kept."""
    move, kim = await waiting(session, official, kim_move_id)
    await _drop(session, kim, move, MoveState.REFUSED)
    move.decided_by, move.decided_at = official.resident_id, now
    audits.write(session, official.resident_id, "kim-move-refused", thing(kim), now, {"move": move.move})
    return move


async def withdraw(session: AsyncSession, person: Person, kim_id: int, now: datetime) -> KimMove:
    """Whoever asked for a move, or serves the KIM, takes it back before it is decided."""
    kim = await _held(session, kim_id)
    move = await rows.asked(session, kim_id)
    if move is None:
        raise Refusal("kim-proposal-settled")
    if person.resident_id != move.asked_by and mover_of(person, kim) is not Mover.AGENT:
        raise Refusal("kim-register-not-yours", id=person.ref)
    await _drop(session, kim, move, MoveState.WITHDRAWN)
    move.decided_at = now
    audits.write(session, person.resident_id, "kim-move-withdrawn", thing(kim), now, {"move": move.move})
    return move


async def waiting(session: AsyncSession, official: Person, kim_move_id: int) -> tuple[KimMove, Kim]:
    """A move that this official may decide; refused where it is settled or in somebody else's region."""
    found = await rows.move(session, kim_move_id)
    if found is None:
        raise Refusal("kim-proposal-settled")
    kim = await _held(session, found.kim_id)
    mandates.require(official, Right.CONFIRM_KIM, kim.region_code)
    move = await rows.move(session, kim_move_id)
    if move is None or move.state is not MoveState.ASKED:
        raise Refusal("kim-proposal-settled")
    return move, kim


async def kim_of(session: AsyncSession, move: KimMove) -> Kim:
    """The KIM that a move is about."""
    return await _held(session, move.kim_id)


async def by_the_house(session: AsyncSession, kim: Kim, move: Move, now: datetime) -> KimMove:
    """The house makes a move by itself; the caller holds the KIM."""
    begun = await _begin(session, kim, Person(ref=""), Asked(move), now)
    return await _finish(session, kim, begun, None, now)


async def _new(session: AsyncSession, wish: Wish, now: datetime) -> Kim:
    name = clean_name(wish.name)
    if wish.kind not in kinds_at(wish.region_code):
        raise Refusal("kim-kind-not-here")
    await rows.hold_names(session, wish.region_code)
    if await rows.named(session, wish.region_code, name_key(name)) is not None:
        raise Refusal("kim-name-taken", name=name)
    kim = Kim(region_code=wish.region_code, name=name, kind=wish.kind, theme=wish.theme, proposed_at=now)
    await rows.put(session, kim)
    return kim


async def _held(session: AsyncSession, kim_id: int) -> Kim:
    kim = await rows.kim(session, kim_id)
    if kim is None:
        raise Refusal("kim-unknown")
    return kim


async def check(session: AsyncSession, kim: Kim, move: Move) -> None:
    """Refuse a move that the table does not allow from here, or for which something is missing."""
    if leads(move, kim.state) is None:
        raise Refusal("kim-move-impossible", state=str(kim.state))
    facts: KimFacts = await kim_facts.of(session, kim)
    lack: Lack | None = stops(move, facts)
    if lack is not None:
        raise Refusal("kim-move-lacks", lack=str(lack))


async def _begin(session: AsyncSession, kim: Kim, person: Person, asked: Asked, now: datetime) -> KimMove:
    move = KimMove(
        kim_id=kim.kim_id,
        move=asked.move,
        state=MoveState.ASKED,
        from_state=kim.state,
        asked_by=person.resident_id,
        asked_at=now,
        details=dict(asked.details),
        reason=asked.reason,
    )
    await rows.put(session, move)
    await kim_boards.propose(session, move, asked.board)
    if asked.photo is not None:
        await enclosures.keep(session, move, [asked.photo], asked.account_id)
    return move


async def _finish(session: AsyncSession, kim: Kim, move: KimMove, by: Person | None, now: datetime) -> KimMove:
    after, who = leads(move.move, kim.state), by.resident_id if by else None
    if after is None:
        raise Refusal("kim-move-impossible", state=str(kim.state))
    move.state, move.from_state, move.to_state, move.decided_at = MoveState.DONE, kim.state, after, now
    move.decided_by, kim.state = who, after
    await kim_effects.carry_out(session, kim, move, now)
    changed = {"move": move.move, "from": move.from_state, "to": after}
    audits.write(session, who, "kim-moved", thing(kim), now, changed)
    return move


async def _drop(session: AsyncSession, kim: Kim, move: KimMove, end: MoveState) -> None:
    """A move comes to nothing; a KIM that was never accepted is gone with it, and its name free again."""
    move.state, move.details = end, {}
    await rows.drop_board(session, move.kim_move_id)
    await enclosures.drop(session, move)
    if move.move is Move.REGISTER:
        kim.state = KimState.DISSOLVED
    await session.flush()


async def concerned(session: AsyncSession, move: KimMove, now: datetime) -> set[int | None]:
    """Who may not decide a move: whoever asked for it, serves the KIM, or would sit on its board."""
    serving = {held.resident_id for held in await rows.holders(session, move.kim_id, now)}
    named = {member.resident_id for member in await rows.board_asked(session, move.kim_move_id)}
    return (serving | named | {move.asked_by}) - {None}
