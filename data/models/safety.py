"""What residents who were warned say of themselves by a button."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from data.models.base import Base, Moment, code_text, text_enum
from domain.safety import SafetyState


class SafetyAnswer(Base):
    """The last such answer of one resident to one announcement; another one replaces it."""

    __tablename__ = "safety_answers"
    announcement_id: Mapped[int] = mapped_column(ForeignKey("announcements.announcement_id"), primary_key=True)
    resident_id: Mapped[int] = mapped_column(ForeignKey("residents.resident_id"), primary_key=True)
    state: Mapped[SafetyState] = mapped_column(text_enum(SafetyState))
    region_code: Mapped[str] = mapped_column(code_text(), ForeignKey("regions.code"))  # for which they were warned
    since: Mapped[datetime] = mapped_column(Moment)
    feedback_id: Mapped[int] = mapped_column(ForeignKey("feedback.feedback_id"), index=True)  # whose thread says more
    taken_by: Mapped[int | None] = mapped_column(ForeignKey("residents.resident_id"))  # the official on the way
    taken_at: Mapped[datetime | None] = mapped_column(Moment)
    helped_at: Mapped[datetime | None] = mapped_column(Moment)
    __table_args__ = (Index("ix_safety_answers_need", "announcement_id", "state", "helped_at", "since"),)
