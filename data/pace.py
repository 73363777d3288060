"""The pace's columns: when accounts and chats are free again, by the database's clock."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from sqlalchemy import bindparam, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from data import ledger, rows
from data.models import Account, Address
from domain.pace import PaceState, debited

_TAKEN = (
    select(Account.rate, Account.next_free, Account.rest_until)
    .where(Account.account_id == bindparam("account"))
    .with_for_update(key_share=True)  # what only points at the account (a new address, a chunk) waits for no turn
)
_CLOCK = select(func.clock_timestamp())


async def clock(session: AsyncSession) -> datetime:
    """The present moment on the database's clock; SQLite lives in our process, so its clock is ours."""
    if session.get_bind().dialect.name == "postgresql":
        moment: datetime = (await session.execute(_CLOCK)).scalar_one()
        return moment.astimezone(UTC)
    return datetime.now(UTC)


async def taken(session: AsyncSession, account_id: int) -> PaceState:
    """An account's pace, held until the transaction ends: one turn of an account is given at a time."""
    row = (await session.execute(_TAKEN, {"account": account_id})).one()
    return PaceState(row.rate, row.next_free, row.rest_until)


async def give(session: AsyncSession, account_id: int, next_free: datetime, copies: int) -> None:
    """Everything before this moment is given away, to so many more copies."""
    await session.execute(
        update(Account)
        .where(Account.account_id == account_id)
        .values(next_free=next_free, given=Account.given + copies)
        .execution_options(synchronize_session=False)
    )


async def debit(session: AsyncSession, account_id: int, copies: int = 1) -> None:
    """Something left without asking."""
    state = await taken(session, account_id)
    now = await clock(session)
    for _ in range(copies):
        state = PaceState(state.rate, debited(state, now), state.rest_until)
    if state.next_free:
        await give(session, account_id, state.next_free, copies)


async def rest_of(session: AsyncSession, account_id: int) -> timedelta:
    """How much longer an account must rest."""
    until = await session.scalar(select(Account.rest_until).where(Account.account_id == account_id))
    return max(until - await clock(session), timedelta()) if until else timedelta()


async def rest_account(session: AsyncSession, account_id: int, until: datetime) -> None:
    """The account rests; a rest never ends early."""
    await session.execute(
        update(Account)
        .where(Account.account_id == account_id, or_(Account.rest_until.is_(None), Account.rest_until < until))
        .values(rest_until=until)
    )


async def rest_chat(session: AsyncSession, address_id: int, until: datetime) -> None:
    """One chat rests; a rest never ends early."""
    await session.execute(
        update(Address)
        .where(Address.address_id == address_id, or_(Address.rest_until.is_(None), Address.rest_until < until))
        .values(rest_until=until)
    )


async def rest_chat_at(session: AsyncSession, account_id: int, ref: str, until: datetime) -> None:
    """The same by where the chat is reached."""
    await session.execute(
        update(Address)
        .where(
            Address.account_id == account_id,
            Address.ref == ref,
            Address.closed_at.is_(None),
            or_(Address.rest_until.is_(None), Address.rest_until < until),
        )
        .values(rest_until=until)
    )


async def space(session: AsyncSession, address_ids: Sequence[int], free_at: datetime) -> None:
    """These chats are free again at this moment."""
    if address_ids:
        who = rows.values(session, ledger.CHAT, [(address_id,) for address_id in sorted(address_ids)])
        await session.execute(ledger.spacing(postgres=rows.on_postgres(session)), {"free_at": free_at, **who})
