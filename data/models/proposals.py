"""News that KIM agents propose."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from data.models.base import Base, Moment, code_text, text_enum
from domain.proposal import ProposalState


class Proposal(Base):
    """An announcement that a KIM agent wrote, held until an official takes or declines it."""

    __tablename__ = "proposals"
    proposal_id: Mapped[int] = mapped_column(primary_key=True)
    announcement_id: Mapped[int] = mapped_column(ForeignKey("announcements.announcement_id"), unique=True)
    kim_id: Mapped[int] = mapped_column(ForeignKey("kims.kim_id"), index=True)
    region_code: Mapped[str] = mapped_column(code_text(), ForeignKey("regions.code"))
    author_id: Mapped[int] = mapped_column(ForeignKey("residents.resident_id"), index=True)
    album: Mapped[str | None]  # the messenger's group id while its pictures still come
    state: Mapped[ProposalState] = mapped_column(text_enum(ProposalState), default=ProposalState.HELD)
    proposed_at: Mapped[datetime] = mapped_column(Moment)
    decided_at: Mapped[datetime | None] = mapped_column(Moment)
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("residents.resident_id"))
    why: Mapped[str | None]  # it was declined
    broadcast_id: Mapped[int | None] = mapped_column(ForeignKey("broadcasts.broadcast_id"), index=True)
    __table_args__ = (Index("ix_proposals_state_region", "state", "region_code"),)
