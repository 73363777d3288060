"""Mandates, the grants that lead to them, and the menus that follow them."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from data.models.base import Base, Moment, code_text, text_enum
from domain.grant import GrantState
from domain.role import Role


class Mandate(Base):
    """Role + region + start + end + who gave it: the only source of rights."""

    __tablename__ = "mandates"
    mandate_id: Mapped[int] = mapped_column(primary_key=True)
    resident_id: Mapped[int] = mapped_column(ForeignKey("residents.resident_id"), index=True)
    role: Mapped[Role] = mapped_column(text_enum(Role))
    region_code: Mapped[str] = mapped_column(code_text(), ForeignKey("regions.code"), index=True)
    kim_id: Mapped[int | None] = mapped_column(ForeignKey("kims.kim_id"))
    label: Mapped[str | None]  # what the holder is called in office, for those who list the mandates of a region
    started_at: Mapped[datetime] = mapped_column(Moment)
    ends_at: Mapped[datetime | None] = mapped_column(Moment)
    reminded_at: Mapped[datetime | None] = mapped_column(Moment)  # of this end
    ended_at: Mapped[datetime | None] = mapped_column(Moment)
    given_by: Mapped[int | None] = mapped_column(ForeignKey("residents.resident_id"))  # None: by the operator
    confirmed_by: Mapped[int | None] = mapped_column(ForeignKey("residents.resident_id"))  # the second person
    reason: Mapped[str]


class Grant(Base):
    """A mandate on its way: behind a link, or waiting for a second person; `renews_id` where it is a longer end."""

    __tablename__ = "grants"
    grant_id: Mapped[int] = mapped_column(primary_key=True)
    role: Mapped[Role] = mapped_column(text_enum(Role))
    region_code: Mapped[str] = mapped_column(code_text(), ForeignKey("regions.code"))
    resident_id: Mapped[int | None] = mapped_column(ForeignKey("residents.resident_id"), index=True)
    label: Mapped[str | None]
    renews_id: Mapped[int | None] = mapped_column(ForeignKey("mandates.mandate_id"))
    ends_at: Mapped[datetime | None] = mapped_column(Moment)
    reason: Mapped[str]
    given_by: Mapped[int | None] = mapped_column(ForeignKey("residents.resident_id"))  # None: the operator
    ticket: Mapped[str | None] = mapped_column(unique=True)  # hash of what the link carries
    state: Mapped[GrantState] = mapped_column(text_enum(GrantState))
    made_at: Mapped[datetime] = mapped_column(Moment)
    lapses_at: Mapped[datetime] = mapped_column(Moment)
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("residents.resident_id"))
    decided_at: Mapped[datetime | None] = mapped_column(Moment)
    __table_args__ = (Index("ix_grants_lapsing", "state", "lapses_at"),)


class Menu(Base):
    """A private chat whose menu of commands should be shown anew; the row goes once that is done."""

    __tablename__ = "menus"
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.account_id"), primary_key=True)
    chat_ref: Mapped[str] = mapped_column(primary_key=True)
    resident_id: Mapped[int] = mapped_column(ForeignKey("residents.resident_id"))
    due_at: Mapped[datetime] = mapped_column(Moment, index=True)
    attempts: Mapped[int] = mapped_column(default=0)
