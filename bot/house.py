"""Opening the house: tables up to date, and the bot's account, regions and administrators in their place."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy.exc import DatabaseError, IntegrityError, ProgrammingError

from bot.settings import Settings, database_url
from data.database import Database, connect, optimise, sqlite_path
from data.locks import in_turn
from data.migrate import NewerDatabase, migrate
from domain.platform import PlatformName
from domain.refusal import Refusal
from handlers.shell.house import House
from services import accounts, mandates, region_loading
from services.accounts import Bot


@dataclass(frozen=True, slots=True)
class Identity:
    """Whose house it is: the bot's token and the ids of the first administrators."""

    token: str
    admin_refs: tuple[str, ...]

    @property
    def bot_id(self) -> str:
        """The bot's id, which its token begins with."""
        return self.token.partition(":")[0]


def present() -> datetime:
    """The present moment in UTC."""
    return datetime.now(UTC)


def identity(settings: Settings) -> Identity:
    """The bot of the settings, or the simulator's with its officials."""
    refs = tuple(str(number) for number in settings.admin_telegram_ids)
    if settings.telegram_token is not None:
        return Identity(settings.telegram_token.get_secret_value(), refs)
    import simulator  # noqa: PLC0415 - a live bot never loads it

    return Identity(
        simulator.TOKEN, refs or tuple(str(number) for number in (simulator.OFFICIAL_ID, *simulator.COLLEAGUE_IDS))
    )


def tokens(settings: Settings) -> Mapping[PlatformName, str]:
    """The token of each platform's first account, where it has one."""
    found = {PlatformName.TELEGRAM: identity(settings).token}
    if settings.simulated:
        from simulator import whatsapp  # noqa: PLC0415 - a live bot never loads it

        return found | {PlatformName.WHATSAPP: whatsapp.TOKEN}
    token = settings.whatsapp_access_token
    return found | ({PlatformName.WHATSAPP: token.get_secret_value()} if token else {})


def number(settings: Settings) -> Bot | None:
    """The WhatsApp number of the settings, or the simulator's; None: there is none."""
    if settings.simulated:
        from simulator import whatsapp  # noqa: PLC0415 - a live bot never loads it

        return Bot(whatsapp.NUMBER_ID, settings.whatsapp_rate, whatsapp.PHONE)
    if settings.whatsapp_access_token is None or settings.whatsapp_phone_number_id is None:
        return None
    return Bot(settings.whatsapp_phone_number_id, settings.whatsapp_rate)


def webhook_words(settings: Settings) -> tuple[str, str] | None:
    """With what WhatsApp signs, and the word of its challenge; None: it brings us nothing."""
    if settings.simulated:
        from simulator import whatsapp  # noqa: PLC0415 - a live bot never loads it

        return whatsapp.APP_SECRET, whatsapp.VERIFY_TOKEN
    signs, word = settings.whatsapp_app_secret, settings.whatsapp_verify_token
    return (signs.get_secret_value(), word.get_secret_value()) if signs and word else None


def database_file(settings: Settings) -> Path | None:
    """The SQLite file of the settings, if it is one; refused where its folder does not exist."""
    path = sqlite_path(database_url(settings))
    if path is not None and not path.parent.is_dir():
        raise Refusal("folder-missing", folder=str(path.parent))
    return path


@asynccontextmanager
async def opened_house(settings: Settings) -> AsyncIterator[House]:
    """The house of these settings, open; whatever keeps it shut is a Refusal that tells the way out."""
    database_file(settings)
    database = connect(database_url(settings))
    try:
        yield await _furnished(database, settings)
    finally:
        await database.close()


async def _furnished(database: Database, settings: Settings) -> House:
    try:
        async with in_turn(database.engines[0], "open"):
            await migrate(database.engines[0])
            return await _peopled(database, settings)
    except NewerDatabase:
        raise Refusal("database-newer") from None
    except (IntegrityError, ProgrammingError):
        raise  # not the operator's mistake but ours
    except DatabaseError as fault:
        raise Refusal(_why_shut(fault)) from None


def _why_shut(fault: DatabaseError) -> str:
    said = str(fault.orig).casefold()
    if "readonly" in said or "unable to open" in said:
        return "database-unwritable"
    if "not a database" in said or "malformed" in said:
        return "database-damaged"
    if "locked" in said:
        return "database-busy"
    if "full" in said:
        return "disk-full"
    return "database-unreachable"


async def _peopled(database: Database, settings: Settings) -> House:
    owner = identity(settings)
    await region_loading.load(
        database.sessions, settings.home_region, whole_country=settings.all_regions, now=present()
    )
    async with database.sessions.begin() as session:
        account_id = await accounts.claim(session, Bot(owner.bot_id, settings.telegram_rate), settings.home_region)
        await accounts.take_number(session, number(settings), settings.home_region)
    async with database.sessions.begin() as session:
        refs, home = owner.admin_refs, settings.home_region
        await mandates.bootstrap(session, account_id, refs, home, present())
        first = await mandates.first_administrators(session, account_id, refs, home, present())
    await optimise(database)
    return House(database.sessions, database.reads, account_id, home, refs, present, first)
