"""A small country for the tests of sending: regions, one account, residents who listen, announcements."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta

from sqlalchemy import insert, update
from sqlalchemy.ext.asyncio import AsyncSession

from data.models import Account, Address, Announcement, Broadcast, Recipient, Region, Resident, Subscription
from domain.audience import Audience
from domain.broadcast import BroadcastState
from domain.lane import Lane
from domain.mandate import Mandate
from domain.message import ContentKind
from domain.platform import PlatformName
from domain.recipient import RecipientKind
from domain.region import RegionCode, kind_of, parents
from domain.role import Role
from domain.topic import ALL_TOPICS
from services.people import Person
from tests import approving

LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)
TOWN = "64.71"
VILLAGES = ("64.71.05.1001", "64.71.05.1002", "64.71.06.1001")
OFFICIAL = Person(ref="1", resident_id=None, mandates=(Mandate(Role.REGION_ADMIN, RegionCode("64")),))


async def found(
    session: AsyncSession,
    codes: Iterable[str] = VILLAGES,
    *,
    rate: int = 25,
    on: PlatformName = PlatformName.TELEGRAM,
) -> int:
    """Regions with everything around them, and one account; answers its id."""
    whole = {upper for code in codes for upper in (code, *parents(code))}
    session.add_all(
        Region(code=code, name=f"Wilayah {code}", kind=kind_of(code), zone="Asia/Makassar") for code in sorted(whole)
    )
    account = Account(platform=on, external_id="1", username="siarkim_bot", rate=rate)
    session.add(account)
    await session.flush()
    return account.account_id


async def further(
    session: AsyncSession, number: int, *, rate: int = 25, on: PlatformName = PlatformName.TELEGRAM
) -> int:
    """One more account; answers its id."""
    account = Account(platform=on, external_id=str(number), username=f"bot_{number}", rate=rate)
    session.add(account)
    await session.flush()
    return account.account_id


async def settle(
    session: AsyncSession, account_id: int, number: int, codes: Sequence[str] = VILLAGES, *, first: int = 1
) -> range:
    """So many residents, spread over the regions in turn; resident n is reached at chat n. Answers their ids."""
    ids = range(first, first + number)
    for start in range(first, first + number, 2000):
        part = range(start, min(start + 2000, first + number))
        await session.execute(insert(Recipient), [{"recipient_id": n, "kind": RecipientKind.RESIDENT} for n in part])
        await session.execute(insert(Resident), [{"resident_id": n, "joined_at": LONG_AGO} for n in part])
        await session.execute(
            insert(Address),
            [{"recipient_id": n, "account_id": account_id, "ref": str(n), "opened_at": LONG_AGO} for n in part],
        )
        await session.execute(insert(Subscription), [_wish(n, codes[n % len(codes)]) for n in part])
    return ids


async def heard(session: AsyncSession, account_id: int) -> None:
    """Everybody of an account has just written, so that their windows are open."""
    await session.execute(update(Address).where(Address.account_id == account_id).values(heard_at=datetime.now(UTC)))


async def listen(session: AsyncSession, recipient_id: int, code: str, topics: int = ALL_TOPICS) -> int:
    """One more subscription of somebody; answers its id."""
    wish = Subscription(**_wish(recipient_id, code, topics))
    session.add(wish)
    await session.flush()
    return wish.subscription_id


async def announce(session: AsyncSession, text: str = "Air PDAM mati besok.", lane: Lane = Lane.NEWS) -> int:
    """An announcement of the town; answers its id."""
    announcement = Announcement(
        region_code=TOWN,
        source="Diskominfo",
        check_code=f"A{abs(hash((text, lane))) % 10**8}",
        lane=lane,
        kind=ContentKind.TEXT,
        text=text,
        title=text,
        created_at=LONG_AGO,
    )
    session.add(announcement)
    await session.flush()
    return announcement.announcement_id


async def approve(
    session: AsyncSession, announcement_id: int, audience: Audience, lane: Lane = Lane.NEWS, **values: object
) -> int:
    """An approved broadcast; answers its id."""
    broadcast = Broadcast(
        announcement_id=announcement_id,
        audience=audience.to_json(),
        lane=lane,
        state=BroadcastState.APPROVED,
        created_at=LONG_AGO,
        **values,
    )
    session.add(broadcast)
    await session.flush()
    if broadcast.author_id is None:
        await approving.warrant(session, broadcast)
    return broadcast.broadcast_id


def _wish(recipient_id: int, code: str, topics: int = ALL_TOPICS) -> dict[str, object]:
    return {
        "recipient_id": recipient_id,
        "region_code": code,
        "kind": RecipientKind.RESIDENT,
        "topics": topics,
        "wants_below": False,
        "started_at": LONG_AGO + timedelta(days=1),
    }
