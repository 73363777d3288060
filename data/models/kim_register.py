"""The KIM register's history: moves asked for and made, boards, and where civil servants may not serve."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from data.models.base import JSON, Base, Moment, code_text, text_enum
from domain.kim import KimState
from domain.kim_register import Move, MoveState, Office


class KimMove(Base):
    """One move of a KIM: asked for, then decided by an official, or made at once. All of them are its history."""

    __tablename__ = "kim_moves"
    kim_move_id: Mapped[int] = mapped_column(primary_key=True)
    kim_id: Mapped[int] = mapped_column(ForeignKey("kims.kim_id"), index=True)
    move: Mapped[Move] = mapped_column(text_enum(Move))
    state: Mapped[MoveState] = mapped_column(text_enum(MoveState))
    from_state: Mapped[KimState] = mapped_column(text_enum(KimState))
    to_state: Mapped[KimState | None] = mapped_column(text_enum(KimState, "tostate"))  # once it is made
    asked_by: Mapped[int | None] = mapped_column(ForeignKey("residents.resident_id"))  # None: the house
    asked_at: Mapped[datetime] = mapped_column(Moment)
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("residents.resident_id"))
    decided_at: Mapped[datetime | None] = mapped_column(Moment)
    details: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)  # number, day and signer of an SK, a day
    reason: Mapped[str | None]  # why it was asked for, or why the KIM is dormant
    __table_args__ = (
        Index(
            "uq_kim_moves_asked",
            "kim_id",
            unique=True,
            sqlite_where=text("state = 'asked'"),
            postgresql_where=text("state = 'asked'"),
        ),
    )


class KimMember(Base):
    """Somebody on a board, as the SK names them; `resident_id` where they are known to us."""

    __tablename__ = "kim_members"
    kim_member_id: Mapped[int] = mapped_column(primary_key=True)
    kim_id: Mapped[int] = mapped_column(ForeignKey("kims.kim_id"), index=True)
    kim_move_id: Mapped[int] = mapped_column(ForeignKey("kim_moves.kim_move_id"), index=True)
    office: Mapped[Office] = mapped_column(text_enum(Office))
    name: Mapped[str]  # "" once erased
    resident_id: Mapped[int | None] = mapped_column(ForeignKey("residents.resident_id"), index=True)
    started_at: Mapped[datetime | None] = mapped_column(Moment)  # None: an official has yet to confirm the board
    ended_at: Mapped[datetime | None] = mapped_column(Moment)


class CivilServantBar(Base):
    """A region in which, and below which, local rules keep civil servants off the boards of KIMs."""

    __tablename__ = "civil_servant_bars"
    region_code: Mapped[str] = mapped_column(code_text(), ForeignKey("regions.code"), primary_key=True)
    basis: Mapped[str]  # the rule, as it is cited
    noted_at: Mapped[datetime] = mapped_column(Moment)
