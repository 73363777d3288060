"""Feedback and the answers to it."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from data.models.base import Base, Moment, code_text, text_enum
from domain.feedback import FeedbackKind, MatchReason


class Feedback(Base):
    """What a resident answered, stored before it is acknowledged."""

    __tablename__ = "feedback"
    feedback_id: Mapped[int] = mapped_column(primary_key=True)  # the number the resident hears
    resident_id: Mapped[int] = mapped_column(ForeignKey("residents.resident_id"), index=True)
    address_id: Mapped[int] = mapped_column(ForeignKey("addresses.address_id"))
    region_code: Mapped[str | None] = mapped_column(code_text(), ForeignKey("regions.code"), index=True)
    announcement_id: Mapped[int | None] = mapped_column(ForeignKey("announcements.announcement_id"), index=True)
    kind: Mapped[FeedbackKind] = mapped_column(text_enum(FeedbackKind))
    matched_by: Mapped[MatchReason] = mapped_column(text_enum(MatchReason))
    text: Mapped[str]
    danger: Mapped[bool] = mapped_column(default=False)  # has danger words: pushed at once
    message_id: Mapped[str | None]  # of the resident's message, to answer in its thread
    received_at: Mapped[datetime] = mapped_column(Moment)
    pushed_at: Mapped[datetime | None] = mapped_column(Moment)
    answered_at: Mapped[datetime | None] = mapped_column(Moment)
    __table_args__ = (Index("ix_feedback_unpushed", "pushed_at", "received_at"),)


class Answer(Base):
    """An official's answer to a feedback."""

    __tablename__ = "answers"
    answer_id: Mapped[int] = mapped_column(primary_key=True)
    feedback_id: Mapped[int] = mapped_column(ForeignKey("feedback.feedback_id"), index=True)
    official_id: Mapped[int] = mapped_column(ForeignKey("residents.resident_id"))
    text: Mapped[str]
    written_at: Mapped[datetime] = mapped_column(Moment)
    message_id: Mapped[str | None]
    outcome: Mapped[str | None]
    settled_at: Mapped[datetime | None] = mapped_column(Moment)
