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
    """Whose house it is: the token of its Telegram bot, if it has one, and who administrates it first, by messenger."""

    token: str | None
    admins: Mapping[PlatformName, tuple[str, ...]]

    def bot(self, rate: int) -> Bot | None:
        """The Telegram bot, by the id that its token begins with."""
        return Bot(self.token.partition(":")[0], rate) if self.token else None


def present() -> datetime:
    """The present moment in UTC."""
    return datetime.now(UTC)


def identity(settings: Settings) -> Identity:
    """The bot and administrators of the settings, or the simulator's with its officials."""
    refs = tuple(str(number) for number in settings.admin_telegram_ids)
    admins = {PlatformName.TELEGRAM: refs, PlatformName.WHATSAPP: settings.admin_whatsapp_numbers}
    if not settings.simulated:
        token = settings.telegram_token
        return Identity(token.get_secret_value() if token else None, admins)
    import simulator  # noqa: PLC0415 - a live bot never loads it

    officials = tuple(str(number) for number in (simulator.OFFICIAL_ID, *simulator.COLLEAGUE_IDS))
    return Identity(simulator.TOKEN, admins | {PlatformName.TELEGRAM: refs or officials})


def tokens(settings: Settings) -> Mapping[PlatformName, str]:
    """The token of each platform's first account, where it has one."""
    own = identity(settings).token
    found = {PlatformName.TELEGRAM: own} if own else {}
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
        first = {
            PlatformName.TELEGRAM: await accounts.claim(
                session, owner.bot(settings.telegram_rate), settings.home_region
            ),
            PlatformName.WHATSAPP: await accounts.take_number(session, number(settings), settings.home_region),
        }
    ours = {platform: account_id for platform, account_id in first.items() if account_id is not None}
    admins = await _administrated(database, ours, owner, settings.home_region)
    await optimise(database)
    refs = tuple(ref for each in owner.admins.values() for ref in each)
    account_id, home = next(iter(ours.values())), settings.home_region
    return House(database.sessions, database.reads, account_id, home, refs, present, admins)


async def _administrated(
    database: Database, ours: Mapping[PlatformName, int], owner: Identity, home: str
) -> tuple[str, ...]:
    """The first administrators have their mandates; who of them has one now, of a phone number only its end."""
    found: list[str] = []
    async with database.sessions.begin() as session:
        for platform, account_id in ours.items():
            whom = (account_id, owner.admins[platform], home, present())
            await mandates.bootstrap(session, *whom)
            holding = await mandates.first_administrators(session, *whom)
            found += holding if platform is PlatformName.TELEGRAM else [f"+…{ref[-4:]}" for ref in holding]
    return tuple(found)
