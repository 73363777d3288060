"""Announcements and their media."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from data.models.base import JSON, Base, Moment, code_text, text_enum
from domain.announcement import Asks
from domain.lane import Lane
from domain.message import ContentKind
from domain.topic import Topic


class Announcement(Base):
    """What was written or taken from a feed."""

    __tablename__ = "announcements"
    announcement_id: Mapped[int] = mapped_column(primary_key=True)
    author_id: Mapped[int | None] = mapped_column(ForeignKey("residents.resident_id"))  # None: from a feed
    region_code: Mapped[str] = mapped_column(code_text(), ForeignKey("regions.code"), index=True)
    source: Mapped[str]  # who speaks, as shown in the footer
    check_code: Mapped[str] = mapped_column(unique=True)
    lane: Mapped[Lane] = mapped_column(text_enum(Lane), default=Lane.NEWS)
    topic: Mapped[Topic | None] = mapped_column(text_enum(Topic))
    kind: Mapped[ContentKind] = mapped_column(text_enum(ContentKind), default=ContentKind.TEXT)
    language: Mapped[str | None]  # in which all of it is said, the footer too; None: as its reader reads
    title: Mapped[str] = mapped_column(default="")
    text: Mapped[str] = mapped_column(default="")
    entities: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    translations: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)  # text and entities by other language
    poll: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    hazard: Mapped[dict[str, Any] | None] = mapped_column(JSON)  # emergencies: hazard, place, until, action, contact
    link: Mapped[str | None]
    asks: Mapped[Asks | None] = mapped_column(text_enum(Asks))  # the buttons under it
    drill: Mapped[bool] = mapped_column(default=False)  # LATIHAN: only for those who take part
    created_at: Mapped[datetime] = mapped_column(Moment)
    edited_at: Mapped[datetime | None] = mapped_column(Moment)


class Wording(Base):
    """What an announcement said until it was corrected."""

    __tablename__ = "wordings"
    wording_id: Mapped[int] = mapped_column(primary_key=True)
    announcement_id: Mapped[int] = mapped_column(ForeignKey("announcements.announcement_id"), index=True)
    text: Mapped[str]
    entities: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    hazard: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    until: Mapped[datetime] = mapped_column(Moment)


class Media(Base):
    """One picture or file of an announcement, a feedback, an answer or an SK."""

    __tablename__ = "media"
    media_id: Mapped[int] = mapped_column(primary_key=True)
    announcement_id: Mapped[int | None] = mapped_column(ForeignKey("announcements.announcement_id"), index=True)
    feedback_id: Mapped[int | None] = mapped_column(ForeignKey("feedback.feedback_id"), index=True)
    answer_id: Mapped[int | None] = mapped_column(ForeignKey("answers.answer_id"), index=True)
    kim_move_id: Mapped[int | None] = mapped_column(ForeignKey("kim_moves.kim_move_id"), index=True)
    place: Mapped[int] = mapped_column(default=0)  # order inside an album
    kind: Mapped[ContentKind] = mapped_column(text_enum(ContentKind))
    album: Mapped[str | None]  # the messenger's group id while an album is being composed
    name: Mapped[str | None]
    mime: Mapped[str | None]
    size: Mapped[int | None]
    url: Mapped[str | None]  # where a feed's picture came from
    path: Mapped[str | None]  # a file given to the shell
    drawn: Mapped[str | None]  # a picture that the house drew, in base64


class MediaRef(Base):
    """One account's own id of a media: uploaded once, then sent by it."""

    __tablename__ = "media_refs"
    media_ref_id: Mapped[int] = mapped_column(primary_key=True)
    media_id: Mapped[int] = mapped_column(ForeignKey("media.media_id"))
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.account_id"))
    ref: Mapped[str]
    __table_args__ = (UniqueConstraint("media_id", "account_id"),)
