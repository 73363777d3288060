"""Questions to the proposals of KIM agents."""

from collections.abc import Collection, Sequence

from sqlalchemy import func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from data import regions
from data.models import Broadcast, Proposal
from domain.broadcast import BroadcastState
from domain.proposal import ProposalState


async def put(session: AsyncSession, row: Proposal | Broadcast) -> None:
    """A new row, with its id at once."""
    session.add(row)
    await session.flush()


async def lock(session: AsyncSession, proposal_id: int) -> Proposal | None:
    """One proposal, kept from others until the end of this transaction."""
    return await session.get(Proposal, proposal_id, with_for_update=True, populate_existing=True)


async def of_album(session: AsyncSession, author_id: int, album: str) -> Proposal | None:
    """What somebody proposed with pictures that were sent together."""
    found: Proposal | None = await session.scalar(
        select(Proposal).where(Proposal.author_id == author_id, Proposal.album == album).limit(1)
    )
    return found


async def of_author(
    session: AsyncSession, author_id: int, most: int
) -> Sequence[tuple[Proposal, BroadcastState | None]]:
    """What somebody proposed, newest first, each with the state of what became of it."""
    rows = await session.execute(
        select(Proposal, Broadcast.state)
        .outerjoin(Broadcast, Broadcast.broadcast_id == Proposal.broadcast_id)
        .where(Proposal.author_id == author_id)
        .order_by(Proposal.proposal_id.desc())
        .limit(most)
    )
    return [(proposal, state) for proposal, state in rows]


async def held_of(session: AsyncSession, author_id: int) -> int:
    """How many of somebody's proposals still wait."""
    question = select(func.count()).where(Proposal.author_id == author_id, Proposal.state == ProposalState.HELD)
    return await session.scalar(question) or 0


async def held_in(session: AsyncSession, codes: Collection[str], most: int) -> Sequence[Proposal]:
    """What waits for the officials of some regions, the oldest first."""
    rows = await session.scalars(
        select(Proposal)
        .where(Proposal.state == ProposalState.HELD, or_(*(regions.inside(Proposal.region_code, c) for c in codes)))
        .order_by(Proposal.proposal_id)
        .limit(most)
    )
    return rows.all()
