"""Questions that find whom a chunk sends to: pages of subscriptions, named recipients, copies that wait."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Boolean, ColumnElement, and_, bindparam, func, literal, or_, select, tuple_
from sqlalchemy.ext.asyncio import AsyncSession

from data.models import Address, Delivery, KimChannel, Resident, Subscription
from domain.audience import Audience
from domain.broadcast import BroadcastKind
from domain.delivery import DeliveryState, Tried
from domain.fatigue import DIGEST_HOUR, Repose
from domain.lane import Lane
from domain.message import Target
from domain.platform import ChatKind


@dataclass(frozen=True, slots=True)
class Frozen:
    """An audience as it stood when the broadcast started."""

    audience: Audience
    lane: Lane
    cut_off: int
    started_at: datetime
    kind: BroadcastKind = BroadcastKind.ORIGINAL
    about: tuple[int, ...] = ()  # the broadcasts whose copies it changes or answers


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """A place in the order in which subscriptions are walked."""

    region_code: str
    recipient_id: int


@dataclass(frozen=True, slots=True)
class Span:
    """What is left of a walk: after one key (not itself), up to another (itself too)."""

    after: Key
    until: Key


@dataclass(frozen=True, slots=True)
class Posted:
    """An earlier copy in the same chat: its message ids, and when it was posted."""

    message_ids: tuple[str, ...]
    at: datetime


@dataclass(slots=True)  # not frozen, though nobody changes it: a million are made, and that takes eight times as long
class Candidate:
    """Somebody who may get a copy; `address_id` is None where no open address is left."""

    recipient_id: int
    region_code: str
    address_id: int | None
    ref: str
    thread: str
    next_free: datetime | None
    rest_until: datetime | None
    language: str
    chat_kind: ChatKind | None  # of a KIM channel
    kim_id: int | None
    news_mark: int = 0  # of a resident: domain.fatigue
    digest_hour: int = DIGEST_HOUR
    repose: Repose | None = None
    live: bool = True  # what brought it has not ended since
    tried: Tried = field(default=Tried())
    state: DeliveryState | None = None
    posted: tuple[Posted, ...] = ()  # the earlier copies that this one is about, the oldest first
    begun: tuple[str, ...] = ()  # messages of it that have arrived; what follows them has not
    template: tuple[str, str] | None = None  # by which it is written first: name and language; None: as it is

    @property
    def target(self) -> Target:
        """Where its copy goes."""
        return Target(self.ref, self.thread or None, shared=self.shared)

    @property
    def shared(self) -> bool:
        """Whether several people read its chat."""
        return self.chat_kind is not None and self.chat_kind.shared


WHO = (
    Address.address_id,
    Address.ref,
    Address.thread,
    Address.next_free,
    Address.rest_until,
    Resident.language,
    Resident.left_at,
    Resident.news_mark,
    Resident.digest_hour,
    Resident.repose,
    KimChannel.chat_kind,
    KimChannel.kim_id,
    KimChannel.region_code.label("channel_region"),
)


def open_address(recipient_id: Any, account_id: Any) -> ColumnElement[bool]:
    """Where somebody can be reached over an account."""
    # the nought keeps databases from reading every address of the account instead of the few of these recipients
    return and_(Address.recipient_id == recipient_id, Address.account_id + 0 == account_id, Address.closed_at.is_(None))


def belongs(frozen: Frozen) -> tuple[ColumnElement[bool], ...]:
    """What a subscription must satisfy besides its region."""
    return (
        Subscription.subscription_id <= frozen.cut_off,
        or_(Subscription.ended_at.is_(None), Subscription.ended_at > frozen.started_at),
        Subscription.topics.op("&")(frozen.audience.asks(frozen.lane)) != 0,
        Subscription.kind.in_(sorted(frozen.audience.to.kinds)),
    )


_PLACE = tuple_(Subscription.region_code, Subscription.recipient_id)
_WALK = (
    select(Subscription.recipient_id, Subscription.region_code, Subscription.ended_at.is_(None).label("live"))
    .where(
        tuple_(bindparam("after_region"), bindparam("after_recipient")) < _PLACE,
        tuple_(bindparam("until_region"), bindparam("until_recipient")) >= _PLACE,
        Subscription.subscription_id <= bindparam("cut_off"),
        or_(Subscription.ended_at.is_(None), Subscription.ended_at > bindparam("started_at")),
        Subscription.topics.op("&")(bindparam("topics")) != 0,
        Subscription.kind.in_(bindparam("kinds", expanding=True)),
    )
    .order_by(Subscription.region_code, Subscription.recipient_id)
    .limit(bindparam("most"))
    .subquery("walk")
)
_FIRST_CHOICE = or_(Address.stands_by.is_(False), bindparam("any_address", type_=Boolean))
_PAGE = (  # made once: making it costs as much as asking it
    # limited before it is joined: PostgreSQL would read every address there is for each page
    select(_WALK.c.recipient_id, _WALK.c.region_code, _WALK.c.live, *WHO)
    .outerjoin(Address, and_(open_address(_WALK.c.recipient_id, bindparam("account")), _FIRST_CHOICE))
    .outerjoin(Resident, Resident.resident_id == _WALK.c.recipient_id)
    .outerjoin(KimChannel, KimChannel.kim_channel_id == _WALK.c.recipient_id)
    .order_by(_WALK.c.region_code, _WALK.c.recipient_id)
)


async def page(
    session: AsyncSession, frozen: Frozen, account_id: int, span: Span, limit: int
) -> tuple[list[Candidate], Key]:
    """Whom an account reaches of the next subscriptions of the frozen audience in a span; and how far that went."""
    asked = {
        "account": account_id,
        "any_address": bool(frozen.audience.platforms),  # a messenger that was named is not replaced by another
        "after_region": span.after.region_code,
        "after_recipient": span.after.recipient_id,
        "until_region": span.until.region_code,
        "until_recipient": span.until.recipient_id,
        "cut_off": frozen.cut_off,
        "started_at": frozen.started_at,
        "topics": frozen.audience.asks(frozen.lane),
        "kinds": sorted(frozen.audience.to.kinds),
        "most": limit,
    }
    rows = (await session.execute(_PAGE, asked)).all()
    found = [candidate(row, live=row.live) for row in rows if row.address_id is not None]
    return found, span.until if len(rows) < limit else Key(rows[-1].region_code, rows[-1].recipient_id)


async def named(
    session: AsyncSession, frozen: Frozen, account_id: int, recipient_ids: Sequence[int]
) -> list[Candidate]:
    """Those of some recipients who can be reached, in the order of their ids."""
    home = (
        select(func.min(Subscription.region_code))
        .where(Subscription.recipient_id == Address.recipient_id, Subscription.ended_at.is_(None))
        .scalar_subquery()
    )
    query = (
        select(Address.recipient_id, home.label("region_code"), *WHO)
        .outerjoin(Resident, Resident.resident_id == Address.recipient_id)
        .outerjoin(KimChannel, KimChannel.kim_channel_id == Address.recipient_id)
        .where(
            Address.recipient_id.in_(recipient_ids),
            Address.account_id == account_id,
            Address.closed_at.is_(None),
            or_(Address.stands_by.is_(False), literal(bool(frozen.audience.platforms))),
            Resident.left_at.is_(None),
        )
        .order_by(Address.recipient_id)
    )
    return [candidate(row, live=True) for row in await session.execute(query)]


async def left_behind(
    session: AsyncSession, broadcast_id: int, chunk_id: int, fence: int, limit: int
) -> list[Candidate]:
    """Copies of a chunk that an earlier run left while they were being sent."""
    behind = (Delivery.chunk_id == chunk_id, Delivery.fence < fence)
    return await _waiting(session, broadcast_id, DeliveryState.SENDING, behind, limit)


async def due_later(
    session: AsyncSession, broadcast_id: int, account_id: int, now: datetime, limit: int
) -> list[Candidate]:
    """Copies that came too early and are due now."""
    due = (Delivery.account_id == account_id, Delivery.due_at <= now)
    return await _waiting(session, broadcast_id, DeliveryState.LATER, due, limit)


async def _waiting(
    session: AsyncSession,
    broadcast_id: int,
    state: DeliveryState,
    conditions: tuple[ColumnElement[bool], ...],
    limit: int,
) -> list[Candidate]:
    tried = (Delivery.attempts, Delivery.doubled, Delivery.why, Delivery.message_id, Delivery.more_message_ids)
    open_ones = (Delivery.broadcast_id == broadcast_id, Delivery.state == state, Delivery.settled_at.is_(None))
    query = (
        select(Delivery.recipient_id, Delivery.region_code, *tried, *WHO)
        .outerjoin(Address, open_address(Delivery.recipient_id, Delivery.account_id))
        .outerjoin(Resident, Resident.resident_id == Delivery.recipient_id)
        .outerjoin(KimChannel, KimChannel.kim_channel_id == Delivery.recipient_id)
        .where(*open_ones, *conditions)
        .order_by(Delivery.recipient_id)
        .limit(limit)
    )
    return [
        replace(
            candidate(row, live=row.left_at is None),
            tried=Tried(row.attempts, row.doubled, row.why),
            state=state,
            begun=(row.message_id, *(row.more_message_ids or ())) if row.message_id else (),
        )
        for row in await session.execute(query)
    ]


def candidate(row: Any, *, live: bool, known: int | None = None) -> Candidate:
    """A candidate from the columns of `WHO`; `known`: an address of before, where none is open."""
    return Candidate(
        row.recipient_id, row.region_code or row.channel_region or "", row.address_id or known,
        row.ref or "", row.thread or "", row.next_free, row.rest_until, row.language or "id",
        row.chat_kind, row.kim_id, row.news_mark or 0, row.digest_hour or DIGEST_HOUR, row.repose, live,
    )  # fmt: skip
