"""KIM and the channels they publish in."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.engine.default import DefaultExecutionContext
from sqlalchemy.orm import Mapped, mapped_column

from data.models.base import Base, Moment, code_text, text_enum
from domain.kim import ChannelState, KimState, PassedTo, RelayState
from domain.kim_register import KimKind, name_key
from domain.platform import ChatKind


def _key_of_name(context: DefaultExecutionContext) -> str:
    row = context.current_parameters or {}
    return name_key(row["name"])


class Kim(Base):
    """A community information group of a region."""

    __tablename__ = "kims"
    kim_id: Mapped[int] = mapped_column(primary_key=True)
    region_code: Mapped[str] = mapped_column(code_text(), ForeignKey("regions.code"), index=True)
    name: Mapped[str]
    name_key: Mapped[str] = mapped_column(default=_key_of_name)  # the name as it is compared
    kind: Mapped[KimKind] = mapped_column(text_enum(KimKind), default=KimKind.KIM)
    state: Mapped[KimState] = mapped_column(text_enum(KimState), default=KimState.PROPOSED)
    theme: Mapped[str | None]
    kim_id_number: Mapped[str | None]  # on the national register at kim.id
    proposed_at: Mapped[datetime] = mapped_column(Moment)
    accepted_at: Mapped[datetime | None] = mapped_column(Moment)  # since when it has its place on the register
    decree_number: Mapped[str | None]  # of the SK
    decree_on: Mapped[date | None]
    decree_signer: Mapped[str | None]
    inaugurated_on: Mapped[date | None]
    alive_at: Mapped[datetime | None] = mapped_column(Moment)  # the last sign of life
    nudged_at: Mapped[datetime | None] = mapped_column(Moment)
    __table_args__ = (
        Index(
            "uq_kims_name",
            "region_code",
            "name_key",
            unique=True,
            sqlite_where=text("state <> 'dissolved'"),
            postgresql_where=text("state <> 'dissolved'"),
        ),
        Index("ix_kims_quiet", "state", "alive_at"),
    )


class KimChannel(Base):
    """A group, topic or channel that a KIM publishes in; its address row says where."""

    __tablename__ = "kim_channels"
    kim_channel_id: Mapped[int] = mapped_column(ForeignKey("recipients.recipient_id"), primary_key=True)
    kim_id: Mapped[int | None] = mapped_column(ForeignKey("kims.kim_id"), index=True)
    region_code: Mapped[str | None] = mapped_column(code_text(), ForeignKey("regions.code"), index=True)
    chat_kind: Mapped[ChatKind] = mapped_column(text_enum(ChatKind))
    title: Mapped[str]
    state: Mapped[ChannelState] = mapped_column(text_enum(ChannelState))
    proposed_by: Mapped[int | None] = mapped_column(ForeignKey("residents.resident_id"))
    proposed_at: Mapped[datetime] = mapped_column(Moment)
    confirmed_by: Mapped[int | None] = mapped_column(ForeignKey("residents.resident_id"))
    confirmed_at: Mapped[datetime | None] = mapped_column(Moment)
    joined_at: Mapped[datetime | None] = mapped_column(Moment)  # since when the bot is there, as far as it was seen
    lost_at: Mapped[datetime | None] = mapped_column(Moment)
    lost_why: Mapped[str | None]
    told_lost_at: Mapped[datetime | None] = mapped_column(Moment)  # its agent and official know of the loss
    comments_since: Mapped[datetime | None] = mapped_column(Moment)  # since when its KIM has comments read


class CommentThread(Base):
    """Where the comments on one post of a KIM channel stand in its discussion group."""

    __tablename__ = "comment_threads"
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.account_id"), primary_key=True)
    chat_ref: Mapped[str] = mapped_column(primary_key=True)  # of the group
    thread: Mapped[str] = mapped_column(primary_key=True)  # the post's copy there
    kim_channel_id: Mapped[int] = mapped_column(ForeignKey("kim_channels.kim_channel_id"), index=True)
    message_id: Mapped[str]  # the post itself, in the channel
    seen_at: Mapped[datetime] = mapped_column(Moment)


class Slot(Base):
    """A relay time of a KIM channel, in the zone of its region."""

    __tablename__ = "slots"
    slot_id: Mapped[int] = mapped_column(primary_key=True)
    kim_channel_id: Mapped[int] = mapped_column(ForeignKey("kim_channels.kim_channel_id"), index=True)
    minute: Mapped[int]  # minutes after midnight
    weekdays: Mapped[int]  # bit 0 Monday … bit 6 Sunday


class Relay(Base):
    """An announcement that waits for, or has left in, a slot of a KIM channel."""

    __tablename__ = "relays"
    relay_id: Mapped[int] = mapped_column(primary_key=True)
    kim_channel_id: Mapped[int] = mapped_column(ForeignKey("kim_channels.kim_channel_id"))
    announcement_id: Mapped[int] = mapped_column(ForeignKey("announcements.announcement_id"))
    origin_broadcast_id: Mapped[int | None] = mapped_column(ForeignKey("broadcasts.broadcast_id"), index=True)
    broadcast_id: Mapped[int | None] = mapped_column(ForeignKey("broadcasts.broadcast_id"), index=True)
    state: Mapped[RelayState] = mapped_column(text_enum(RelayState), default=RelayState.WAITING)
    due_at: Mapped[datetime] = mapped_column(Moment)
    expires_at: Mapped[datetime | None] = mapped_column(Moment)
    created_at: Mapped[datetime] = mapped_column(Moment)
    settled_at: Mapped[datetime | None] = mapped_column(Moment)
    __table_args__ = (
        UniqueConstraint("kim_channel_id", "announcement_id"),
        Index("ix_relays_due", "state", "due_at"),
        Index("ix_relays_settled", "settled_at"),
    )


class CoverageReport(Base):
    """Where a KIM agent passed a broadcast on by hand, and to about how many."""

    __tablename__ = "coverage_reports"
    coverage_report_id: Mapped[int] = mapped_column(primary_key=True)
    announcement_id: Mapped[int] = mapped_column(ForeignKey("announcements.announcement_id"), index=True)
    resident_id: Mapped[int] = mapped_column(ForeignKey("residents.resident_id"), index=True)
    kim_id: Mapped[int | None] = mapped_column(ForeignKey("kims.kim_id"), index=True)
    place: Mapped[PassedTo] = mapped_column(text_enum(PassedTo))
    people: Mapped[int]
    reported_at: Mapped[datetime] = mapped_column(Moment, index=True)
