"""Show the menus of commands that changed with somebody's mandates. A failure is harmless: menus only hide."""

from collections.abc import Mapping

from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from domain.ports import MenuKeeper, Now
from services import menus

Sessions = async_sessionmaker[AsyncSession]


async def show_menus(sessions: Sessions, reads: Sessions, keepers: Mapping[int, MenuKeeper], now: Now) -> int:
    """Show every menu that is due, one after the other; how many were taken."""
    async with reads() as session:
        if not await menus.any_due(session, keepers, now()):
            return 0
    async with sessions.begin() as session:
        taken = await menus.take(session, keepers, now())
    for showing in taken:
        outcome = await keepers[showing.account_id].offer(showing.chat_ref, showing.commands)
        async with sessions.begin() as session:
            await menus.settle(session, showing, outcome, now())
    return len(taken)
