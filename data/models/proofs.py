"""Proofs: what was seen last of the posts in KIM channels."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from data.models.base import Base, Moment, text_enum
from domain.proof import ProofState


class Proof(Base):
    """A post in a KIM channel that is looked after: whether it still stands, and when it is looked at next."""

    __tablename__ = "proofs"
    broadcast_id: Mapped[int] = mapped_column(ForeignKey("broadcasts.broadcast_id"), primary_key=True)
    kim_channel_id: Mapped[int] = mapped_column(ForeignKey("kim_channels.kim_channel_id"), primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.account_id"))
    state: Mapped[ProofState] = mapped_column(text_enum(ProofState), default=ProofState.STANDING)
    posted_at: Mapped[datetime] = mapped_column(Moment)
    seen_at: Mapped[datetime | None] = mapped_column(Moment)  # the last look that was answered
    changed_at: Mapped[datetime | None] = mapped_column(Moment)  # somebody in the channel has edited it
    due_at: Mapped[datetime | None] = mapped_column(Moment)  # the next look; while it is under way: its lease
    looks: Mapped[int] = mapped_column(default=0)
    __table_args__ = (Index("ix_proofs_due", "due_at"), Index("ix_proofs_kim_channel_id", "kim_channel_id"))
