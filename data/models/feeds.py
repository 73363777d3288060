"""Feeds and their items."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from data.models.base import JSON, Base, Moment, code_text, text_enum
from domain.feed import FeedKind, FeedMode, ItemState
from domain.topic import Topic


class Feed(Base):
    """An RSS or Atom source of a region."""

    __tablename__ = "feeds"
    feed_id: Mapped[int] = mapped_column(primary_key=True)
    url: Mapped[str]
    region_code: Mapped[str] = mapped_column(code_text(), ForeignKey("regions.code"), index=True)
    kind: Mapped[FeedKind] = mapped_column(text_enum(FeedKind), default=FeedKind.RSS)
    mode: Mapped[FeedMode] = mapped_column(text_enum(FeedMode), default=FeedMode.SLOTS)
    severities: Mapped[list[str]] = mapped_column(JSON, default=list)  # of warnings that leave at once
    topic: Mapped[Topic | None] = mapped_column(text_enum(Topic))
    include: Mapped[list[str]] = mapped_column(JSON, default=list)  # plain words; one of them must be there
    exclude: Mapped[list[str]] = mapped_column(JSON, default=list)  # none of them may be there
    language: Mapped[str] = mapped_column(default="id")  # in which it speaks
    title: Mapped[str] = mapped_column(default="")
    every_seconds: Mapped[int] = mapped_column(default=300)
    etag: Mapped[str | None]
    last_modified: Mapped[str | None]
    author_id: Mapped[int | None] = mapped_column(ForeignKey("residents.resident_id"))
    approved_at: Mapped[datetime | None] = mapped_column(Moment)  # since when its rule holds; None: nothing leaves
    added_at: Mapped[datetime] = mapped_column(Moment)
    first_polled_at: Mapped[datetime | None] = mapped_column(Moment)
    polled_at: Mapped[datetime | None] = mapped_column(Moment)
    succeeded_at: Mapped[datetime | None] = mapped_column(Moment)
    next_poll_at: Mapped[datetime] = mapped_column(Moment, index=True)
    faults: Mapped[int] = mapped_column(default=0)  # in a row
    last_fault: Mapped[str | None]
    paused_at: Mapped[datetime | None] = mapped_column(Moment)
    told_dead_at: Mapped[datetime | None] = mapped_column(Moment)
    __table_args__ = (UniqueConstraint("url", "region_code"),)


class FeedTrial(Base):
    """A look that somebody asked for in chat before they decide; it is answered there, and nothing is kept."""

    __tablename__ = "feed_trials"
    feed_trial_id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.account_id"))
    chat_ref: Mapped[str]
    language: Mapped[str]
    wish: Mapped[dict[str, Any]] = mapped_column(JSON)  # services.feed_wishes.Wish
    due_at: Mapped[datetime] = mapped_column(Moment)  # moved ahead while somebody looks
    __table_args__ = (UniqueConstraint("account_id", "chat_ref"),)


class FeedItem(Base):
    """One entry of a feed, committed together with the announcement made from it."""

    __tablename__ = "feed_items"
    feed_item_id: Mapped[int] = mapped_column(primary_key=True)
    feed_id: Mapped[int] = mapped_column(ForeignKey("feeds.feed_id"))
    key: Mapped[str]  # guid, else link, else hash
    state: Mapped[ItemState] = mapped_column(text_enum(ItemState), default=ItemState.KEPT)
    announcement_id: Mapped[int | None] = mapped_column(ForeignKey("announcements.announcement_id"), index=True)
    like_id: Mapped[int | None] = mapped_column(
        ForeignKey("announcements.announcement_id"), index=True
    )  # tells the same
    title: Mapped[str]
    link: Mapped[str | None]
    published_at: Mapped[datetime | None] = mapped_column(Moment)
    first_seen_at: Mapped[datetime] = mapped_column(Moment)
    shown_at: Mapped[datetime | None] = mapped_column(Moment)  # to those who may publish it, as it reads now
    edited: Mapped[dict[str, Any] | None] = mapped_column(JSON)  # what its feed says since it left, as it was offered
    picture_url: Mapped[str | None]
    picture_due_at: Mapped[datetime | None] = mapped_column(Moment, index=True)  # None: fetched, given up, or none
    __table_args__ = (UniqueConstraint("feed_id", "key"), Index("ix_feed_items_link", "link"))
