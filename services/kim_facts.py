"""How a KIM stands on the register, counted from its rows, and in what way somebody acts on it."""

from collections.abc import Collection, Mapping

from sqlalchemy.ext.asyncio import AsyncSession

from data import enclosures
from data import kim_facts as counted
from data import kim_register as rows
from data.models import Kim, KimMove
from domain.kim_register import KimFacts, Move, Mover, MoveState
from domain.mandate import allows
from domain.role import Right
from services.people import Person


async def of(session: AsyncSession, kim: Kim) -> KimFacts:
    """The facts by which the table of moves decides."""
    return (await of_all(session, [kim]))[kim.kim_id]


async def of_all(session: AsyncSession, kims: Collection[Kim]) -> Mapping[int, KimFacts]:
    """The same of many, by their ids, in three questions however many there are."""
    ids = [kim.kim_id for kim in kims]
    boards, channels = await counted.boards(session, ids), await counted.channels(session, ids)
    photos = await counted.with_photo(session, ids)
    return {
        kim.kim_id: KimFacts(
            state=kim.state,
            kind=kim.kind,
            accepted=kim.accepted_at is not None,
            board=boards.get(kim.kim_id, ()),
            theme=bool(kim.theme),
            decree=bool(kim.decree_number),
            photo=kim.kim_id in photos,
            inaugurated=kim.inaugurated_on is not None,
            channels=channels.get(kim.kim_id, 0),
            number=bool(kim.kim_id_number),
        )
        for kim in kims
    }


async def photo_of(session: AsyncSession, kim_id: int) -> KimMove | None:
    """The move that brought the photo of the SK in force."""
    move = await rows.newest(session, kim_id, Move.DECREE, MoveState.DONE)
    return move if move is not None and await enclosures.of(session, move) else None


def mover_of(person: Person, kim: Kim) -> Mover | None:
    """In what way somebody acts on a KIM; who serves it asks others, though they were officials."""
    own = [held for held in person.mandates if held.kim_id == kim.kim_id]
    if allows(own, Right.MANAGE_REGISTER, kim.region_code):
        return Mover.AGENT
    return Mover.OFFICIAL if allows(person.mandates, Right.CONFIRM_KIM, kim.region_code) else None


def thing(kim: Kim) -> str:
    """A KIM as the audit trail names it."""
    return f"kim:{kim.kim_id}"
