"""The processes of this installation, and what only one of them may do at a time."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from data.models.base import JSON, Base, Moment


class Process(Base):
    """One process of `siarkim run`, with its last sign of life."""

    __tablename__ = "processes"
    process_id: Mapped[str] = mapped_column(primary_key=True)  # drawn anew at each start
    host: Mapped[str]
    pid: Mapped[int]
    roles: Mapped[list[Any]] = mapped_column(JSON)
    started_at: Mapped[datetime] = mapped_column(Moment)
    seen_at: Mapped[datetime] = mapped_column(Moment)


class Lease(Base):
    """Something that one process does for all, until it ends or gives no sign of life."""

    __tablename__ = "leases"
    name: Mapped[str] = mapped_column(primary_key=True)
    process_id: Mapped[str]
    fence: Mapped[int]  # grows with every holder
    held_until: Mapped[datetime] = mapped_column(Moment)
    worked_at: Mapped[datetime | None] = mapped_column(Moment)  # when its work last went well, or was taken up
