"""Feed examples: an entry exactly as it would be sent by a rule that nobody has agreed to yet; nothing is kept."""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from data.models import Announcement, Feed
from domain.announcement import excess
from domain.cap import Step, step
from domain.feed import Entry
from domain.message import Content, Message
from domain.region import nearest_common
from services import alert_reading, alert_words, feed_items, feed_wishes, regions, rendering, texts
from services.feed_wishes import Wish


@dataclass(frozen=True, slots=True)
class Trying:
    """The rule that is tried, what its feed calls itself, and in which language its readers read."""

    wish: Wish
    title: str
    language: str

    @property
    def feed(self) -> Feed:
        """The feed as the rule would make it; no row."""
        feed = Feed(title=self.title)
        feed_wishes.write(feed, self.wish)
        return feed


async def news(session: AsyncSession, trying: Trying, entry: Entry, now: datetime) -> Message:
    """A piece of news with its picture, if that has come and the text fits under it."""
    feed = trying.feed
    said = _announcement(feed.region_code, feed_items.source(feed), feed.language, trying.language)
    post = feed_items.post(entry)
    if entry.picture:
        under = replace(post, kind=entry.picture.kind, media=(entry.picture,))
        post = post if excess(under, await rendering.footer_units(session, said)) else under
    return await _signed(session, said, post, trying.language, now)


async def warning(session: AsyncSession, trying: Trying, entry: Entry, now: datetime) -> Message | None:
    """A warning with its map; None where it is none, is over, or is not about the rule's region."""
    feed = trying.feed
    told = entry.alert is not None and step(entry.alert) in {Step.WARN, Step.DRILL}
    reading = await alert_reading.read(session, feed, entry, now) if told else None
    if reading is None:
        return None
    facts = reading.facts
    code = nearest_common(tuple(facts.regions)) or feed.region_code
    said = _announcement(code, alert_reading.source(feed, facts), None, trying.language)
    said.drill = step(facts.alert) is Step.DRILL
    worded = await alert_words.worded(session, said, facts, await regions.zone_of(session, code))
    return await _signed(session, said, worded[trying.language], trying.language, now)


def _announcement(region_code: str, source: str, language: str | None, reads: str) -> Announcement:
    code = texts.say("trial-code", language or reads)
    return Announcement(region_code=region_code, source=source, language=language, check_code=code, drill=False)


async def _signed(session: AsyncSession, said: Announcement, content: Content, language: str, now: datetime) -> Message:
    shown = rendering.headed(content) if said.drill else content
    footer = await rendering.footer(session, said, language, now)
    return Message(replace(shown, text=f"{shown.text}\n\n{footer}"))
