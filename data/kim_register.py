"""Questions to the KIM register: KIMs, their moves, boards and mandates."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, and_, delete, func, or_, select, true
from sqlalchemy.ext.asyncio import AsyncSession

from data.kims import in_any
from data.models import CivilServantBar, Kim, KimChannel, KimMember, KimMove, Mandate, Region, Resident
from domain.kim import ChannelState, KimState
from domain.kim_register import Move, MoveState
from domain.region import parents

_WORKING = (KimState.INAUGURATED, KimState.ACTIVE)
_UNNUDGED = or_(Kim.nudged_at.is_(None), Kim.nudged_at < Kim.alive_at)
"""Nobody was nudged in this silence."""

_ROW = (Kim.accepted_at.is_not(None), Kim.state != KimState.DISSOLVED)
"""On the register, and living."""


async def hold_names(session: AsyncSession, region_code: str) -> None:
    """Nobody else names a KIM of this region until the transaction ends."""
    await session.execute(
        select(Region.code).where(Region.code == region_code).with_for_update(key_share=True, of=Region)
    )


async def named(session: AsyncSession, region_code: str, key: str) -> Kim | None:
    """The living KIM of this region with this name, accepted or not."""
    found: Kim | None = await session.scalar(
        select(Kim).where(Kim.region_code == region_code, Kim.name_key == key, Kim.state != KimState.DISSOLVED)
    )
    return found


async def put(session: AsyncSession, *new: Kim | KimMove | KimMember) -> None:
    """New rows, with their ids at once."""
    session.add_all(new)
    await session.flush()


async def kim(session: AsyncSession, kim_id: int) -> Kim | None:
    """A KIM, locked for the rule that is about to be checked."""
    found: Kim | None = await session.get(Kim, kim_id, with_for_update=True, populate_existing=True)
    return found


async def move(session: AsyncSession, kim_move_id: int) -> KimMove | None:
    """A move as it stands now; whoever decides it holds its KIM's lock."""
    found: KimMove | None = await session.get(KimMove, kim_move_id, populate_existing=True)
    return found


async def asked(session: AsyncSession, kim_id: int) -> KimMove | None:
    """The move of a KIM that waits for an official; there is one at most."""
    found: KimMove | None = await session.scalar(
        select(KimMove).where(KimMove.kim_id == kim_id, KimMove.state == MoveState.ASKED)
    )
    return found


async def asked_in(session: AsyncSession, codes: Iterable[str], most: int) -> Sequence[tuple[KimMove, Kim]]:
    """The moves that wait for an official in some regions, oldest first."""
    rows = await session.execute(
        select(KimMove, Kim)
        .join(Kim, Kim.kim_id == KimMove.kim_id)
        .where(KimMove.state == MoveState.ASKED, in_any(Kim.region_code, codes))
        .order_by(KimMove.asked_at, KimMove.kim_move_id)
        .limit(most)
    )
    return [(row[0], row[1]) for row in rows]


async def proposals_of(session: AsyncSession, resident_id: int) -> int:
    """How many KIMs a person has proposed that wait for an official."""
    return await session.scalar(select(func.count()).where(*_proposed_by(resident_id))) or 0


async def newest(session: AsyncSession, kim_id: int, move: Move, state: MoveState) -> KimMove | None:
    """The last move of this kind that stands so."""
    found: KimMove | None = await session.scalar(
        select(KimMove)
        .where(KimMove.kim_id == kim_id, KimMove.move == move, KimMove.state == state)
        .order_by(KimMove.kim_move_id.desc())
        .limit(1)
    )
    return found


async def history(session: AsyncSession, kim_id: int, most: int) -> Sequence[KimMove]:
    """What was done to a KIM, newest first."""
    rows = await session.scalars(
        select(KimMove).where(KimMove.kim_id == kim_id).order_by(KimMove.kim_move_id.desc()).limit(most)
    )
    return rows.all()


async def board(session: AsyncSession, kim_id: int) -> Sequence[KimMember]:
    """Who is on the board now."""
    rows = await session.scalars(
        select(KimMember)
        .where(KimMember.kim_id == kim_id, KimMember.started_at.is_not(None), KimMember.ended_at.is_(None))
        .order_by(KimMember.kim_member_id)
    )
    return rows.all()


async def board_asked(session: AsyncSession, kim_move_id: int) -> Sequence[KimMember]:
    """Who would be on the board after a move."""
    rows = await session.scalars(
        select(KimMember).where(KimMember.kim_move_id == kim_move_id).order_by(KimMember.kim_member_id)
    )
    return rows.all()


async def drop_board(session: AsyncSession, kim_move_id: int) -> None:
    """A board that never came to be leaves no name behind."""
    await session.execute(delete(KimMember).where(KimMember.kim_move_id == kim_move_id, KimMember.started_at.is_(None)))


async def holders(session: AsyncSession, kim_id: int, now: datetime) -> Sequence[Mandate]:
    """The mandates of a KIM that hold now."""
    rows = await session.scalars(
        select(Mandate)
        .where(
            Mandate.kim_id == kim_id,
            Mandate.started_at <= now,
            Mandate.ended_at.is_(None),
            or_(Mandate.ends_at.is_(None), Mandate.ends_at > now),
        )
        .order_by(Mandate.mandate_id)
    )
    return rows.all()


async def living(session: AsyncSession, resident_ids: Collection[int]) -> frozenset[int]:
    """Those of these people who have not been erased."""
    rows = await session.scalars(
        select(Resident.resident_id).where(Resident.resident_id.in_(resident_ids), Resident.erased_at.is_(None))
    )
    return frozenset(rows)


async def mine(session: AsyncSession, resident_id: int, kim_ids: Collection[int], most: int) -> Sequence[Kim]:
    """A person's own living KIMs, and those the person has proposed; newest first."""
    proposed = select(KimMove.kim_id).where(*_proposed_by(resident_id))
    rows = await session.scalars(
        select(Kim)
        .where(or_(and_(Kim.kim_id.in_(kim_ids), *_ROW), Kim.kim_id.in_(proposed)))
        .order_by(Kim.kim_id.desc())
        .limit(most)
    )
    return rows.all()


async def in_regions(session: AsyncSession, codes: Iterable[str], after: int, most: int) -> Sequence[Kim]:
    """The KIMs on the register of some regions by id, also those that were dissolved."""
    rows = await session.scalars(
        select(Kim)
        .where(Kim.accepted_at.is_not(None), in_any(Kim.region_code, codes), Kim.kim_id > after)
        .order_by(Kim.kim_id)
        .limit(most)
    )
    return rows.all()


async def channels(session: AsyncSession, kim_id: int) -> Sequence[KimChannel]:
    """The channels of a KIM that are linked or lost, locked for what is about to be done with them."""
    rows = await session.scalars(
        select(KimChannel)
        .where(KimChannel.kim_id == kim_id, KimChannel.state.in_((ChannelState.LINKED, ChannelState.LOST)))
        .order_by(KimChannel.kim_channel_id)
        .with_for_update()
    )
    return rows.all()


async def credited(session: AsyncSession, kim_id: int) -> int:
    """How many residents who are still with us came by a KIM's link or QR code."""
    found: int | None = await session.scalar(
        select(func.count()).where(
            Resident.credit_kim_id == kim_id, Resident.consented_at.is_not(None), Resident.left_at.is_(None)
        )
    )
    return found or 0


async def bar(session: AsyncSession, region_code: str) -> CivilServantBar | None:
    """The rule that keeps civil servants off boards here, the nearest upward."""
    around = (region_code, *parents(region_code))
    rows = (await session.scalars(select(CivilServantBar).where(CivilServantBar.region_code.in_(around)))).all()
    return max(rows, key=lambda row: len(row.region_code), default=None)


async def set_bar(session: AsyncSession, region_code: str, basis: str, now: datetime) -> None:
    """Civil servants are kept off boards here, by this rule."""
    await session.merge(CivilServantBar(region_code=region_code, basis=basis, noted_at=now))
    await session.flush()


async def lift_bar(session: AsyncSession, region_code: str) -> None:
    """They are no longer, as far as this region itself is concerned."""
    await session.execute(delete(CivilServantBar).where(CivilServantBar.region_code == region_code))


async def quiet(
    session: AsyncSession, since: datetime, zones: Collection[str], most: int, *, unnudged: bool = False
) -> Sequence[Kim]:
    """KIMs of these zones that work and were not heard of since a moment, held against other schedulers."""
    rows = await session.scalars(
        select(Kim)
        .join(Region, Region.code == Kim.region_code)
        .where(Kim.state.in_(_WORKING), Kim.alive_at <= since, Region.zone.in_(zones))
        .where(_UNNUDGED if unnudged else true())
        .order_by(Kim.kim_id)
        .limit(most)
        .with_for_update(skip_locked=True, of=Kim)
    )
    return rows.all()


async def anything_quiet(
    session: AsyncSession, nudge_since: datetime, rest_since: datetime, zones: Collection[str]
) -> bool:
    """Whether a KIM of these zones must be nudged, or is dormant from now on."""
    due = or_(and_(_UNNUDGED, Kim.alive_at <= nudge_since), Kim.alive_at <= rest_since)
    found = await session.scalar(
        select(Kim.kim_id)
        .join(Region, Region.code == Kim.region_code)
        .where(Kim.state.in_(_WORKING), due, Region.zone.in_(zones))
        .limit(1)
    )
    return found is not None


def _proposed_by(resident_id: int) -> tuple[ColumnElement[bool], ...]:
    return KimMove.asked_by == resident_id, KimMove.move == Move.REGISTER, KimMove.state == MoveState.ASKED
