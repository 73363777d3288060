"""Who and where: regions, accounts, recipients, residents, addresses, subscriptions."""

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from data.models.base import Base, Moment, code_text, text_enum
from domain.fatigue import DIGEST_HOUR, Repose
from domain.platform import PlatformName
from domain.recipient import AddressEnd, RecipientKind
from domain.region import RegionKind
from domain.topic import ALL_TOPICS


class Region(Base):
    """One Kemendagri area."""

    __tablename__ = "regions"
    code: Mapped[str] = mapped_column(code_text(), primary_key=True)
    name: Mapped[str]
    kind: Mapped[RegionKind] = mapped_column(text_enum(RegionKind))
    zone: Mapped[str]  # IANA name: Asia/Jakarta, Asia/Makassar, Asia/Jayapura


class RegionLoad(Base):
    """Which edition of Kemendagri's list the regions come from, and how much of it."""

    __tablename__ = "region_loads"
    scope: Mapped[str] = mapped_column(primary_key=True)  # a province's code, or "" for the whole country
    edition: Mapped[str]
    loaded_at: Mapped[datetime] = mapped_column(Moment)


class Account(Base):
    """What sends: one bot token or one WhatsApp number, with its rate."""

    __tablename__ = "accounts"
    account_id: Mapped[int] = mapped_column(primary_key=True)
    platform: Mapped[PlatformName] = mapped_column(text_enum(PlatformName))
    external_id: Mapped[str] = mapped_column(unique=True)  # Telegram: the bot's id
    username: Mapped[str]
    rate: Mapped[int]  # messages a second
    paid: Mapped[bool] = mapped_column(default=False)  # may use allow_paid_broadcast
    region_code: Mapped[str | None] = mapped_column(code_text(), ForeignKey("regions.code"))  # of its office
    sealed_token: Mapped[str | None]  # encrypted with SECRET_KEY; None: the token stands in the settings
    removed_at: Mapped[datetime | None] = mapped_column(Moment)
    next_free: Mapped[datetime | None] = mapped_column(Moment)
    rest_until: Mapped[datetime | None] = mapped_column(Moment)
    given: Mapped[int] = mapped_column(BigInteger, default=0)  # copies that the pace has ever let through


class Recipient(Base):
    """Whoever can be in an audience: a resident or a KIM channel; their ids are one sequence."""

    __tablename__ = "recipients"
    recipient_id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[RecipientKind] = mapped_column(text_enum(RecipientKind))


class Resident(Base):
    """A person who asked to hear from regions (or holds a mandate). No name, no number."""

    __tablename__ = "residents"
    resident_id: Mapped[int] = mapped_column(ForeignKey("recipients.recipient_id"), primary_key=True)
    language: Mapped[str] = mapped_column(default="id")
    consent_version: Mapped[str | None]
    consented_at: Mapped[datetime | None] = mapped_column(Moment)
    joined_at: Mapped[datetime] = mapped_column(Moment)
    left_at: Mapped[datetime | None] = mapped_column(Moment)
    erased_at: Mapped[datetime | None] = mapped_column(Moment)
    credit_kim_id: Mapped[int | None] = mapped_column(ForeignKey("kims.kim_id"))
    news_mark: Mapped[int] = mapped_column(BigInteger, default=0)  # domain.fatigue: the day and its news so far
    digest_hour: Mapped[int] = mapped_column(default=DIGEST_HOUR)  # local
    repose: Mapped[Repose] = mapped_column(text_enum(Repose), default=Repose.USUAL)
    prefers: Mapped[PlatformName | None] = mapped_column(text_enum(PlatformName))  # of two messengers, once joined


class Address(Base):
    """Where one recipient is reached through one account; a change closes it and opens another."""

    __tablename__ = "addresses"
    address_id: Mapped[int] = mapped_column(primary_key=True)
    recipient_id: Mapped[int] = mapped_column(ForeignKey("recipients.recipient_id"), index=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.account_id"))
    ref: Mapped[str]  # Telegram: the chat id; WhatsApp: the person's id there, else the phone number
    phone: Mapped[str | None]  # WhatsApp: the number, where it is known beside the id
    thread: Mapped[str] = mapped_column(default="")  # a topic inside a supergroup
    opened_at: Mapped[datetime] = mapped_column(Moment)
    stands_by: Mapped[bool] = mapped_column(default=False)  # used only where the person's other messenger fails
    closed_at: Mapped[datetime | None] = mapped_column(Moment)
    closed_why: Mapped[AddressEnd | None] = mapped_column(text_enum(AddressEnd))
    missed: Mapped[int] = mapped_column(default=0)  # times in a row that nobody was reached here
    next_free: Mapped[datetime | None] = mapped_column(Moment)
    rest_until: Mapped[datetime | None] = mapped_column(Moment)
    heard_at: Mapped[datetime | None] = mapped_column(Moment)  # where windows close: the last message from there
    counted_at: Mapped[datetime | None] = mapped_column(Moment)  # last written to first, against the day's limit
    __table_args__ = (
        Index("ix_addresses_ref", "account_id", "ref"),
        Index(
            "ix_addresses_phone",
            "phone",
            sqlite_where=text("phone IS NOT NULL"),
            postgresql_where=text("phone IS NOT NULL"),
        ),
        Index(
            "uq_addresses_open",
            "account_id",
            "ref",
            "thread",
            unique=True,
            sqlite_where=text("closed_at IS NULL"),
            postgresql_where=text("closed_at IS NULL"),
        ),
    )


class Subscription(Base):
    """A recipient's wish to hear from a region. Append-only: a change ends one and starts another."""

    __tablename__ = "subscriptions"
    subscription_id: Mapped[int] = mapped_column(primary_key=True)
    recipient_id: Mapped[int] = mapped_column(ForeignKey("recipients.recipient_id"), index=True)
    region_code: Mapped[str] = mapped_column(code_text(), ForeignKey("regions.code"))
    kind: Mapped[RecipientKind] = mapped_column(text_enum(RecipientKind))
    topics: Mapped[int] = mapped_column(default=ALL_TOPICS)
    wants_below: Mapped[bool] = mapped_column(default=False)  # also news of regions below, as digest
    started_at: Mapped[datetime] = mapped_column(Moment)
    ended_at: Mapped[datetime | None] = mapped_column(Moment)
    __table_args__ = (Index("ix_subscriptions_walk", "region_code", "recipient_id", "subscription_id"),)
