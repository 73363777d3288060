"""Broadcasts, the chunks that carry them out, and the ledger of deliveries."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from data.models.base import JSON, Base, Moment, code_text, text_enum
from domain.broadcast import BroadcastKind, BroadcastState
from domain.chunk import ChunkKind, ChunkState
from domain.delivery import DeliveryState
from domain.lane import Lane


class Broadcast(Base):
    """One sending of one announcement to one audience at one time."""

    __tablename__ = "broadcasts"
    broadcast_id: Mapped[int] = mapped_column(primary_key=True)
    announcement_id: Mapped[int] = mapped_column(ForeignKey("announcements.announcement_id"), index=True)
    author_id: Mapped[int | None] = mapped_column(ForeignKey("residents.resident_id"))
    kind: Mapped[BroadcastKind] = mapped_column(text_enum(BroadcastKind), default=BroadcastKind.ORIGINAL)
    original_id: Mapped[int | None] = mapped_column(
        ForeignKey("broadcasts.broadcast_id"), index=True
    )  # it follows that
    recurrence: Mapped[str | None]  # domain.recurrence as JSON: it never leaves itself, its occurrences do
    series_id: Mapped[int | None] = mapped_column(
        ForeignKey("broadcasts.broadcast_id"), index=True
    )  # it recurs by that
    occurrence: Mapped[str | None]  # which time it is, by the rule, and in which zone
    planned_at: Mapped[datetime | None] = mapped_column(Moment)  # of what recurs: its next days are laid out since
    note: Mapped[str | None]  # what it says under the copies that it is about
    audience: Mapped[dict[str, Any]] = mapped_column(JSON)  # domain.audience.Audience
    lane: Mapped[Lane] = mapped_column(text_enum(Lane))
    state: Mapped[BroadcastState] = mapped_column(text_enum(BroadcastState))
    created_at: Mapped[datetime] = mapped_column(Moment)
    confirmed_at: Mapped[datetime | None] = mapped_column(Moment)
    due_at: Mapped[datetime | None] = mapped_column(Moment)
    expires_at: Mapped[datetime | None] = mapped_column(Moment)
    in_slots: Mapped[bool] = mapped_column(default=False)  # KIM channels get it in their slots
    started_at: Mapped[datetime | None] = mapped_column(Moment)
    cut_off: Mapped[int | None]  # highest subscription_id in the frozen audience
    expected: Mapped[int | None]  # recipients counted soon after the start, for the progress
    doubled: Mapped[int] = mapped_column(default=0)  # copies that may have arrived twice
    kept: Mapped[int] = mapped_column(default=0)  # earlier copies that could not be changed or taken back
    streak: Mapped[int] = mapped_column(default=0)  # identical rejections in a row
    streak_why: Mapped[str | None]
    paused_at: Mapped[datetime | None] = mapped_column(Moment)
    paused_why: Mapped[str | None]
    finished_at: Mapped[datetime | None] = mapped_column(Moment)
    reported_at: Mapped[datetime | None] = mapped_column(Moment)  # the final report reached its official
    watched_at: Mapped[datetime | None] = mapped_column(Moment)  # its posts in KIM channels are looked after since
    gathered_at: Mapped[datetime | None] = mapped_column(Moment)  # it went into the digests of who listens above
    offered_at: Mapped[datetime | None] = mapped_column(Moment)  # the KIM agents were asked to pass it on
    __table_args__ = (Index("ix_broadcasts_due", "state", "due_at"), UniqueConstraint("series_id", "occurrence"))


def _key_text() -> String:
    """A region code, or the end of its stretch: one character more."""
    return String(14).with_variant(String(14, collation="C"), "postgresql")


class Chunk(Base):
    """A stretch of a broadcast's audience for one account, worked by one worker at a time."""

    __tablename__ = "chunks"
    chunk_id: Mapped[int] = mapped_column(primary_key=True)
    broadcast_id: Mapped[int] = mapped_column(ForeignKey("broadcasts.broadcast_id"), index=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.account_id"))
    lane: Mapped[Lane] = mapped_column(text_enum(Lane))
    kind: Mapped[ChunkKind] = mapped_column(text_enum(ChunkKind))
    state: Mapped[ChunkState] = mapped_column(text_enum(ChunkState), default=ChunkState.WAITING)
    fence: Mapped[int] = mapped_column(default=0)
    after_region: Mapped[str] = mapped_column(_key_text(), default="")  # exclusive start of what is left
    after_recipient: Mapped[int] = mapped_column(default=0)
    until_region: Mapped[str | None] = mapped_column(_key_text())
    until_recipient: Mapped[int | None]
    stretch: Mapped[int] = mapped_column(default=0)  # which of the audience's stretches is being walked
    copies_of: Mapped[int | None] = mapped_column(ForeignKey("broadcasts.broadcast_id"))  # whose copies it changes
    due_at: Mapped[datetime | None] = mapped_column(Moment)  # not before
    handed_at: Mapped[datetime | None] = mapped_column(Moment)  # the engine has it
    drained_at: Mapped[datetime | None] = mapped_column(Moment)  # all claimed, the next one is planned
    progress_at: Mapped[datetime] = mapped_column(Moment)
    stumbles: Mapped[int] = mapped_column(default=0)  # times it was taken up since it last went on
    __table_args__ = (Index("ix_chunks_live", "state", "account_id"),)


_WAITS_FOR_DIGEST = text("state = 'folded' AND folded_into IS NULL")


class Delivery(Base):
    """The one copy for one recipient, with its outcome."""

    __tablename__ = "deliveries"
    broadcast_id: Mapped[int] = mapped_column(ForeignKey("broadcasts.broadcast_id"), primary_key=True)
    recipient_id: Mapped[int] = mapped_column(ForeignKey("recipients.recipient_id"), primary_key=True)
    address_id: Mapped[int] = mapped_column(ForeignKey("addresses.address_id"))
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.account_id"))
    chunk_id: Mapped[int]
    fence: Mapped[int]
    region_code: Mapped[str] = mapped_column(code_text())  # of the subscription that brought it
    state: Mapped[DeliveryState] = mapped_column(text_enum(DeliveryState))
    attempts: Mapped[int] = mapped_column(default=0)  # tries that failed and count
    doubled: Mapped[int] = mapped_column(default=0)  # times it may have arrived once more than counted
    message_id: Mapped[str | None]  # the first message; an album's others in more_message_ids
    more_message_ids: Mapped[list[str] | None] = mapped_column(JSON)
    why: Mapped[str | None]
    due_at: Mapped[datetime | None] = mapped_column(Moment)  # later: when; folded: when its digest is made
    folded_into: Mapped[int | None]  # the digest that lists it
    claimed_at: Mapped[datetime] = mapped_column(Moment)
    settled_at: Mapped[datetime | None] = mapped_column(Moment)  # None: sending or later
    __table_args__ = (
        Index("ix_deliveries_recipient_id", "recipient_id"),
        Index(
            "ix_deliveries_message_id",
            "message_id",
            sqlite_where=text("length(message_id) > 12"),  # of a messenger that says what becomes of them
            postgresql_where=text("length(message_id) > 12"),
        ),
        Index(
            "ix_deliveries_open",
            "broadcast_id",
            "account_id",
            "state",
            "due_at",
            sqlite_where=text("settled_at IS NULL"),
            postgresql_where=text("settled_at IS NULL"),
        ),
        Index(
            "ix_deliveries_folded",
            "due_at",
            "recipient_id",
            sqlite_where=_WAITS_FOR_DIGEST,
            postgresql_where=_WAITS_FOR_DIGEST,
        ),
        {"sqlite_with_rowid": False},
    )


class Tally(Base):
    """How many copies of a broadcast stand in each state, kept in the transaction that moves them."""

    __tablename__ = "tallies"
    broadcast_id: Mapped[int] = mapped_column(ForeignKey("broadcasts.broadcast_id"), primary_key=True)
    state: Mapped[DeliveryState] = mapped_column(text_enum(DeliveryState), primary_key=True)
    copies: Mapped[int] = mapped_column(default=0)
