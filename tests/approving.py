"""What must stand in the database so that something may leave: an author with a mandate, a submission that holds."""

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from data.models import Announcement, Broadcast, Feed, FeedItem, Mandate, Recipient, Resident, Submission
from domain.approval import LAPSE, SubmissionState
from domain.recipient import RecipientKind
from domain.region import parents
from domain.role import Role
from services import matters
from services.matters import Matter

LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)
FEED = "https://kominfo.example/feed"
AUTHOR = 900_000_001  # far from the small ids that tests give to residents


async def an_author(session: AsyncSession, *codes: str) -> int:
    """Somebody who may broadcast and approve in the provinces of these regions; answers their id."""
    if await session.get(Resident, AUTHOR) is None:
        session.add(Recipient(recipient_id=AUTHOR, kind=RecipientKind.RESIDENT))
        await session.flush()
        session.add(Resident(resident_id=AUTHOR, joined_at=LONG_AGO))
        await session.flush()
    for code in codes:
        province = (code, *parents(code))[-1]
        held = Mandate(
            resident_id=AUTHOR, role=Role.REGION_ADMIN, region_code=province, started_at=LONG_AGO, reason="test"
        )
        session.add(held)
    await session.flush()
    return AUTHOR


async def warrant(session: AsyncSession, broadcast: Broadcast) -> None:
    """The broadcast gets an author whose mandate covers it, and was agreed to as it reads now."""
    said = await session.get_one(Announcement, broadcast.announcement_id)
    broadcast.author_id = await an_author(session, *matters.codes_of(broadcast, said))
    await session.flush()
    submission = _submission(broadcast_id=broadcast.broadcast_id)
    submission.fingerprint = await matters.print_of(session, Matter(submission, broadcast, said))
    session.add(submission)
    await session.flush()


async def a_feed(session: AsyncSession, code: str, now: datetime, url: str = FEED, **rule: Any) -> Feed:
    """A feed whose rule holds."""
    author = await an_author(session, code)
    feed = Feed(url=url, region_code=code, added_at=now, next_poll_at=now, author_id=author, approved_at=now, **rule)
    session.add(feed)
    await session.flush()
    session.add(_submission(feed_id=feed.feed_id))
    await session.flush()
    return feed


async def came_from(session: AsyncSession, feed: Feed, announcement_id: int, now: datetime) -> None:
    """An announcement was made from an item of a feed."""
    item = FeedItem(
        feed_id=feed.feed_id, key=str(announcement_id), announcement_id=announcement_id, title="", first_seen_at=now
    )
    session.add(item)
    await session.flush()


def _submission(**about: int) -> Submission:
    return Submission(
        **about,
        submitted_by=AUTHOR,
        fingerprint="",
        needed=0,
        submitted_at=LONG_AGO,
        lapses_at=LONG_AGO + LAPSE,
        state=SubmissionState.APPROVED,
        settled_at=LONG_AGO + timedelta(minutes=1),
    )
