"""Submissions, the approvals they got, the reviews that follow, and the rules of regions."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from data.models.base import Base, Moment, code_text, text_enum
from domain.approval import SubmissionState, Verdict, Way


class Submission(Base):
    """A broadcast, or the rule of a feed, put forward: exactly what, what is demanded, and how it ended."""

    __tablename__ = "submissions"
    submission_id: Mapped[int] = mapped_column(primary_key=True)
    broadcast_id: Mapped[int | None] = mapped_column(ForeignKey("broadcasts.broadcast_id"), index=True)
    feed_id: Mapped[int | None] = mapped_column(ForeignKey("feeds.feed_id", ondelete="CASCADE"), index=True)
    submitted_by: Mapped[int] = mapped_column(ForeignKey("residents.resident_id"))
    way: Mapped[Way] = mapped_column(text_enum(Way), default=Way.ORDINARY)
    reason: Mapped[str] = mapped_column(default="")  # why it could not wait
    fingerprint: Mapped[str]  # of content, audience and timing
    asked_at: Mapped[datetime | None] = mapped_column(Moment)  # when it is to leave; None: as soon as it may
    needed: Mapped[int]  # approvals
    submitted_at: Mapped[datetime] = mapped_column(Moment)
    lapses_at: Mapped[datetime] = mapped_column(Moment)
    reminded_at: Mapped[datetime | None] = mapped_column(Moment)
    state: Mapped[SubmissionState] = mapped_column(text_enum(SubmissionState), default=SubmissionState.OPEN)
    settled_at: Mapped[datetime | None] = mapped_column(Moment)
    settled_by: Mapped[int | None] = mapped_column(ForeignKey("residents.resident_id"))
    why: Mapped[str] = mapped_column(default="")  # why it was returned or rejected
    __table_args__ = (Index("ix_submissions_open", "state", "lapses_at"),)


class Approval(Base):
    """One official's yes to one submission."""

    __tablename__ = "approvals"
    approval_id: Mapped[int] = mapped_column(primary_key=True)
    submission_id: Mapped[int] = mapped_column(ForeignKey("submissions.submission_id", ondelete="CASCADE"))
    official_id: Mapped[int] = mapped_column(ForeignKey("residents.resident_id"))
    approved_at: Mapped[datetime] = mapped_column(Moment)
    __table_args__ = (UniqueConstraint("submission_id", "official_id"),)


class Review(Base):
    """A look after the fact at what went without anybody else's yes; asked for until it is done."""

    __tablename__ = "reviews"
    review_id: Mapped[int] = mapped_column(primary_key=True)
    submission_id: Mapped[int] = mapped_column(ForeignKey("submissions.submission_id", ondelete="CASCADE"), unique=True)
    due_at: Mapped[datetime] = mapped_column(Moment)
    ask_at: Mapped[datetime] = mapped_column(Moment)  # when somebody is asked, next
    reviewed_at: Mapped[datetime | None] = mapped_column(Moment, index=True)
    reviewed_by: Mapped[int | None] = mapped_column(ForeignKey("residents.resident_id"))  # None: the operator
    verdict: Mapped[Verdict | None] = mapped_column(text_enum(Verdict))
    note: Mapped[str] = mapped_column(default="")


class ApprovalRule(Base):
    """What a region demands beyond the table, and whether an operator has set it to *satu petugas*."""

    __tablename__ = "approval_rules"
    region_code: Mapped[str] = mapped_column(code_text(), ForeignKey("regions.code"), primary_key=True)
    village: Mapped[int] = mapped_column(default=0)
    regency: Mapped[int] = mapped_column(default=0)
    beyond: Mapped[int] = mapped_column(default=0)
    single_since: Mapped[datetime | None] = mapped_column(Moment)
    set_by: Mapped[int | None] = mapped_column(ForeignKey("residents.resident_id"))  # None: the operator
    set_at: Mapped[datetime] = mapped_column(Moment)
