"""Reach: what a broadcast would come to before anything leaves: people, channels, minutes, holes."""

import math
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from data import accounts, reach
from domain.audience import Audience
from domain.lane import Lane
from domain.pace import every
from domain.recipient import RecipientKind
from domain.region import Region
from services import broadcasts


@dataclass(frozen=True, slots=True)
class Reach:
    """How many would hear it, and how long that takes at the account's rate."""

    people: int
    channels: int
    minutes: int

    @property
    def nobody(self) -> bool:
        """Whether nobody at all would get it."""
        return not self.people + self.channels


@dataclass(frozen=True, slots=True)
class Sending:
    """What is to be sent: to whom, how urgently, through which account, each copy costing so many messages."""

    audience: Audience
    lane: Lane
    account_id: int
    weight: int = 1


async def estimate(session: AsyncSession, sending: Sending, now: datetime) -> Reach:
    """What a broadcast would come to if it started now."""
    counted = await broadcasts.reach(session, sending.audience, sending.lane, now)
    people, channels = counted.get(RecipientKind.RESIDENT, 0), counted.get(RecipientKind.CHANNEL, 0)
    step = every(await accounts.rate_of(session, sending.account_id), sending.weight)
    return Reach(people, channels, math.ceil((people + channels) * step.total_seconds() / 60))


async def holes(session: AsyncSession, audience: Audience, lane: Lane) -> list[Region]:
    """The desa/kelurahan of an audience that nobody listens in: not yet reached."""
    return await reach.holes_in(session, audience, lane)
