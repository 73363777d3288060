"""Questions about what is under way: open broadcasts, their progress messages, and ends nobody was told of."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, and_, exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from data import regions
from data.models import Account, Address, Announcement, Broadcast, Post, Proof, Relay, Resident, Tally
from domain.announcement import Asks
from domain.broadcast import FINAL, BroadcastKind, BroadcastState
from domain.delivery import DeliveryState
from domain.kim import RelayState
from domain.platform import PlatformName
from domain.post import PostKind
from domain.proof import ProofState

UNDER_WAY = (BroadcastState.SUBMITTED, BroadcastState.SCHEDULED, BroadcastState.RUNNING, BroadcastState.PAUSED)


@dataclass(frozen=True, slots=True)
class ShownPost:
    """A live message: where it stands, what it shows, in which language."""

    post_id: int
    account_id: int
    chat_ref: str
    message_id: str
    kind: PostKind
    object_id: int  # progress: the broadcast; safety: the announcement
    language: str
    reader_id: int | None


async def open_in(
    session: AsyncSession, codes: Sequence[str], done_since: datetime, most: int = 20
) -> Sequence[tuple[int, str, BroadcastState]]:
    """Id, title, state of what is under way in some regions, or done with copies rejected or tampered with."""
    rejected = exists().where(
        Tally.broadcast_id == Broadcast.broadcast_id, Tally.state == DeliveryState.REJECTED, Tally.copies > 0
    )
    removed = exists().where(Proof.broadcast_id == Broadcast.broadcast_id, Proof.state.in_(_TAMPERED))
    lacking = or_(rejected, removed)
    unfinished = (Broadcast.state == BroadcastState.DONE) & (Broadcast.finished_at >= done_since) & lacking
    laid_out = (Broadcast.state == BroadcastState.SCHEDULED) & Broadcast.series_id.is_not(None)  # /jadwal lists those
    rows = await session.execute(
        select(Broadcast.broadcast_id, Announcement.title, Broadcast.state)
        .join(Announcement, Announcement.announcement_id == Broadcast.announcement_id)
        .where(or_(Broadcast.state.in_(UNDER_WAY) & ~laid_out, unfinished), Broadcast.kind != BroadcastKind.DIGEST)
        .where(or_(*(regions.inside(Announcement.region_code, code) for code in codes)))
        .order_by(Broadcast.broadcast_id.desc())
        .limit(most)
    )
    return [(row[0], row[1], row[2]) for row in rows]


async def shown_posts(session: AsyncSession, ended_since: datetime, asked_since: datetime) -> Sequence[ShownPost]:
    """The live messages that can be edited: of what is under way or has ended since a moment, and of who is safe.

    Where residents were asked whether they are safe, progress goes on as long as such a message does.
    """
    still = or_(Broadcast.state.in_((*UNDER_WAY, BroadcastState.RETURNED)), Broadcast.finished_at >= ended_since)
    asked = and_(Announcement.asks == Asks.SAFETY, Broadcast.finished_at >= asked_since)
    live = _posts().join(Account, Account.account_id == Post.account_id).where(Account.platform.in_(_EDITING))
    progress = (
        live.join(Broadcast, Broadcast.broadcast_id == Post.object_id)
        .join(Announcement, Announcement.announcement_id == Broadcast.announcement_id)
        .where(Post.kind == PostKind.PROGRESS, or_(still, asked))
        .order_by(Post.post_id)
    )
    safety = live.where(Post.kind == PostKind.SAFETY, Post.posted_at >= asked_since).order_by(Post.post_id)
    rows = [*await session.execute(progress), *await session.execute(safety)]
    return [_shown(*row) for row in rows]


def _shown(post: Post, language: str, reader_id: int | None) -> ShownPost:
    place = (post.account_id, post.chat_ref, post.message_id)
    return ShownPost(post.post_id, *place, post.kind, post.object_id, language, reader_id)


def _posts() -> Select[Post, str, int]:
    """Our messages, with the language and the id of whoever reads them."""
    here = (Address.account_id == Post.account_id) & (Address.ref == Post.chat_ref) & Address.closed_at.is_(None)
    return (
        select(Post, func.coalesce(Resident.language, "id"), Resident.resident_id)
        .select_from(Post)
        .outerjoin(Address, here)
        .outerjoin(Resident, Resident.resident_id == Address.recipient_id)
    )


async def anything_fixed(session: AsyncSession) -> bool:
    """Whether something runs whose progress stands where it can't be edited."""
    return await session.scalar(select(exists().where(*_FIXED))) or False


async def fixed_posts(session: AsyncSession) -> Sequence[tuple[Post, str, int | None]]:
    """Those progress messages, held until the commit, the newest first, each with its reader's language and id."""
    rows = await session.execute(
        _posts().where(exists().where(*_FIXED)).order_by(Post.post_id.desc()).with_for_update(of=Post, skip_locked=True)
    )
    return [(post, language, reader_id) for post, language, reader_id in rows]


async def anything_unreported(session: AsyncSession) -> bool:
    """Whether a broadcast has ended without its official being told."""
    return await session.scalar(select(exists().where(*_UNREPORTED))) or False


async def unreported(session: AsyncSession, most: int = 50) -> Sequence[Broadcast]:
    """Those broadcasts, held until the commit."""
    rows = await session.scalars(select(Broadcast).where(*_UNREPORTED).limit(most).with_for_update(skip_locked=True))
    return rows.all()


async def newest(session: AsyncSession, most: int) -> Sequence[tuple[Broadcast, Announcement]]:
    """The newest broadcasts with what they say, drafts left out."""
    rows = await session.execute(
        select(Broadcast, Announcement)
        .join(Announcement, Announcement.announcement_id == Broadcast.announcement_id)
        .where(Broadcast.confirmed_at.is_not(None))
        .order_by(Broadcast.broadcast_id.desc())
        .limit(most)
    )
    return [(row[0], row[1]) for row in rows]


async def relays_by_state(session: AsyncSession, broadcast_id: int) -> dict[str, int]:
    """How many relays of a broadcast stand in each state."""
    rows = await session.execute(
        select(Relay.state, func.count()).where(Relay.origin_broadcast_id == broadcast_id).group_by(Relay.state)
    )
    return {str(state): 0 for state in RelayState} | {str(row[0]): row[1] for row in rows}


async def is_relay(session: AsyncSession, broadcast_id: int) -> bool:
    """Whether it only carries another broadcast into a slot."""
    return await session.scalar(select(exists().where(Relay.broadcast_id == broadcast_id))) or False


_EDITING = [platform for platform in PlatformName if platform.edits]
_FIXED = (
    Post.kind == PostKind.PROGRESS,
    Broadcast.broadcast_id == Post.object_id,
    Broadcast.state == BroadcastState.RUNNING,
    Account.account_id == Post.account_id,
    Account.platform.not_in(_EDITING),
)
_TAMPERED = (ProofState.REMOVED, ProofState.CHANGED)
_UNREPORTED = (
    Broadcast.state.in_(FINAL),
    Broadcast.finished_at.is_not(None),
    Broadcast.confirmed_at.is_not(None),
    Broadcast.reported_at.is_(None),
)
