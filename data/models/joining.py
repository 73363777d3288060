"""Joining two messengers: codes that one shows and the other is told, and who guesses at them."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from data.models.base import Base, Moment


class JoinCode(Base):
    """A code by which a person says on another messenger who they are; one at a time, used once."""

    __tablename__ = "join_codes"
    resident_id: Mapped[int] = mapped_column(ForeignKey("residents.resident_id"), primary_key=True)
    digest: Mapped[str] = mapped_column(unique=True)
    address_id: Mapped[int] = mapped_column(ForeignKey("addresses.address_id"))  # where it was shown
    expires_at: Mapped[datetime] = mapped_column(Moment)


class JoinGuesses(Base):
    """How often a wrong code was typed in a chat lately."""

    __tablename__ = "join_guesses"
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.account_id"), primary_key=True)
    ref: Mapped[str] = mapped_column(primary_key=True)
    wrong: Mapped[int]
    since: Mapped[datetime] = mapped_column(Moment)
