"""What comes in: stored updates, half-finished dialogues, and our messages that mean something."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from data.models.base import JSON, Base, Moment, text_enum
from domain.post import PostKind


class Update(Base):
    """One raw update: stored before its offset is confirmed, its payload erased once handled."""

    __tablename__ = "updates"
    stored_update_id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.account_id"))
    update_id: Mapped[int] = mapped_column(BigInteger)
    payload: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    person: Mapped[str]  # whose order it keeps: the sender's or chat's ref
    received_at: Mapped[datetime] = mapped_column(Moment)
    attempts: Mapped[int] = mapped_column(default=0)
    replies: Mapped[list[Any] | None] = mapped_column(JSON)  # committed with the effects, sent after
    handled_at: Mapped[datetime | None] = mapped_column(Moment)
    answered_at: Mapped[datetime | None] = mapped_column(Moment)
    fault: Mapped[str | None]  # kind of the fault that kept it from being handled; no personal data
    __table_args__ = (
        UniqueConstraint("account_id", "update_id"),
        Index("ix_updates_unanswered", "answered_at", "stored_update_id"),
    )


class Standing(Base):
    """Where a half-finished dialogue stands: one per person and chat."""

    __tablename__ = "standings"
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.account_id"), primary_key=True)
    chat_ref: Mapped[str] = mapped_column(primary_key=True)
    sender_ref: Mapped[str] = mapped_column(primary_key=True)
    dialogue: Mapped[str]
    step: Mapped[str]
    data: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    moved_at: Mapped[datetime] = mapped_column(Moment)


class Offer(Base):
    """What may be answered to the last thing said in a chat, where a number or a word stands for a tap."""

    __tablename__ = "offers"
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.account_id"), primary_key=True)
    chat_ref: Mapped[str] = mapped_column(primary_key=True)
    answers: Mapped[list[list[str]]] = mapped_column(JSON)  # label and data, in the order shown
    offered_at: Mapped[datetime] = mapped_column(Moment)
    pushed: Mapped[list[list[list[str]]]] = mapped_column(JSON, default=list)  # under each that came by itself
    pushed_at: Mapped[datetime | None] = mapped_column(Moment)


class Post(Base):
    """A message of ours that means something: a pushed feedback, a progress card, a card being edited."""

    __tablename__ = "posts"
    post_id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.account_id"))
    chat_ref: Mapped[str]
    message_id: Mapped[str]
    kind: Mapped[PostKind] = mapped_column(text_enum(PostKind))
    object_id: Mapped[int]
    posted_at: Mapped[datetime] = mapped_column(Moment)
    told: Mapped[int] = mapped_column(default=0)  # milestones told since, where it can't be edited
    __table_args__ = (
        UniqueConstraint("account_id", "chat_ref", "message_id"),
        Index("ix_posts_object", "kind", "object_id"),
    )


class Letter(Base):
    """A message that leaves without anybody having just written: stored with its cause, sent by the outbox."""

    __tablename__ = "letters"
    letter_id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.account_id"))
    chat_ref: Mapped[str]
    thread: Mapped[str | None]
    shared: Mapped[bool] = mapped_column(default=False)  # a group or channel
    message: Mapped[dict[str, Any] | None] = mapped_column(JSON)  # erased once settled
    remember_kind: Mapped[PostKind | None] = mapped_column(text_enum(PostKind))
    remember_id: Mapped[int | None]
    answer_id: Mapped[int | None] = mapped_column(ForeignKey("answers.answer_id"), index=True)  # told how it ended
    written_at: Mapped[datetime] = mapped_column(Moment)
    due_at: Mapped[datetime | None] = mapped_column(Moment)  # while it is under way: when it counts as lost
    waits: Mapped[bool] = mapped_column(default=False)  # for its reader to write, since their window is closed
    knocked_at: Mapped[datetime | None] = mapped_column(Moment)  # a template said that something waits
    attempts: Mapped[int] = mapped_column(default=0)
    outcome: Mapped[str | None]
    settled_at: Mapped[datetime | None] = mapped_column(Moment)
    __table_args__ = (Index("ix_letters_due", "due_at"),)
