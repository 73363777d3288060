"""Calm: when a resident wants no news, and at which hour the digest comes."""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from data import residents
from domain.fatigue import DIGEST_HOURS, Repose


@dataclass(frozen=True, slots=True)
class Calm:
    """What a resident has chosen."""

    digest_hour: int
    repose: Repose


async def mine(session: AsyncSession, resident_id: int) -> Calm:
    """What a resident has chosen, or what holds for everybody."""
    resident = await residents.get(session, resident_id)
    return Calm(resident.digest_hour, resident.repose)


async def choose_hour(session: AsyncSession, resident_id: int, hour: int) -> None:
    """The digest comes at this hour from the next one on; another than those offered changes nothing."""
    if hour in DIGEST_HOURS:
        (await residents.get(session, resident_id)).digest_hour = hour


async def choose_repose(session: AsyncSession, resident_id: int, repose: Repose) -> None:
    """How long nothing is sent at night."""
    (await residents.get(session, resident_id)).repose = repose
