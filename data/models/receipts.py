"""What a messenger says of messages after it has taken them, until that has found its copy."""

from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from data.models.base import Base, Moment, text_enum
from domain.delivery import DeliveryState


class Receipt(Base):
    """A message was delivered, read, or not delivered after all. Most are of answers in a talk, and find no copy."""

    __tablename__ = "receipts"
    receipt_id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.account_id"))
    message_id: Mapped[str]
    state: Mapped[DeliveryState] = mapped_column(text_enum(DeliveryState))
    code: Mapped[int | None]  # the messenger's number of what went wrong
    said_at: Mapped[datetime] = mapped_column(Moment)
    due_at: Mapped[datetime] = mapped_column(Moment, index=True)  # looked at then
    looks: Mapped[int] = mapped_column(default=0)
    __table_args__ = (UniqueConstraint("account_id", "message_id", "state"),)
