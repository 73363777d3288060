"""Tickets: what someone must settle, its history, notes of the desk, local holidays."""

from datetime import date, datetime

from sqlalchemy import Date, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from data.models.base import APPEND_ONLY, Base, CheckConstraint, Moment, code_text, text_enum
from domain.ticket import TicketClock, TicketState, TicketVerb
from domain.topic import Topic


class Ticket(Base):
    """A feedback that someone must settle, under the number of the message that began it."""

    __tablename__ = "tickets"
    ticket_id: Mapped[int] = mapped_column(ForeignKey("feedback.feedback_id"), primary_key=True, autoincrement=False)
    region_code: Mapped[str | None] = mapped_column(code_text(), ForeignKey("regions.code"))  # whose desk has it
    for_chief_at: Mapped[datetime | None] = mapped_column(Moment)  # passed up to the chiefs of the desk
    office: Mapped[str | None]  # the agency outside this house to which it was handed
    topic: Mapped[Topic | None] = mapped_column(text_enum(Topic))
    danger: Mapped[bool] = mapped_column(default=False)
    state: Mapped[TicketState] = mapped_column(text_enum(TicketState))
    since: Mapped[datetime] = mapped_column(Moment)  # in this state
    opened_at: Mapped[datetime] = mapped_column(Moment)  # or opened again: from here the clock counts
    waits_since: Mapped[datetime | None] = mapped_column(Moment)  # a word of the resident waits for the desk
    clock: Mapped[TicketClock] = mapped_column(text_enum(TicketClock))
    verify_due: Mapped[date] = mapped_column(Date)
    act_due: Mapped[date] = mapped_column(Date)
    complete_due: Mapped[date] = mapped_column(Date)
    extended_at: Mapped[datetime | None] = mapped_column(Moment)  # the longer term of PPID was taken
    due_at: Mapped[datetime | None] = mapped_column(Moment)  # of what comes next; None: settled
    remind_at: Mapped[datetime | None] = mapped_column(Moment)
    reminded_at: Mapped[datetime | None] = mapped_column(Moment)
    escalated_at: Mapped[datetime | None] = mapped_column(Moment)
    holder_id: Mapped[int | None] = mapped_column(ForeignKey("residents.resident_id"), index=True)
    held_until: Mapped[datetime | None] = mapped_column(Moment)
    lapor_number: Mapped[str | None]
    rating: Mapped[int | None]
    rating_word: Mapped[str | None]
    rated_at: Mapped[datetime | None] = mapped_column(Moment)
    __table_args__ = (
        CheckConstraint("rating BETWEEN 1 AND 5", name="rating_one_to_five"),
        Index("ix_tickets_inbox", "region_code", "state", "ticket_id"),
        Index(
            "ix_tickets_open",  # only the open ones, in the order in which an inbox shows them
            "danger",
            "ticket_id",
            sqlite_where=text("due_at IS NOT NULL"),
            postgresql_where=text("due_at IS NOT NULL"),
        ),
        Index("ix_tickets_remind", "remind_at", "reminded_at"),
        Index("ix_tickets_due", "due_at", "escalated_at"),
    )


class TicketEvent(Base):
    """One line of a ticket's history: ids and states only, so that it outlives an erasure."""

    __tablename__ = "ticket_events"
    ticket_event_id: Mapped[int] = mapped_column(primary_key=True)
    ticket_id: Mapped[int] = mapped_column(ForeignKey("tickets.ticket_id"), index=True)
    verb: Mapped[TicketVerb] = mapped_column(text_enum(TicketVerb))
    from_state: Mapped[TicketState | None] = mapped_column(text_enum(TicketState, "from_state"))
    to_state: Mapped[TicketState | None] = mapped_column(text_enum(TicketState, "to_state"))
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("residents.resident_id"))  # None: the house itself
    region_code: Mapped[str | None] = mapped_column(code_text(), ForeignKey("regions.code"))  # where it lay then
    at: Mapped[datetime] = mapped_column(Moment)
    __table_args__ = ({"info": {APPEND_ONLY: True}},)


class TicketNote(Base):
    """An internal word of the desk, never shown to the resident."""

    __tablename__ = "ticket_notes"
    ticket_note_id: Mapped[int] = mapped_column(primary_key=True)
    ticket_id: Mapped[int] = mapped_column(ForeignKey("tickets.ticket_id"), index=True)
    author_id: Mapped[int] = mapped_column(ForeignKey("residents.resident_id"))
    text: Mapped[str]
    at: Mapped[datetime] = mapped_column(Moment)


class LocalHoliday(Base):
    """A day on which the offices of a region rest besides the national ones."""

    __tablename__ = "local_holidays"
    region_code: Mapped[str] = mapped_column(code_text(), ForeignKey("regions.code"), primary_key=True)
    day: Mapped[date] = mapped_column(Date, primary_key=True)
    name: Mapped[str]


class CannedReply(Base):
    """An answer that a desk gives again and again, with variables."""

    __tablename__ = "canned_replies"
    canned_reply_id: Mapped[int] = mapped_column(primary_key=True)
    region_code: Mapped[str] = mapped_column(code_text(), ForeignKey("regions.code"), index=True)  # whose desk
    name: Mapped[str]
    text: Mapped[str]
    author_id: Mapped[int] = mapped_column(ForeignKey("residents.resident_id"))
    written_at: Mapped[datetime] = mapped_column(Moment)
    ended_at: Mapped[datetime | None] = mapped_column(Moment)
