"""What a messenger with closed windows wants kept: approved templates, and how many people were written to first."""

from datetime import date, datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from data.models.base import Base, Moment, text_enum
from domain.platform import PlatformName
from domain.template import Category, Purpose, Quality, TemplateState


class Template(Base):
    """A wording that was handed in to the messenger, and where it stands there."""

    __tablename__ = "templates"
    name: Mapped[str] = mapped_column(primary_key=True)
    language: Mapped[str] = mapped_column(primary_key=True)
    purpose: Mapped[Purpose] = mapped_column(text_enum(Purpose))
    category: Mapped[Category] = mapped_column(text_enum(Category))
    state: Mapped[TemplateState] = mapped_column(text_enum(TemplateState))
    quality: Mapped[Quality] = mapped_column(text_enum(Quality))
    spare: Mapped[bool]
    why: Mapped[str | None]  # the messenger's reason for the state
    changed_at: Mapped[datetime] = mapped_column(Moment)


class Budget(Base):
    """How many people a messenger lets us write to first in a day, and how many of these stay for emergencies."""

    __tablename__ = "budgets"
    platform: Mapped[PlatformName] = mapped_column(text_enum(PlatformName), primary_key=True)
    most: Mapped[int | None]  # None: as many as we like
    reserve: Mapped[int]
    changed_at: Mapped[datetime] = mapped_column(Moment)


class BudgetMinute(Base):
    """How many people were last written to first within one minute; a day of them is what is used up."""

    __tablename__ = "budget_minutes"
    minute: Mapped[datetime] = mapped_column(Moment, primary_key=True, autoincrement=False)
    people: Mapped[int]


class TemplateUse(Base):
    """How many copies of a broadcast went out as templates of one category: what it costs."""

    __tablename__ = "template_uses"
    broadcast_id: Mapped[int] = mapped_column(ForeignKey("broadcasts.broadcast_id"), primary_key=True)
    category: Mapped[Category] = mapped_column(text_enum(Category), primary_key=True)
    copies: Mapped[int]


class TemplateRate(Base):
    """What one template of a category costs from a day on, where the operator keeps a table of their own."""

    __tablename__ = "template_rates"
    category: Mapped[Category] = mapped_column(text_enum(Category), primary_key=True)
    since: Mapped[date] = mapped_column(primary_key=True, autoincrement=False)
    currency: Mapped[str]
    price: Mapped[str]  # a decimal as it was written
    source: Mapped[str]
