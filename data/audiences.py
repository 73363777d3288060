"""Questions to an audience as a whole: where its stretches can be cut, how many it reaches."""

from collections.abc import Collection, Iterable, Sequence

from sqlalchemy import ColumnElement, and_, false, func, literal, or_, select, tuple_
from sqlalchemy.ext.asyncio import AsyncSession

from data.candidates import Frozen, Key, belongs
from data.models import Address, Subscription
from domain.audience import Stretch, Wish
from domain.recipient import RecipientKind

_LOOK = 5000
"""Subscriptions that are asked before somebody is taken to be there."""


async def boundary(session: AsyncSession, after: Key, stretch: Stretch, size: int) -> Key | None:
    """The key `size` subscriptions further in a stretch, its end where fewer are left, None where none is."""
    place = tuple_(Subscription.region_code, Subscription.recipient_id)
    rows = (
        select(Subscription.region_code, Subscription.recipient_id)
        .where(
            place > tuple_(literal(after.region_code), literal(after.recipient_id)),
            Subscription.region_code >= stretch.start,
            Subscription.region_code < stretch.end,
        )
        .order_by(Subscription.region_code, Subscription.recipient_id)
    )
    found = (await session.execute(rows.offset(size - 1).limit(1))).first()
    if found:
        return Key(found.region_code, found.recipient_id)
    return Key(stretch.end, 0) if (await session.execute(rows.limit(1))).first() else None


async def in_reach(session: AsyncSession, account_ids: Collection[int], stretches: Sequence[Stretch]) -> set[int]:
    """The accounts that may reach anybody in some stretches; where one is long, every account is taken to."""
    found: set[int] = set()
    for stretch in stretches:
        some = select(Subscription.recipient_id).where(_inside(stretch)).limit(_LOOK).subquery()
        if await session.scalar(select(func.count()).select_from(some)) == _LOOK:
            return set(account_ids)
        # the nought: else all addresses of the accounts are read for each of these recipients
        mine = (Address.account_id + 0).in_(account_ids) & Address.closed_at.is_(None)
        here = select(Address.account_id).join(some, some.c.recipient_id == Address.recipient_id).where(mine)
        found |= set(await session.scalars(here.distinct()))
    return found


async def latest_subscription(session: AsyncSession) -> int:
    """The highest subscription id so far."""
    return await session.scalar(select(func.max(Subscription.subscription_id))) or 0


async def still_wanted(session: AsyncSession, frozen: Frozen, recipient_ids: Iterable[int]) -> set[int]:
    """Those of some recipients who have any live subscription that the audience includes."""
    rows = await session.execute(
        select(Subscription.recipient_id, Subscription.region_code, Subscription.topics, Subscription.kind).where(
            Subscription.recipient_id.in_(list(recipient_ids)), Subscription.ended_at.is_(None)
        )
    )
    return {
        row.recipient_id
        for row in rows
        if frozen.audience.includes(frozen.lane, Wish(row.region_code, row.topics, row.kind))
    }


async def size(session: AsyncSession, frozen: Frozen) -> dict[RecipientKind, int]:
    """How many recipients of each kind a frozen audience has that can be reached."""
    reachable = select(Address.address_id).where(
        Address.recipient_id == Subscription.recipient_id, Address.closed_at.is_(None)
    )
    rows = await session.execute(
        select(Subscription.kind, func.count(Subscription.recipient_id.distinct()))
        .where(covered(frozen), *belongs(frozen), reachable.exists())
        .group_by(Subscription.kind)
    )
    return {row[0]: row[1] for row in rows}


def covered(frozen: Frozen) -> ColumnElement[bool]:
    """Whether a subscription lies in any stretch of the audience."""
    return or_(false(), *(_inside(stretch) for stretch in frozen.audience.stretches(frozen.lane)))


def _inside(stretch: Stretch) -> ColumnElement[bool]:
    return and_(Subscription.region_code >= stretch.start, Subscription.region_code < stretch.end)
