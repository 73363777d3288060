"""The audit trail: rows that are only ever added, each sealed with the one before it."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger
from sqlalchemy.orm import Mapped, mapped_column

from data.models.base import APPEND_ONLY, JSON, Base, Moment, text_enum
from domain.audit import Origin


class Audit(Base):
    """Who did what to what, from where and when; never a text, name or number."""

    __tablename__ = "audits"
    number: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    actor_id: Mapped[int | None] = mapped_column(index=True)  # a resident; None: the system or the operator
    origin: Mapped[Origin] = mapped_column(text_enum(Origin))
    verb: Mapped[str]
    object: Mapped[str] = mapped_column(index=True)
    before: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    after: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    at: Mapped[datetime] = mapped_column(Moment)
    seal: Mapped[str]
    __table_args__ = ({"info": {APPEND_ONLY: True}},)


class AuditHead(Base):
    """The end of the trail: how many rows there are and the last one's seal. Whoever adds holds its row."""

    __tablename__ = "audit_heads"
    audit_head_id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(BigInteger)
    seal: Mapped[str]
