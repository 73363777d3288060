"""The database's clock: where it was set back, nothing waits until it has caught up."""

from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from data import clocks, pace

TOLERANCE = timedelta(seconds=5)
"""Clocks of several machines may differ by so much without anybody having set one."""


async def set_back(session: AsyncSession) -> bool:
    """Whether it shows moments that were written in what is now the future."""
    return await clocks.ahead(session, await pace.clock(session)) > TOLERANCE


async def make_due(session: AsyncSession) -> int:
    """The first part, in steps: copies that come later come due. Answers how many; none: go on."""
    return await clocks.make_due(session, await pace.clock(session))


async def catch_up(session: AsyncSession) -> timedelta:
    """The last part: rests are kept for as long as they were meant, and whoever waits is woken. Answers the step."""
    now = await pace.clock(session)
    step = await clocks.ahead(session, now)
    if step > TOLERANCE:
        await clocks.shorten_rests(session, step, now)
        await clocks.wake(session, now)
    return step
