"""What a resident's words answer: announcement, earlier feedback, region, and how sure that is."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from data import announcements, matching
from data import feedback as rows
from data.matching import Copy
from data.models import Post
from domain import check_code
from domain.feedback import FeedbackKind, MatchReason
from domain.message import MediaItem
from domain.post import PostKind
from domain.region import contains
from services import posts
from services.people import Person

RECENT = timedelta(hours=6)
"""How long after an announcement a word without quotation is taken as an answer to it."""

OPENED = timedelta(hours=1)
"""The same after a resident has opened the link of an announcement, or of an answer about it."""

_OPENED = (PostKind.OPENED_NEWS, PostKind.OPENED_ANSWER)


@dataclass(frozen=True, slots=True)
class Said:
    """What a resident wrote, and where."""

    account_id: int
    chat_ref: str
    message_id: str | None
    text: str
    media: tuple[MediaItem, ...] = ()
    album: str | None = None
    reply_to: str | None = None
    quoted_text: str = ""
    in_group: bool = False
    thread: str | None = None
    comment: Copy | None = None  # what the post is about under which it is a comment
    matter: FeedbackKind | None = None  # /aspirasi: an own matter of that kind, not an answer
    danger: bool = False  # has danger words
    blocked: bool = False  # has words that are held for review
    region: str | None = None  # where the resident says that it is
    about: int | None = None  # the announcement whose button was pressed, or whose question was opened by a link
    about_by: MatchReason = MatchReason.BUTTON
    continues: int | None = None  # the number of what was said by that button before
    short: bool = False  # a button that says it all: counted, no ticket


@dataclass(frozen=True, slots=True)
class Match:
    """What it answers. `choices`: the resident's regions, where only they know which is meant."""

    reason: MatchReason = MatchReason.NONE
    announcement_id: int | None = None
    region_code: str | None = None
    continues_id: int | None = None
    choices: tuple[str, ...] = ()


async def match(session: AsyncSession, resident_id: int, said: Said, now: datetime) -> Match:
    """What these words answer."""
    if said.about is not None and (about := await _shown(session, resident_id, said.about, said.about_by)):
        return replace(about, continues_id=said.continues)
    quoted = await _quoted(session, resident_id, said)
    if quoted is not None:
        return quoted
    if said.comment is not None:
        return await _commented(session, resident_id, said, said.comment)
    if said.region is not None:
        return Match(MatchReason.CHOSEN, region_code=said.region)
    homes = tuple(await matching.subscribed(session, resident_id))
    forwarded = await _forwarded(session, said, homes)
    if forwarded is not None:
        return forwarded
    opened = await _opened(session, resident_id, said, now - OPENED)
    if opened is not None:
        return opened
    recent = None if said.matter else await matching.newest_copy(session, resident_id, now - RECENT)
    if said.in_group:
        here = await matching.region_of_chat(session, said.account_id, said.chat_ref)
        return _guess(None, here or _only(homes), ())
    return _guess(recent, _guessed_home(recent, homes), homes if len(homes) > 1 else ())


async def answers(session: AsyncSession, resident_id: int, said: Said) -> bool:
    """Whether what it answers is news, or part of what was said about it."""
    return await _quoted(session, resident_id, said) is not None


async def sent_for(session: AsyncSession, person: Person, announcement_id: int) -> str | None:
    """For which region a copy of an announcement went to a person; None where none did."""
    return await matching.sent_for(session, person.resident_id, announcement_id) if person.resident_id else None


async def _quoted(session: AsyncSession, resident_id: int, said: Said) -> Match | None:
    if said.reply_to is None:
        return None
    post = await posts.at(session, said.account_id, said.chat_ref, said.reply_to)
    if post is not None:
        return await _post(session, resident_id, post)
    copy = await matching.copy_at(session, said.account_id, said.chat_ref, said.reply_to)
    return Match(MatchReason.QUOTED, copy.announcement_id, copy.region_code) if copy else None


async def _post(session: AsyncSession, resident_id: int, post: Post) -> Match | None:
    if post.kind in {PostKind.ANNOUNCEMENT, PostKind.OPENED_NEWS}:
        return await _shown(session, resident_id, post.object_id, MatchReason.QUOTED)
    if post.kind not in {PostKind.ANSWER, PostKind.OPENED_ANSWER, PostKind.RECEIPT}:
        return None
    earlier = await rows.find(session, post.object_id)
    if earlier is None or earlier.resident_id != resident_id:
        return None
    root = earlier.continues_id or earlier.feedback_id
    return Match(MatchReason.QUOTED, earlier.announcement_id, earlier.region_code, root)


async def _commented(session: AsyncSession, resident_id: int, said: Said, copy: Copy) -> Match:
    """A comment; what one person says in one thread is one matter."""
    earlier = await rows.first_comment(session, resident_id, said.chat_ref, copy.announcement_id)
    return Match(MatchReason.THREAD, copy.announcement_id, copy.region_code, earlier)


async def _opened(session: AsyncSession, resident_id: int, said: Said, since: datetime) -> Match | None:
    if said.in_group or said.matter is not None:
        return None
    post = await posts.newest(session, said.account_id, said.chat_ref, _OPENED, since)
    if post is None:
        return None
    about: int | None = post.object_id
    if post.kind is PostKind.OPENED_ANSWER:
        earlier = await rows.find(session, post.object_id)
        about = earlier.announcement_id if earlier else None
    return await _shown(session, resident_id, about, MatchReason.LINK) if about is not None else None


async def _forwarded(session: AsyncSession, said: Said, homes: tuple[str, ...]) -> Match | None:
    for code in check_code.inside(said.quoted_text)[:3]:
        found = await announcements.by_code(session, code)
        if found is not None:
            here = _related(homes, found.region_code)
            return Match(MatchReason.FORWARDED, found.announcement_id, here)
    return None


async def _shown(session: AsyncSession, resident_id: int, announcement_id: int, reason: MatchReason) -> Match | None:
    found = await announcements.find(session, announcement_id)
    if found is None:
        return None
    homes = tuple(await matching.subscribed(session, resident_id))
    return Match(reason, found.announcement_id, _related(homes, found.region_code))


def _guess(recent: Copy | None, region_code: str | None, choices: tuple[str, ...]) -> Match:
    if recent is None:
        return Match(region_code=region_code, choices=choices)
    return Match(MatchReason.RECENT, recent.announcement_id, region_code, choices=choices)


def _guessed_home(recent: Copy | None, homes: tuple[str, ...]) -> str | None:
    """Until the resident has chosen: where the last announcement came from, else where they joined first."""
    if recent is not None and recent.region_code in homes:
        return recent.region_code
    return homes[0] if homes else (recent.region_code if recent else None)


def _related(homes: tuple[str, ...], code: str) -> str:
    """The resident's own region inside (or around) an announcement's, else the announcement's."""
    inside = [home for home in homes if contains(code, home)]
    return (inside or [code])[0]


def _only(homes: tuple[str, ...]) -> str | None:
    return homes[0] if len(homes) == 1 else None
