"""What a move of the KIM register does besides changing the state."""

from datetime import date, datetime

from sqlalchemy.ext.asyncio import AsyncSession

from data import kim_register as rows
from data.models import Kim, KimMove
from domain.kim_register import Move
from domain.role import Role
from services import channels, kim_boards, kim_mandates

NUMBER, DAY, SIGNER = "number", "day", "signer"
"""The details of an SK; an inauguration has only a day."""

UNLINK = "unlink"
"""Whether a dissolved KIM's channels go with it, or stay the region's."""


def day_of(move: KimMove) -> date:
    """The day of an SK or an inauguration."""
    return date.fromisoformat(move.details[DAY])


async def carry_out(session: AsyncSession, kim: Kim, move: KimMove, now: datetime) -> None:
    """The rows that a move changes, in the transaction that makes it."""
    match move.move:
        case Move.REGISTER:
            kim.accepted_at = now
            given = kim_mandates.Given(Role.KIM_AGENT, kim_mandates.REGISTERED, move.decided_by)
            await kim_mandates.give(session, kim, move.asked_by, given, now)
        case Move.BOARD:
            await kim_boards.install(session, kim, move, now)
        case Move.DECREE:
            kim.decree_number, kim.decree_signer = move.details[NUMBER], move.details[SIGNER]
            kim.decree_on = day_of(move)
        case Move.INAUGURATE:
            kim.inaugurated_on = day_of(move)
        case Move.DISSOLVE:
            await _dissolve(session, kim, move, now)
    if move.move is not Move.DISSOLVE and (move.move is not Move.REST or move.decided_by is not None):
        kim.alive_at = now  # a silence is counted from here; the one that ends in rest is kept as it was
    await session.flush()


async def _dissolve(session: AsyncSession, kim: Kim, move: KimMove, now: datetime) -> None:
    """Mandates and offices end at once; its channels go, or stay as the region's own."""
    await kim_mandates.end_all(session, kim, move.decided_by, now)
    await kim_boards.end(session, kim, now)
    for channel in await rows.channels(session, kim.kim_id):
        if move.details.get(UNLINK):
            await channels.release(session, channel, move.decided_by, now)
        else:
            channel.kim_id = None
