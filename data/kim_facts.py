"""Questions to many KIMs at once: their boards, the photos of their SKs, their channels."""

from collections.abc import Collection, Mapping

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from data.models import KimChannel, KimMember, KimMove, Media
from domain.kim import ChannelState
from domain.kim_register import Move, MoveState, Office


async def boards(session: AsyncSession, kim_ids: Collection[int]) -> Mapping[int, tuple[Office, ...]]:
    """By KIM: the offices of those on the board now, one a person."""
    rows = await session.execute(
        select(KimMember.kim_id, KimMember.office)
        .where(KimMember.kim_id.in_(kim_ids), KimMember.started_at.is_not(None), KimMember.ended_at.is_(None))
        .order_by(KimMember.kim_member_id)
    )
    found: dict[int, tuple[Office, ...]] = {}
    for kim_id, office in rows:
        found[kim_id] = (*found.get(kim_id, ()), office)
    return found


async def with_photo(session: AsyncSession, kim_ids: Collection[int]) -> frozenset[int]:
    """Those of these KIMs of whose SK in force there is a photo."""
    in_force = (
        select(KimMove.kim_id, func.max(KimMove.kim_move_id).label("kim_move_id"))
        .where(KimMove.kim_id.in_(kim_ids), KimMove.move == Move.DECREE, KimMove.state == MoveState.DONE)
        .group_by(KimMove.kim_id)
        .subquery()
    )
    rows = await session.scalars(
        select(in_force.c.kim_id).join(Media, Media.kim_move_id == in_force.c.kim_move_id).distinct()
    )
    return frozenset(rows)


async def channels(session: AsyncSession, kim_ids: Collection[int]) -> Mapping[int, int]:
    """By KIM: how many channels are linked."""
    rows = await session.execute(
        select(KimChannel.kim_id, func.count())
        .where(KimChannel.kim_id.in_(kim_ids), KimChannel.state == ChannelState.LINKED)
        .group_by(KimChannel.kim_id)
    )
    return {kim_id: count for kim_id, count in rows if kim_id is not None}
