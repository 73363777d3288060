"""Questions to the offers: what may be answered to the last thing said in a chat."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from data.models import Offer


async def at(session: AsyncSession, account_id: int, chat_ref: str) -> Offer | None:
    """What was offered there last, if it was the last thing said."""
    return await session.get(Offer, (account_id, chat_ref))


async def put(session: AsyncSession, account_id: int, chat_ref: str, answers: list[list[str]], now: datetime) -> None:
    """This is offered there now; nothing: whatever was is no longer."""
    row = await at(session, account_id, chat_ref)
    if row is None:
        if answers:
            session.add(Offer(account_id=account_id, chat_ref=chat_ref, answers=answers, offered_at=now))
    elif answers or row.pushed:
        row.answers, row.offered_at = answers, now
    else:
        await session.delete(row)
    await session.flush()


async def push(
    session: AsyncSession, account_id: int, chat_ref: str, pushed: list[list[list[str]]], now: datetime
) -> None:
    """This stands under messages that came by themselves, the last of them now."""
    row = await at(session, account_id, chat_ref)
    if row is None:
        row = Offer(account_id=account_id, chat_ref=chat_ref, answers=[], offered_at=now)
        session.add(row)
    row.pushed, row.pushed_at = pushed, now
    await session.flush()
