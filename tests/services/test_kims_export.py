"""The register as rows: the same whether it is told of one KIM or of many, and in as many questions."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from data.database import Database
from data.models import Kim, KimMember, KimMove, Media
from domain.kim import KimState
from domain.kim_register import Move, MoveState, Office
from domain.message import ContentKind
from services import kims_export
from tests.data.test_plans import asked
from tests.kim_town import DAMAI, KOTA, a_linked_channel, a_town


async def _a_kim(session: AsyncSession, number: int, now: datetime, *photos: MoveState) -> None:
    """A KIM with as many on its board as its number says, and an SK for each of these states, with a photo."""
    kim = Kim(region_code=DAMAI, name=f"KIM {number}", state=KimState.ACTIVE, proposed_at=now, accepted_at=now)
    kim.alive_at, kim.decree_number = now, f"188/{number}"
    session.add(kim)
    await session.flush()
    board = await _moved(session, kim, Move.BOARD, MoveState.DONE, now)
    for person in range(number):
        member = KimMember(kim_id=kim.kim_id, kim_move_id=board, office=Office.MEMBER, name=str(person), started_at=now)
        session.add(member)
    for state in photos:
        decree = await _moved(session, kim, Move.DECREE, state, now)
        session.add(Media(kim_move_id=decree, kind=ContentKind.PHOTO))
    await session.flush()


async def _moved(session: AsyncSession, kim: Kim, what: Move, state: MoveState, now: datetime) -> int:
    move = KimMove(kim_id=kim.kim_id, move=what, state=state, from_state=kim.state, asked_at=now)
    session.add(move)
    await session.flush()
    return move.kim_move_id


async def _listed(session: AsyncSession) -> dict[str, str]:
    page = await kims_export.overview(session, KOTA, 0)
    return {cells[4]: " ".join(cells[6:]) for _, cells in page}


async def test_many_are_listed_in_as_many_questions_as_one(home: Database, now: datetime) -> None:
    async with home.sessions.begin() as session:
        await _a_kim(session, 1, now)
    async with home.reads() as session:
        with asked(session) as one:
            await _listed(session)
    async with home.sessions.begin() as session:
        for number in range(2, 12):
            await _a_kim(session, number, now)
    async with home.reads() as session:
        with asked(session) as many:
            assert len(await _listed(session)) == 11
    assert len(many) == len(one)


async def test_each_is_told_of_its_own_board_channels_and_photo(home: Database, now: datetime) -> None:
    async with home.sessions.begin() as session:
        await _a_kim(session, 1, now, MoveState.DONE)
        await _a_kim(session, 2, now, MoveState.REFUSED)
        await _a_kim(session, 3, now)
        await a_linked_channel(session, await a_town(session, now), now)
    async with home.reads() as session:
        listed = await _listed(session)
    counts = {name: cells.split()[:2] for name, cells in listed.items()}
    assert [counts.pop(f"KIM {number}") for number in (1, 2, 3)] == [["1", "0"], ["2", "0"], ["3", "0"]]
    assert list(counts.values()) == [["0", "1"]]
    assert ["photo" in listed[f"KIM {number}"].split() for number in (1, 2, 3)] == [False, True, True]
