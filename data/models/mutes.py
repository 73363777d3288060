"""Mutes: residents whose feedback a desk is not shown at once for a while, and their appeals."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from data.models.base import Base, Moment, code_text


class Mute(Base):
    """What a resident writes to a region (and below) is held for review until an end. Receiving is never touched."""

    __tablename__ = "mutes"
    mute_id: Mapped[int] = mapped_column(primary_key=True)
    resident_id: Mapped[int] = mapped_column(ForeignKey("residents.resident_id"))
    region_code: Mapped[str] = mapped_column(code_text(), ForeignKey("regions.code"))
    ticket_id: Mapped[int] = mapped_column(ForeignKey("tickets.ticket_id"), index=True)  # what gave the occasion
    muted_by: Mapped[int] = mapped_column(ForeignKey("residents.resident_id"))
    reason: Mapped[str]
    began_at: Mapped[datetime] = mapped_column(Moment)
    ends_at: Mapped[datetime] = mapped_column(Moment)
    appeal: Mapped[str | None]
    appealed_at: Mapped[datetime | None] = mapped_column(Moment)
    upheld_at: Mapped[datetime | None] = mapped_column(Moment)
    lifted_at: Mapped[datetime | None] = mapped_column(Moment)
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("residents.resident_id"))
    __table_args__ = (Index("ix_mutes_resident_id", "resident_id", "ends_at"),)
