"""Questions about signs of life: what a KIM's channels got in their slots, what its agents passed on by hand."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import exists, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from data.models import CoverageReport, Kim, KimChannel, KimMove, Relay
from domain.kim import KimState, RelayState
from domain.kim_register import Move


@dataclass(frozen=True, slots=True)
class Pulse:
    """What is known of a KIM's life; `asleep`: it is not active, but could be."""

    kim_id: int
    alive_at: datetime | None
    asleep: bool
    rested_by_official: bool


async def relayed(session: AsyncSession, since: datetime) -> Mapping[int, datetime]:
    """By KIM: when one of its channels got something in a slot last, since a moment."""
    rows = await session.execute(
        select(KimChannel.kim_id, func.max(Relay.settled_at))
        .join(KimChannel, KimChannel.kim_channel_id == Relay.kim_channel_id)
        .where(Relay.settled_at > since, Relay.state == RelayState.RELAYED, KimChannel.kim_id.is_not(None))
        .group_by(KimChannel.kim_id)
    )
    return {kim_id: at for kim_id, at in rows if kim_id is not None and at is not None}


async def passed_on(session: AsyncSession, since: datetime) -> Mapping[int, datetime]:
    """By KIM: when one of its agents reported last to have passed something on, since a moment."""
    rows = await session.execute(
        select(CoverageReport.kim_id, func.max(CoverageReport.reported_at))
        .where(CoverageReport.reported_at > since, CoverageReport.kim_id.is_not(None))
        .group_by(CoverageReport.kim_id)
    )
    return {kim_id: at for kim_id, at in rows if kim_id is not None and at is not None}


async def pulses(session: AsyncSession, kim_ids: Collection[int]) -> Sequence[Pulse]:
    """What is known of some KIMs."""
    rest, later = aliased(KimMove), aliased(KimMove)
    newer = exists().where(later.kim_id == rest.kim_id, later.move == Move.REST, later.kim_move_id > rest.kim_move_id)
    by_official = exists().where(
        rest.kim_id == Kim.kim_id, rest.move == Move.REST, rest.decided_by.is_not(None), ~newer
    )
    rows = await session.execute(
        select(Kim.kim_id, Kim.alive_at, Kim.state, by_official)
        .where(Kim.kim_id.in_(kim_ids), Kim.state != KimState.DISSOLVED)
        .order_by(Kim.kim_id)
    )
    asleep = {KimState.DORMANT, KimState.INAUGURATED}
    return [
        Pulse(kim_id, alive_at, state in asleep, state is KimState.DORMANT and by_official)
        for kim_id, alive_at, state, by_official in rows
    ]
