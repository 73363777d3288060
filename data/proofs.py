"""Questions to the proofs: which posts in KIM channels are looked after, which are due, and what was seen."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from data.models import Address, Broadcast, Delivery, KimChannel, Proof, Relay
from domain.broadcast import BroadcastKind
from domain.delivery import ARRIVED
from domain.proof import ProofState, next_look

_FOUND = (BroadcastKind.ORIGINAL, BroadcastKind.CLOSING)
_BATCH = 500


@dataclass(frozen=True, slots=True)
class Spot:
    """A proof with where its post stands; `ref` is None where the channel is not reached there any more."""

    proof: Proof
    ref: str | None
    thread: str
    message_id: str


async def any_unwatched(session: AsyncSession, now: datetime, since: datetime, again: timedelta) -> bool:
    """Whether posts of some broadcast may not be looked after yet."""
    found = await session.scalar(select(Broadcast.broadcast_id).where(*_unwatched(now, since, again)).limit(1))
    return found is not None


async def unwatched(session: AsyncSession, now: datetime, since: datetime, again: timedelta) -> Sequence[Broadcast]:
    """Those broadcasts, held against other schedulers."""
    rows = await session.scalars(
        select(Broadcast)
        .where(*_unwatched(now, since, again))
        .order_by(Broadcast.broadcast_id)
        .limit(20)
        .with_for_update(skip_locked=True)
    )
    return rows.all()


async def watch(session: AsyncSession, broadcast_id: int, now: datetime) -> None:
    """The posts of a broadcast that have arrived in KIM channels are looked after from now on."""
    posts = await session.execute(
        select(Delivery.recipient_id, Delivery.account_id, Delivery.settled_at)
        .join(KimChannel, KimChannel.kim_channel_id == Delivery.recipient_id)
        .where(
            Delivery.broadcast_id == broadcast_id,
            Delivery.state.in_(ARRIVED),
            Delivery.message_id.is_not(None),
            Delivery.settled_at.is_not(None),
        )
    )
    rows = [
        {
            "broadcast_id": broadcast_id, "kim_channel_id": channel_id, "account_id": account_id,
            "state": ProofState.STANDING, "posted_at": at, "due_at": next_look(at, now, channel_id), "looks": 0,
        }
        for channel_id, account_id, at in posts
        if at is not None
    ]  # fmt: skip
    on = postgresql.insert if session.get_bind().dialect.name == "postgresql" else sqlite.insert
    for start in range(0, len(rows), _BATCH):
        await session.execute(on(Proof).on_conflict_do_nothing(), rows[start : start + _BATCH])


async def any_due(session: AsyncSession, accounts: Collection[int], now: datetime) -> bool:
    """Whether some post should be looked at."""
    due = select(Proof.broadcast_id).where(Proof.due_at <= now, Proof.account_id.in_(accounts)).limit(1)
    return await session.scalar(due) is not None


async def due(session: AsyncSession, accounts: Collection[int], now: datetime, most: int) -> list[Spot]:
    """The posts that should be looked at, the most urgent first, locked against other schedulers."""
    here = and_(Address.address_id == Delivery.address_id, Address.closed_at.is_(None))
    rows = await session.execute(
        select(Proof, Address.ref, Address.thread, Delivery.message_id)
        .join(
            Delivery,
            and_(Delivery.broadcast_id == Proof.broadcast_id, Delivery.recipient_id == Proof.kim_channel_id),
        )
        .outerjoin(Address, here)
        .where(Proof.due_at <= now, Proof.account_id.in_(accounts))
        .order_by(Proof.due_at)
        .limit(most)
        .with_for_update(of=Proof, skip_locked=True)
    )
    return [Spot(proof, ref, thread or "", message_id or "") for proof, ref, thread, message_id in rows]


async def held(session: AsyncSession, broadcast_id: int, kim_channel_id: int) -> Proof:
    """One proof, locked."""
    return await session.get_one(Proof, (broadcast_id, kim_channel_id), with_for_update=True)


async def post_at(session: AsyncSession, account_id: int, ref: str, message_id: str) -> Delivery | None:
    """The copy that an account posted in a KIM channel under a message id."""
    found: Delivery | None = await session.scalar(
        select(Delivery)
        .join(Address, Address.address_id == Delivery.address_id)
        .join(KimChannel, KimChannel.kim_channel_id == Delivery.recipient_id)
        .join(Broadcast, Broadcast.broadcast_id == Delivery.broadcast_id)
        .where(
            Address.account_id == account_id,
            Address.ref == ref,
            Delivery.recipient_id == Address.recipient_id,  # by which its copies are found
            Delivery.message_id == message_id,
            Delivery.state.in_(ARRIVED),
            Broadcast.kind.in_(_FOUND),
        )
        .limit(1)
    )
    return found


async def touched(session: AsyncSession, kim_channel_id: int, since: datetime, until: datetime) -> bool:
    """Whether we ourselves changed posts in a channel between two moments."""
    ours = (
        select(Delivery.broadcast_id)
        .join(Broadcast, Broadcast.broadcast_id == Delivery.broadcast_id)
        .where(
            Delivery.recipient_id == kim_channel_id,
            Broadcast.kind.not_in(_FOUND),
            Delivery.claimed_at.between(since, until),
        )
    )
    return await session.scalar(ours.limit(1)) is not None


async def tally(session: AsyncSession, broadcast_id: int) -> dict[ProofState, int]:
    """How many posts of a broadcast stand in each state, those that its relays carried too; withdrawn ones left out."""
    carried = select(Relay.relay_id).where(
        Relay.origin_broadcast_id == broadcast_id,
        Relay.broadcast_id == Proof.broadcast_id,
        Relay.kim_channel_id == Proof.kim_channel_id,
    )
    relays = select(Relay.broadcast_id).where(Relay.origin_broadcast_id == broadcast_id)
    rows = await session.execute(
        select(Proof.state, func.count())
        .join(
            Delivery,
            and_(Delivery.broadcast_id == Proof.broadcast_id, Delivery.recipient_id == Proof.kim_channel_id),
        )
        .where(
            Delivery.state.in_(ARRIVED),
            or_(Proof.broadcast_id == broadcast_id, and_(Proof.broadcast_id.in_(relays), carried.exists())),
        )
        .group_by(Proof.state)
    )
    return {row[0]: row[1] for row in rows}


def _unwatched(now: datetime, since: datetime, again: timedelta) -> tuple[ColumnElement[bool], ...]:
    """Begun lately; never watched, or more of it may have arrived since."""
    watched = Broadcast.watched_at
    more = or_(Broadcast.finished_at.is_(None) & (watched <= now - again), watched <= Broadcast.finished_at)
    return Broadcast.started_at > since, Broadcast.kind.in_(_FOUND), or_(watched.is_(None), more, watched > now)
