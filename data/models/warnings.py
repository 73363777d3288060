"""Warnings that feeds bring: what is in force where, and which alerts were seen."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from data.models.base import JSON, Base, Moment, text_enum
from domain.hazard import Hazard


class HazardWarning(Base):
    """A warning through all the alerts that go on with it: one announcement, first told in one broadcast."""

    __tablename__ = "hazard_warnings"
    hazard_warning_id: Mapped[int] = mapped_column(primary_key=True)
    feed_id: Mapped[int] = mapped_column(ForeignKey("feeds.feed_id"))
    announcement_id: Mapped[int] = mapped_column(ForeignKey("announcements.announcement_id"), unique=True)
    broadcast_id: Mapped[int] = mapped_column(ForeignKey("broadcasts.broadcast_id"), index=True)
    hazard: Mapped[Hazard] = mapped_column(text_enum(Hazard))
    regions: Mapped[dict[str, Any]] = mapped_column(JSON)  # by code: severity, and until when
    ends_at: Mapped[datetime] = mapped_column(Moment)
    ended_at: Mapped[datetime | None] = mapped_column(Moment)  # its source has taken it back
    __table_args__ = (Index("ix_hazard_warnings_open", "feed_id", "ends_at"),)


class SeenAlert(Base):
    """An alert of a feed by its identifier, and the warning that it belongs to."""

    __tablename__ = "seen_alerts"
    seen_alert_id: Mapped[int] = mapped_column(primary_key=True)
    feed_id: Mapped[int] = mapped_column(ForeignKey("feeds.feed_id"))
    identifier: Mapped[str] = mapped_column(index=True)
    hazard_warning_id: Mapped[int | None] = mapped_column(
        ForeignKey("hazard_warnings.hazard_warning_id"), index=True
    )  # None: it was about no region of ours
    sent_at: Mapped[datetime] = mapped_column(Moment)
    __table_args__ = (UniqueConstraint("feed_id", "identifier"), Index("ix_seen_alerts_sent", "feed_id", "sent_at"))
