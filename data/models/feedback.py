"""Feedback, the answers to it, and what of it was shown to which official."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from data.models.base import JSON, SEARCHED, Base, Moment, code_text, text_enum
from domain.feedback import AnswerState, FeedbackKind, MatchReason


class Feedback(Base):
    """What a resident answered, stored before it is acknowledged."""

    __tablename__ = "feedback"
    feedback_id: Mapped[int] = mapped_column(primary_key=True)  # the number the resident hears
    resident_id: Mapped[int] = mapped_column(ForeignKey("residents.resident_id"), index=True)
    address_id: Mapped[int] = mapped_column(ForeignKey("addresses.address_id"))
    region_code: Mapped[str | None] = mapped_column(code_text(), ForeignKey("regions.code"), index=True)
    announcement_id: Mapped[int | None] = mapped_column(ForeignKey("announcements.announcement_id"), index=True)
    continues_id: Mapped[int | None] = mapped_column(ForeignKey("feedback.feedback_id"), index=True)
    kind: Mapped[FeedbackKind] = mapped_column(text_enum(FeedbackKind))
    matched_by: Mapped[MatchReason] = mapped_column(text_enum(MatchReason))
    confidence: Mapped[int] = mapped_column(default=0)  # of that match, in percent
    text: Mapped[str]  # as it reads now
    first_text: Mapped[str | None]  # as it was first written, once the resident has changed it
    danger: Mapped[bool] = mapped_column(default=False)  # has danger words: pushed at once
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.account_id"))
    chat_ref: Mapped[str | None]  # the group it was written in; None: in private
    thread: Mapped[str | None]
    message_id: Mapped[str | None]  # of the resident's message, to answer in its thread
    album: Mapped[str | None]  # the messenger's id of pictures sent together
    received_at: Mapped[datetime] = mapped_column(Moment)
    edited_at: Mapped[datetime | None] = mapped_column(Moment)
    settled_region_at: Mapped[datetime | None] = mapped_column(Moment)  # until then the resident is being asked which
    held_at: Mapped[datetime | None] = mapped_column(Moment)  # for review: not pushed, its words hidden in lists
    pushed_at: Mapped[datetime | None] = mapped_column(Moment)
    desk_code: Mapped[str | None] = mapped_column(code_text(), ForeignKey("regions.code"))  # whose officials have it
    answered_at: Mapped[datetime | None] = mapped_column(Moment)
    closed_at: Mapped[datetime | None] = mapped_column(Moment)  # settled without an answer
    __table_args__ = (
        Index("ix_feedback_unpushed", "pushed_at", "received_at"),
        Index("ix_feedback_desk", "desk_code", "pushed_at"),
        Index("ix_feedback_message", "account_id", "message_id"),
        {"info": {SEARCHED: True}},
    )


class Answer(Base):
    """An official's answer to a feedback."""

    __tablename__ = "answers"
    answer_id: Mapped[int] = mapped_column(primary_key=True)
    feedback_id: Mapped[int | None] = mapped_column(ForeignKey("feedback.feedback_id"), index=True)  # draft: which?
    official_id: Mapped[int] = mapped_column(ForeignKey("residents.resident_id"))
    region_code: Mapped[str | None] = mapped_column(code_text(), ForeignKey("regions.code"))  # in whose name it speaks
    asks: Mapped[bool] = mapped_column(default=False)  # asks the resident back and settles nothing
    bulk_id: Mapped[int | None] = mapped_column(ForeignKey("answers.answer_id"), index=True)  # the first of many alike
    text: Mapped[str]
    album: Mapped[str | None]  # the messenger's id of pictures sent together
    written_at: Mapped[datetime] = mapped_column(Moment)
    state: Mapped[AnswerState] = mapped_column(text_enum(AnswerState), index=True)
    why: Mapped[str | None]
    settled_at: Mapped[datetime | None] = mapped_column(Moment)


class Push(Base):
    """One message that showed an official several pieces of feedback."""

    __tablename__ = "pushes"
    push_id: Mapped[int] = mapped_column(primary_key=True)
    official_id: Mapped[int] = mapped_column(ForeignKey("residents.resident_id"), index=True)
    feedback_ids: Mapped[list[int]] = mapped_column(JSON)
    pushed_at: Mapped[datetime] = mapped_column(Moment)
