"""Every environment variable, typed and read once. `.env.example` lists the same names."""

import re
from datetime import time
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_core import PydanticCustomError
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict
from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from bot.backup_folder import BackupFolder
from bot.vault import Vault
from domain.phone import dialled
from domain.quiet_hours import QuietHours
from domain.relay import Measure
from domain.ticket import Terms
from services import texts
from services.token_safe import SHORTEST, TokenSafe
from services.word_lists import BadListError, WordLists, word_lists

PROJECT = Path(__file__).resolve().parent.parent
LIVE_DATABASE = "sqlite+aiosqlite:///siarkim.db"
SIMULATOR_DATABASE = "sqlite+aiosqlite:///siarkim-simulator.db"

_BEARER = re.compile(r"[!-~]{20,}")
_WEBHOOK_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")


class Settings(BaseSettings):
    """The settings of one process; frozen."""

    model_config = SettingsConfigDict(
        env_file=PROJECT / ".env",
        env_file_encoding="utf-8",
        extra="ignore",
        frozen=True,
        env_ignore_empty=True,
    )

    telegram_token: SecretStr | None = None
    telegram_api_url: str = "https://api.telegram.org"
    telegram_rate: Annotated[int, Field(ge=1, le=1000)] = 25
    telegram_webhook_url: str | None = None
    telegram_webhook_secret: SecretStr | None = None
    whatsapp_access_token: SecretStr | None = None
    whatsapp_phone_number_id: Annotated[str | None, Field(pattern=r"^\d{5,25}$")] = None
    whatsapp_app_secret: SecretStr | None = None
    whatsapp_verify_token: SecretStr | None = None
    whatsapp_api_url: str = "https://graph.facebook.com/v25.0"
    whatsapp_rate: Annotated[int, Field(ge=1, le=1000)] = 80
    database_url: str = LIVE_DATABASE
    admin_telegram_ids: Annotated[tuple[int, ...], NoDecode] = ()
    admin_whatsapp_numbers: Annotated[tuple[str, ...], NoDecode] = ()
    home_region: Annotated[str, Field(pattern=r"^\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?$")] = "64"
    all_regions: bool = False
    quiet_hours: Annotated[str, Field(pattern=r"^(auto|off|([01]\d|2[0-3])\.[0-5]\d-([01]\d|2[0-3])\.[0-5]\d)$")] = (
        "auto"
    )
    words_dir: Path | None = None
    news_a_day: Annotated[int, Field(ge=0, le=100)] = 4
    channel_posts_an_hour: Annotated[int, Field(ge=1, le=20)] = 4
    channel_items_alone: Annotated[int, Field(ge=0, le=20)] = 3
    ticket_days: Annotated[str, Field(pattern=r"^\d{1,2}(,\d{1,2}){4}$")] = "3,5,10,10,7"
    feeds_allow_private: bool = False
    web_host: str = "127.0.0.1"
    web_port: Annotated[int, Field(ge=1, le=65535)] = 8080
    web_public_url: str | None = None
    log_format: Literal["pretty", "json"] = "pretty"
    secret_key: SecretStr | None = None
    backup_passphrase: SecretStr | None = None
    backup_dir: Path = Path("backups")

    @property
    def simulated(self) -> bool:
        """Without any token, of Telegram or of WhatsApp, everything runs against the simulator."""
        return self.telegram_token is None and self.whatsapp_access_token is None

    @property
    def terms(self) -> Terms:
        """The terms of tickets in working days."""
        return Terms(*(int(days) for days in self.ticket_days.split(",")))

    @property
    def words(self) -> WordLists:
        """What the house listens for; a relative folder is one of the project."""
        return word_lists(PROJECT / self.words_dir) if self.words_dir else word_lists()

    @property
    def channel_measure(self) -> Measure:
        """How much a KIM channel takes."""
        return Measure(self.channel_posts_an_hour, self.channel_items_alone)

    @property
    def backup_folder(self) -> BackupFolder:
        """Where backups lie; a relative folder is one of the project."""
        return BackupFolder(PROJECT / self.backup_dir)

    @property
    def telegram_host(self) -> str:
        """The host of the Bot API, for people to read."""
        return urlsplit(self.telegram_api_url).netloc

    @property
    def token_safe(self) -> TokenSafe:
        """Where tokens are sealed and opened."""
        return TokenSafe(self.secret_key.get_secret_value() if self.secret_key else None)

    @property
    def health_address(self) -> str:
        """Where this machine asks its own process how it is."""
        host = "127.0.0.1" if self.web_host in {"0.0.0.0", "::"} else self.web_host  # noqa: S104 - asked, not bound
        return f"http://{host}:{self.web_port}/healthz"

    @property
    def quiet(self) -> QuietHours | None:
        """When news waits; by itself only live, since the simulator is tried at any hour."""
        if self.quiet_hours == "off" or (self.quiet_hours == "auto" and self.simulated):
            return None
        if self.quiet_hours == "auto":
            return QuietHours()
        begins, ends = (time.fromisoformat(each.replace(".", ":")) for each in self.quiet_hours.split("-"))
        return QuietHours(begins, ends, leaves=time((ends.hour + 1) % 24, ends.minute))

    @property
    def private_feeds(self) -> bool:
        """Whether feeds may lie in our own network: where that is allowed, or nothing is real."""
        return self.feeds_allow_private or self.simulated

    @field_validator("admin_telegram_ids", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        if isinstance(value, str):
            return tuple(part.strip() for part in value.split(",") if part.strip())
        return value

    @field_validator("admin_whatsapp_numbers", mode="before")
    @classmethod
    def _numbers(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        numbers = tuple(dialled(part) for part in value.split(",") if part.strip())
        if None in numbers:
            raise ValueError("no number")
        return numbers

    @field_validator("telegram_api_url", "telegram_webhook_url", "whatsapp_api_url", "web_public_url")
    @classmethod
    def _an_address(cls, value: str | None) -> str | None:
        if value is not None and (urlsplit(value).scheme not in {"http", "https"} or not urlsplit(value).netloc):
            raise ValueError("no address")
        return value.rstrip("/") if value else value

    @field_validator("whatsapp_access_token")
    @classmethod
    def _an_access_token(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and not _BEARER.fullmatch(value.get_secret_value()):
            raise ValueError("no access token")
        return value

    @field_validator("telegram_token")
    @classmethod
    def _a_token(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and not is_token(value.get_secret_value()):
            raise ValueError("no token")
        return value

    @field_validator("database_url")
    @classmethod
    def _a_database(cls, value: str) -> str:
        try:
            make_url(value)
        except ArgumentError:
            raise ValueError("no database") from None
        return value

    @field_validator("telegram_webhook_secret")
    @classmethod
    def _a_webhook_secret(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and not _WEBHOOK_SECRET.fullmatch(value.get_secret_value()):
            raise ValueError("no webhook secret")
        return value

    @field_validator("backup_passphrase")
    @classmethod
    def _a_backup_secret(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None:
            Vault(value.get_secret_value())
        return value

    @field_validator("words_dir")
    @classmethod
    def _readable_words(cls, value: Path | None) -> Path | None:
        if value is not None:
            try:
                word_lists(PROJECT / value)
            except BadListError as bad:
                raise PydanticCustomError("bad_list", texts.say("words-bad", values=bad.values)) from None
        return value

    @field_validator("secret_key")
    @classmethod
    def _a_key(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and not all(len(key.strip()) >= SHORTEST for key in value.get_secret_value().split(",")):
            raise ValueError("too short")
        return value

    @model_validator(mode="after")
    def _whole(self) -> "Settings":
        if self.telegram_webhook_url and not self.telegram_webhook_secret:
            raise PydanticCustomError("telegram_webhook_secret", "missing")
        if self.whatsapp_access_token:
            for name in ("whatsapp_phone_number_id", "whatsapp_app_secret", "whatsapp_verify_token"):
                if not getattr(self, name):
                    raise PydanticCustomError(name, "missing")
        return self


def is_token(text: str) -> bool:
    """Whether it looks like a token of BotFather's."""
    number, colon, rest = text.partition(":")
    return number.isdigit() and bool(colon and rest) and not any(sign.isspace() for sign in text)


def database_url(settings: Settings) -> str:
    """Where the data is: never the live file while simulating, relative paths inside the project."""
    url = settings.database_url
    if settings.simulated and url == LIVE_DATABASE:
        url = SIMULATOR_DATABASE
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite" and parsed.database and not Path(parsed.database).is_absolute():
        parsed = parsed.set(database=str(PROJECT / parsed.database))
    return parsed.render_as_string(hide_password=False)


def faults(error: ValidationError) -> list[str]:
    """The names of the wrong values; never a value itself, it may be a secret."""
    found = error.errors(include_input=False, include_url=False, include_context=False)
    return [str(fault["loc"][0] if fault["loc"] else fault["type"]).upper() for fault in found]
