"""Notices: what the house tells one person on its own account, kept as a row until it has left."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from data.models.base import JSON, Base, Moment, text_enum
from domain.post import PostKind


class Notice(Base):
    """One message to one chat, committed with whatever made it due."""

    __tablename__ = "notices"
    notice_id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.account_id"))
    ref: Mapped[str]
    thread: Mapped[str] = mapped_column(default="")
    language: Mapped[str]
    key: Mapped[str]
    values: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    choices: Mapped[list[list[dict[str, Any]]]] = mapped_column(JSON, default=list)
    post_kind: Mapped[PostKind | None] = mapped_column(text_enum(PostKind))  # what the message means, once sent
    post_object: Mapped[int | None]
    silent: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime] = mapped_column(Moment)
    due_at: Mapped[datetime] = mapped_column(Moment)
    claimed_at: Mapped[datetime | None] = mapped_column(Moment)
    settled_at: Mapped[datetime | None] = mapped_column(Moment)
    outcome: Mapped[str | None]
    __table_args__ = (Index("ix_notices_due", "settled_at", "due_at"),)
