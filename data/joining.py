"""Questions to the codes that join two messengers, and the joining itself: one person's rows become the other's."""

from datetime import datetime
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from data.models import (
    Account,
    Address,
    CoverageReport,
    Delivery,
    Feedback,
    JoinCode,
    JoinGuesses,
    KimMember,
)
from domain.platform import PlatformName

_THEIRS: tuple[tuple[Any, Any], ...] = (
    (Address, Address.recipient_id),
    (Feedback, Feedback.resident_id),
    (CoverageReport, CoverageReport.resident_id),
    (KimMember, KimMember.resident_id),
)
"""What belongs to a person whatever they are called by; acts keep the number under which they were done."""


async def put_code(session: AsyncSession, code: JoinCode) -> None:
    """The one code of a person from now on."""
    await session.execute(delete(JoinCode).where(JoinCode.resident_id == code.resident_id))
    session.add(code)
    await session.flush()


async def by_digest(session: AsyncSession, digest: str, now: datetime) -> JoinCode | None:
    """The code of which this is known, while it holds; held until the transaction ends."""
    query = select(JoinCode).where(JoinCode.digest == digest, JoinCode.expires_at > now)
    found: JoinCode | None = await session.scalar(query.with_for_update())
    return found


async def spend(session: AsyncSession, resident_id: int) -> None:
    """The code of a person is used or void."""
    await session.execute(delete(JoinCode).where(JoinCode.resident_id == resident_id))


async def guesses(session: AsyncSession, account_id: int, ref: str) -> JoinGuesses | None:
    """What is known of wrong codes in a chat."""
    return await session.get(JoinGuesses, (account_id, ref), with_for_update=True)


async def guessed(session: AsyncSession, account_id: int, ref: str, wrong: int, since: datetime) -> None:
    """So many wrong codes since a moment; none: forgotten."""
    await session.execute(delete(JoinGuesses).where(JoinGuesses.account_id == account_id, JoinGuesses.ref == ref))
    if wrong:
        session.add(JoinGuesses(account_id=account_id, ref=ref, wrong=wrong, since=since))
        await session.flush()


async def platforms_of(session: AsyncSession, resident_id: int) -> list[PlatformName]:
    """The messengers on which a person is reached now."""
    rows = await session.scalars(
        select(Account.platform)
        .join(Address, Address.account_id == Account.account_id)
        .where(Address.recipient_id == resident_id, Address.closed_at.is_(None), Account.removed_at.is_(None))
        .distinct()
    )
    return sorted(rows)


async def in_use(session: AsyncSession) -> set[PlatformName]:
    """The messengers on which the house has an account."""
    return set(await session.scalars(select(Account.platform).where(Account.removed_at.is_(None)).distinct()))


async def at(session: AsyncSession, address_id: int) -> tuple[Address, PlatformName] | None:
    """An address that is open, with its messenger."""
    row = (
        await session.execute(
            select(Address, Account.platform)
            .join(Account, Account.account_id == Address.account_id)
            .where(Address.address_id == address_id, Address.closed_at.is_(None))
        )
    ).first()
    return (row[0], row[1]) if row else None


async def move_rows(session: AsyncSession, kept_id: int, other_id: int) -> None:
    """Whatever is the other's becomes the kept one's; of a broadcast that both have got, each keeps their copy."""
    for table, owner in _THEIRS:
        await session.execute(
            update(table)
            .where(owner == other_id)
            .values({owner.key: kept_id})
            .execution_options(synchronize_session=False)
        )
    held = select(Delivery.broadcast_id).where(Delivery.recipient_id == kept_id)
    await session.execute(
        update(Delivery)
        .where(
            Delivery.recipient_id == other_id,
            Delivery.settled_at.is_not(None),
            Delivery.broadcast_id.not_in(held),
        )
        .values(recipient_id=kept_id)
        .execution_options(synchronize_session=False)
    )
    session.expire_all()
