"""Accounts as the operator keeps them: added with a sealed token, rated, given a new token, removed."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from data import accounts, audits
from data.models import Account
from domain.kim import Loss
from domain.platform import PlatformName
from domain.refusal import Refusal
from services import channels, regions
from services.token_safe import TokenSafe

FASTEST_FREE = 30
"""Messages a second that Telegram carries for nothing."""

FASTEST = 1000
BATCH = 1000
"""Addresses that are opened or closed in one transaction."""


@dataclass(frozen=True, slots=True)
class Newcomer:
    """A bot that Telegram has just introduced, and the office that it is to serve."""

    token: str
    external_id: str
    username: str
    region_code: str
    rate: int
    paid: bool


async def add(session: AsyncSession, safe: TokenSafe, new: Newcomer, now: datetime) -> int:
    """A further account, or a removed one once more; its number."""
    _require_rate(new.rate, paid=new.paid)
    await regions.one(session, new.region_code)
    row = await _with_id(session, new.external_id)
    if row is None:
        row = Account(platform=PlatformName.TELEGRAM, external_id=new.external_id)
    elif row.removed_at is None:
        raise Refusal("account-known", account=_name(row))
    row.username, row.region_code, row.rate, row.paid = new.username, new.region_code, new.rate, new.paid
    row.sealed_token, row.removed_at = safe.seal(new.token), None
    await accounts.add(session, row)
    audits.write(session, None, "account-added", f"account:{row.account_id}", now, {"region": new.region_code})
    return row.account_id


async def reopen_some(session: AsyncSession, account_id: int, after: str) -> str | None:
    """After a removed account came back: some of its people are reached again. How far; None at the end."""
    return await accounts.reopen(session, account_id, after, BATCH)


async def rate(session: AsyncSession, account_id: int, wish: tuple[int | None, bool | None], now: datetime) -> None:
    """How many messages a second an account may send from the next turn on, and whether for Stars; None: as before."""
    per_second, paid = wish
    row = await _held(session, account_id)
    if row.sealed_token is None and per_second is not None:
        raise Refusal("account-rate-in-settings")
    wanted, for_stars = per_second or row.rate, row.paid if paid is None else paid
    if row.sealed_token is not None:
        _require_rate(wanted, paid=for_stars)
    row.rate, row.paid = wanted, for_stars
    audits.write(session, None, "account-rated", f"account:{account_id}", now, {"rate": wanted, "paid": for_stars})


async def rotate(
    session: AsyncSession, safe: TokenSafe, account_id: int, newcomer: tuple[str, str], now: datetime
) -> None:
    """The same bot with a new token (`newcomer`: the bot's id and the token)."""
    external_id, token = newcomer
    row = await _held(session, account_id)
    if row.sealed_token is None:
        raise Refusal("account-in-settings", account=_name(row))
    if row.external_id != external_id:
        raise Refusal("account-other-bot", account=_name(row), id=external_id)
    row.sealed_token = safe.seal(token)
    audits.write(session, None, "account-rotated", f"account:{account_id}", now)


async def remove(session: AsyncSession, account_id: int, now: datetime) -> None:
    """Nothing is sent or taken in over an account any more; its token is forgotten."""
    row = await _held(session, account_id)
    if row.sealed_token is None:
        raise Refusal("account-in-settings", account=_name(row))
    row.removed_at, row.sealed_token = now, ""
    audits.write(session, None, "account-removed", f"account:{account_id}", now)


async def close_some(session: AsyncSession, account_id: int, now: datetime) -> bool:
    """Some of a removed account's people and channels are not reached there any more. Whether there may be more."""
    found = await accounts.open_refs(session, account_id, BATCH)
    for ref in sorted({ref for _, ref in found if ref.startswith("-")}):
        await channels.lost(session, account_id, ref, Loss.REMOVED, now)
    await accounts.close(session, [address_id for address_id, _ in found], now)
    return len(found) == BATCH


async def reseal(session: AsyncSession, safe: TokenSafe) -> None:
    """After SECRET_KEY got a new first key, every token is sealed with that; refused where one can't be opened."""
    for row in await accounts.on(session, PlatformName.TELEGRAM):
        if row.sealed_token:
            row.sealed_token = safe.renewed(row.sealed_token, _name(row))


async def numbered(session: AsyncSession, named: str) -> int:
    """The account that somebody means: by its number here, its @username or its Telegram id."""
    wanted = named.strip().removeprefix("@").casefold()
    for row in await accounts.on(session, PlatformName.TELEGRAM):
        if row.removed_at is None and wanted in {str(row.account_id), row.username.casefold(), row.external_id}:
            return row.account_id
    raise Refusal("account-unknown", account=named)


async def _with_id(session: AsyncSession, external_id: str) -> Account | None:
    rows = await accounts.on(session, PlatformName.TELEGRAM)
    return next((row for row in rows if row.external_id == external_id), None)


async def _held(session: AsyncSession, account_id: int) -> Account:
    return await session.get_one(Account, account_id, with_for_update=True)


def _require_rate(per_second: int, *, paid: bool) -> None:
    if not 1 <= per_second <= FASTEST:
        raise Refusal("account-rate-wrong", most=str(FASTEST))
    if per_second > FASTEST_FREE and not paid:
        raise Refusal("account-rate-costs", free=str(FASTEST_FREE))


def _name(row: Account) -> str:
    return f"@{row.username}" if row.username else row.external_id
