"""Accounts: what sends. A database belongs to the bot of its settings, its first account, and remembers which."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from data import accounts, pace
from data.models import Account
from domain.platform import PlatformName
from domain.refusal import Refusal
from domain.region import contains


@dataclass(frozen=True, slots=True)
class Bot:
    """A Telegram bot as its token and getMe describe it (some servers know no username), or a WhatsApp number."""

    external_id: str
    rate: int
    username: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """An account as it stands in the database; `sealed_token` is None where the settings have the token."""

    account_id: int
    external_id: str
    username: str
    rate: int
    region_code: str | None
    sealed_token: str | None
    paid: bool
    removed: bool
    platform: PlatformName = PlatformName.TELEGRAM

    @property
    def name(self) -> str:
        """What people call it."""
        if not self.username:
            return self.external_id
        return f"@{self.username}" if self.platform is PlatformName.TELEGRAM else f"+{self.username}"


async def claim(session: AsyncSession, bot: Bot | None, region_code: str) -> int | None:
    """The account of this bot, the first in this database; refused where the database belongs to another bot.

    Where the settings have no bot any more, its account is let go until it comes back.
    """
    on_telegram = await accounts.on(session, PlatformName.TELEGRAM)
    if bot is None:
        for row in on_telegram[:1]:
            row.removed_at = row.removed_at or await pace.clock(session)
        return None
    if not on_telegram:
        new = Account(platform=PlatformName.TELEGRAM, external_id=bot.external_id, username=bot.username, rate=bot.rate)
        new.region_code = region_code
        return (await accounts.add(session, new)).account_id
    first = on_telegram[0]
    if first.external_id != bot.external_id:
        raise Refusal("database-of-another-bot", id=first.external_id, own=bot.external_id)
    first.rate, first.removed_at = bot.rate, None
    first.username = bot.username or first.username
    first.region_code = region_code
    return first.account_id


async def take_number(session: AsyncSession, number: Bot | None, region_code: str) -> int | None:
    """The WhatsApp number of the settings sends and hears; any other, or all where there is none, are left alone."""
    now = await pace.clock(session)
    rows = {row.external_id: row for row in await accounts.on(session, PlatformName.WHATSAPP)}
    for row in rows.values():
        row.removed_at = None if number and row.external_id == number.external_id else row.removed_at or now
    if number is None:
        return None
    row = rows.get(number.external_id) or Account(platform=PlatformName.WHATSAPP, external_id=number.external_id)
    row.rate, row.region_code = number.rate, region_code
    row.username = number.username or row.username or ""
    return (await accounts.add(session, row)).account_id


async def known(session: AsyncSession, platform: PlatformName | None = None) -> Sequence[Known]:
    """Every account (of a platform), removed ones as well, the first first."""
    wanted = [platform] if platform else list(PlatformName)
    return [_known(row) for each in wanted for row in await accounts.on(session, each)]


async def one(session: AsyncSession, account_id: int) -> Known:
    """An account as it stands now."""
    return _known(await session.get_one(Account, account_id))


async def first(session: AsyncSession, platform: PlatformName) -> int:
    """The account of a platform that came first and still sends; refused where there is none."""
    found = next((each for each in await known(session, platform) if not each.removed), None)
    if found is None:
        raise Refusal("no-account-there", platform=platform.value)
    return found.account_id


async def name(session: AsyncSession, account_id: int, username: str) -> None:
    """Its platform calls it so; some servers don't say."""
    if username:
        (await session.get_one(Account, account_id)).username = username


async def username(session: AsyncSession, account_id: int) -> str:
    """What the bot is called on its platform; empty until it has run once."""
    return (await session.get_one(Account, account_id)).username


def serving(candidates: Iterable[Known], code: str) -> Known | None:
    """Whose bot people of a region are shown: that of the nearest office around it, else the first that there is."""
    ours = [each for each in candidates if not each.removed]
    around = [each for each in ours if each.region_code and contains(each.region_code, code)]
    return max(around, key=lambda each: len(each.region_code or ""), default=ours[0] if ours else None)


def _known(row: Account) -> Known:
    return Known(
        row.account_id,
        row.external_id,
        row.username,
        row.rate,
        row.region_code,
        row.sealed_token,
        row.paid,
        row.removed_at is not None,
        row.platform,
    )
