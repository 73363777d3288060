"""KIM and the channels they publish in."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from data.models.base import Base, Moment, code_text, text_enum
from domain.kim import ChannelState, KimState, PassedTo, RelayState
from domain.platform import ChatKind


class Kim(Base):
    """A community information group of a region."""

    __tablename__ = "kims"
    kim_id: Mapped[int] = mapped_column(primary_key=True)
    region_code: Mapped[str] = mapped_column(code_text(), ForeignKey("regions.code"), index=True)
    name: Mapped[str]
    state: Mapped[KimState] = mapped_column(text_enum(KimState), default=KimState.PROPOSED)
    proposed_at: Mapped[datetime] = mapped_column(Moment)


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
    reported_at: Mapped[datetime] = mapped_column(Moment)
