"""Rendering: an announcement as the message that people get, with its footer; once per broadcast and language."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from sqlalchemy.ext.asyncio import AsyncSession

from data.models import Announcement
from domain import announcement as rules
from domain import forwarding, utf16
from domain.announcement import Asks
from domain.message import Choice, Content, ContentKind, Entity, EntityKind, Message
from services import announcements, regions, texts

HEAR = "hear"
"""The dialogue that the buttons under an announcement belong to."""

ASK = "t"
"""The prefix of the deep link that opens a question about an announcement."""

_LONGEST_DATE = datetime(2026, 9, 30, 4, 44, tzinfo=UTC)
_SPARE = 4  # units by which another weekday's name may be longer
_BREAK = "\n\n"
_LONGEST_LINK = 200


@dataclass(frozen=True, slots=True)
class Rendered:
    """What one recipient gets: the message, and what follows as a reply to it where it can't stand inside."""

    message: Message
    reply: Message | None = None
    complete: bool = True  # every media has this account's own id already
    question: str | None = None  # what the deep link of *Tanya* hands to the bot; None: its readers are not asked

    @property
    def weight(self) -> int:
        """How many messages it costs."""
        pictures = len(self.message.content.media) if self.message.content.kind is ContentKind.ALBUM else 1
        return max(1, pictures) + (self.reply is not None)


async def render(
    session: AsyncSession, announcement: Announcement, account_id: int, language: str, at: datetime
) -> Rendered:
    """An announcement in a language as one account sends it, dated `at`."""
    said = await announcements.content(session, announcement, account_id, language)
    if announcement.drill:
        said = headed(said)
    under = await footer(session, announcement, language, at)
    complete = all(item.ref for item in said.media)
    question = f"{ASK}_{announcement.check_code}" if announcement.asks is not None else None
    text = f"{said.text}{_BREAK}{under}" if said.text else under
    if said.kind in {ContentKind.POLL, ContentKind.ROUND}:  # they take no text
        follows = Message(Content(text=text, entities=said.entities))
        return Rendered(Message(replace(said, text="", entities=())), follows, complete, question)
    message = Message(replace(said, text=text), answers(announcement, said.kind, language))
    return Rendered(message, None, complete, question)


def answers(announcement: Announcement, kind: ContentKind, language: str) -> tuple[tuple[Choice, ...], ...]:
    """The buttons with which readers answer; albums take none."""
    if announcement.asks is None or kind is ContentKind.ALBUM:
        return ()
    language, number = announcement.language or language, announcement.announcement_id
    ask = Choice(texts.say("announcement-ask", language), f"{HEAR}:ask:{number}")
    if announcement.asks is Asks.QUESTIONS:
        return ((ask,),)
    safe = Choice(texts.say("announcement-safe", language), f"{HEAR}:safe:{number}")
    needs = Choice(texts.say("announcement-help", language), f"{HEAR}:help:{number}")
    return ((safe, needs), (ask,))


async def footer(session: AsyncSession, announcement: Announcement, language: str, at: datetime) -> str:
    """Source, region, time and check code: what every public message ends with."""
    region, language = await regions.one(session, announcement.region_code), announcement.language or language
    return texts.say(
        "announcement-footer-drill" if announcement.drill else "announcement-footer",
        language,
        {
            "source": announcement.source,
            "region": region.title,
            "moment": texts.moment(at, region.zone, language),
            "code": announcement.check_code,
        },
    )


def headed(said: Content) -> Content:
    """The same as a drill: what it is stands before everything else, in every text, caption and question."""
    heading = texts.say("drill-heading")
    if said.poll is not None:
        return replace(said, poll=replace(said.poll, question=f"{heading}: {said.poll.question}"))
    bold = Entity(EntityKind.BOLD, 0, utf16.units(heading))
    moved = utf16.shifted(said.entities, utf16.units(heading + _BREAK))
    text = f"{heading}{_BREAK}{said.text}" if said.text else heading
    return replace(said, text=text, entities=(bold, *moved))


async def passed_on(session: AsyncSession, announcement: Announcement, at: datetime) -> str:
    """The short text that agents pass on by hand; always in Indonesian, since residents read it."""
    region = await regions.one(session, announcement.region_code)
    values = {
        "source": announcement.source,
        "region": region.title,
        "moment": texts.moment(at, region.zone),
        "code": announcement.check_code,
    }
    under = texts.say("forward-footer", values=values)
    text, link = announcement.text, announcement.link
    if link and text.endswith(link) and len(link) <= _LONGEST_LINK:
        text, under = text.removesuffix(link).strip(), f"{link}\n\n{under}"
    return forwarding.passed_on(announcement.title, text, under)


async def room(session: AsyncSession, announcement: Announcement, kind: ContentKind) -> int:
    """Units that its author may write when it is of this kind: what the longest footer leaves."""
    return rules.room(kind, await footer_units(session, announcement))


async def footer_units(session: AsyncSession, announcement: Announcement) -> int:
    """The length of its footer in any language at any time, with the space before it."""
    longest = [await footer(session, announcement, language, _LONGEST_DATE) for language in texts.LANGUAGES]
    return max(utf16.units(each) for each in longest) + len(_BREAK) + _SPARE


def invite(rendered: Rendered, link_to: Callable[[str], str], payload: str, language: str = "id") -> Rendered:
    """The same for a KIM channel: with buttons that lead readers to their own subscription, and to their question."""
    buttons: tuple[tuple[Choice, ...], ...] = (
        (Choice(texts.say("subscribe-button", language), url=link_to(payload)),),
    )
    if rendered.question is not None:
        buttons += ((Choice(texts.say("announcement-ask", language), url=link_to(rendered.question)),),)
    if rendered.message.content.kind is ContentKind.ALBUM:  # albums take no buttons
        reply = Message(Content(text=texts.say("subscribe-invitation", language)), choices=buttons)
        return replace(rendered, reply=reply)
    return replace(rendered, message=replace(rendered.message, choices=buttons))


def subscription_payload(region_code: str, kim_id: int | None) -> str:
    """What the button's deep link hands to the bot: join this region, credit this KIM."""
    digits = region_code.replace(".", "")
    return f"r_{digits}" if kim_id is None else f"r_{digits}_k{kim_id}"
