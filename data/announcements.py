"""Questions to the announcements, their media and each account's ids for those."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import delete, exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from data.kims import in_any
from data.models import Announcement, Broadcast, FeedItem, Media, MediaRef, Relay, Wording
from domain.broadcast import BroadcastState
from domain.feed import ItemState
from domain.kim import RelayState
from domain.region import parents


async def by_code(session: AsyncSession, code: str) -> Announcement | None:
    """The announcement that carries a check code."""
    found: Announcement | None = await session.scalar(select(Announcement).where(Announcement.check_code == code))
    return found


async def by_ids(session: AsyncSession, announcement_ids: Collection[int]) -> Sequence[Announcement]:
    """Some announcements, oldest first."""
    rows = await session.scalars(
        select(Announcement)
        .where(Announcement.announcement_id.in_(announcement_ids))
        .order_by(Announcement.announcement_id)
    )
    return rows.all()


async def put(session: AsyncSession, row: Announcement | Media | MediaRef | Wording) -> None:
    """A new row, with its id at once."""
    session.add(row)
    await session.flush()


async def media_of(session: AsyncSession, announcement_id: int) -> Sequence[Media]:
    """The pictures and files of an announcement, in their order."""
    rows = await session.scalars(
        select(Media).where(Media.announcement_id == announcement_id).order_by(Media.place, Media.media_id)
    )
    return rows.all()


async def ref_of(session: AsyncSession, media_id: int, account_id: int) -> MediaRef | None:
    """The account's own id for one media."""
    found: MediaRef | None = await session.scalar(
        select(MediaRef).where(MediaRef.media_id == media_id, MediaRef.account_id == account_id)
    )
    return found


async def wordings(session: AsyncSession, announcement_id: int) -> Sequence[Wording]:
    """What an announcement said before it was corrected, the first first."""
    rows = await session.scalars(
        select(Wording).where(Wording.announcement_id == announcement_id).order_by(Wording.wording_id)
    )
    return rows.all()


async def copy_media(session: AsyncSession, medium: Media, announcement_id: int) -> None:
    """The same medium for another announcement, with every account's id of it."""
    twin = Media(
        announcement_id=announcement_id, place=medium.place, kind=medium.kind, name=medium.name, mime=medium.mime,
        size=medium.size, url=medium.url, path=medium.path, drawn=medium.drawn,
    )  # fmt: skip
    await put(session, twin)
    known = await session.execute(select(MediaRef.account_id, MediaRef.ref).where(MediaRef.media_id == medium.media_id))
    session.add_all([MediaRef(media_id=twin.media_id, account_id=row.account_id, ref=row.ref) for row in known])
    await session.flush()


async def drop_media(session: AsyncSession, announcement_id: int) -> None:
    """Forget the media of an announcement: its content is being replaced."""
    ids = select(Media.media_id).where(Media.announcement_id == announcement_id)
    await session.execute(delete(MediaRef).where(MediaRef.media_id.in_(ids)))
    await session.execute(delete(Media).where(Media.announcement_id == announcement_id))


async def find(session: AsyncSession, announcement_id: int) -> Announcement | None:
    """One announcement."""
    return await session.get(Announcement, announcement_id)


async def uploaded(session: AsyncSession, announcement_id: int, account_id: int) -> bool:
    """Whether the account has its own id for every media of an announcement."""
    known = (
        select(MediaRef.media_ref_id)
        .where(MediaRef.media_id == Media.media_id, MediaRef.account_id == account_id)
        .exists()
    )
    missing = select(Media.media_id).where(Media.announcement_id == announcement_id, ~known).limit(1)
    return await session.scalar(missing) is None


async def codes_of(session: AsyncSession, announcement_ids: Collection[int]) -> dict[int, str]:
    """By announcement: its check code."""
    rows = await session.execute(
        select(Announcement.announcement_id, Announcement.check_code).where(
            Announcement.announcement_id.in_(announcement_ids)
        )
    )
    return {row.announcement_id: row.check_code for row in rows}


async def first_refs(session: AsyncSession, announcement_id: int) -> Sequence[str]:
    """For each media that came by messenger the id under which it first was known: whether it is still the same."""
    first = (
        select(func.min(MediaRef.media_ref_id))
        .join(Media, Media.media_id == MediaRef.media_id)
        .where(Media.announcement_id == announcement_id, Media.path.is_(None), Media.url.is_(None))
        .group_by(MediaRef.media_id)
    )
    rows = await session.scalars(
        select(MediaRef.ref).where(MediaRef.media_ref_id.in_(first)).order_by(MediaRef.media_id)
    )
    return rows.all()


async def told_since(session: AsyncSession, region_code: str, since: datetime) -> Sequence[Announcement]:
    """What has left for a region, for one around it or inside it since a moment, or waits to; the newest first."""
    left = (
        exists().where(Broadcast.announcement_id == Announcement.announcement_id, Broadcast.state.in_(_TOLD)),
        exists().where(Relay.announcement_id == Announcement.announcement_id, Relay.state.in_(_RELAYED)),
        exists().where(FeedItem.announcement_id == Announcement.announcement_id, FeedItem.state == ItemState.HELD),
    )
    around = or_(in_any(Announcement.region_code, [region_code]), Announcement.region_code.in_(parents(region_code)))
    rows = await session.scalars(
        select(Announcement)
        .where(Announcement.created_at > since, around, Announcement.drill.is_(False), or_(*left))
        .order_by(Announcement.announcement_id.desc())
        .limit(MOST_COMPARED)
    )
    return rows.all()


MOST_COMPARED = 100
_TOLD = (BroadcastState.SCHEDULED, BroadcastState.RUNNING, BroadcastState.PAUSED, BroadcastState.DONE)
_RELAYED = (RelayState.WAITING, RelayState.RELAYED)
