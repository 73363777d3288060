"""What was wrong with the house, and since when."""

from datetime import datetime

from sqlalchemy import Index, text
from sqlalchemy.orm import Mapped, mapped_column

from data.models.base import Base, Moment, text_enum
from domain.vitals import AlarmKind


class Alarm(Base):
    """One thing that went wrong, until it was well again; the same thing is open once at most."""

    __tablename__ = "alarms"
    alarm_id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[AlarmKind] = mapped_column(text_enum(AlarmKind))
    thing: Mapped[str]  # which account, lane or feed
    amount: Mapped[int]
    raised_at: Mapped[datetime] = mapped_column(Moment)
    seen_at: Mapped[datetime] = mapped_column(Moment)  # when it was still so
    cleared_at: Mapped[datetime | None] = mapped_column(Moment)
    __table_args__ = (
        Index(
            "uq_alarms_open",
            "kind",
            "thing",
            unique=True,
            sqlite_where=text("cleared_at IS NULL"),
            postgresql_where=text("cleared_at IS NULL"),
        ),
    )
