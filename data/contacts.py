"""Questions about who can be told something."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from data import mandates
from data.models import Address, Mandate, Resident
from domain.role import Role


async def of(session: AsyncSession, resident_ids: Collection[int]) -> Sequence[tuple[int, int, str, str]]:
    """Resident, account, chat and language of whoever has an open address: each once, by the newest they prefer."""
    rows = await session.execute(
        select(Resident.resident_id, Address.account_id, Address.ref, Resident.language)
        .join(Address, Address.recipient_id == Resident.resident_id)
        .where(Resident.resident_id.in_(resident_ids), Address.closed_at.is_(None))
        .order_by(Address.stands_by.desc(), Address.address_id)
    )
    return list({row[0]: (row[0], row[1], row[2], row[3]) for row in rows}.values())


async def holders(session: AsyncSession, roles: Collection[Role], region_code: str, now: datetime) -> Sequence[int]:
    """Who holds one of these roles in exactly this region now."""
    rows = await session.scalars(
        select(Mandate.resident_id)
        .where(Mandate.role.in_(roles), Mandate.region_code == region_code, mandates.live(now))
        .distinct()
    )
    return rows.all()
