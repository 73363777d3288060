"""What an alert of a feed says of its regions: since when, until when, how severe, and whether that is sure."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from data.models import Feed
from domain.cap import LASTING, Warned, hazard_of
from domain.feed import Entry, FeedKind
from services import alert_places
from services.alert_words import Facts


@dataclass(frozen=True, slots=True)
class Reading:
    """What is known of a warning, and whether that is sure enough to go without a person."""

    facts: Facts
    sure: bool


async def read(session: AsyncSession, feed: Feed, entry: Entry, now: datetime) -> Reading | None:
    """What an entry warns the feed's regions of; None where it is no alert, is over, or is about others."""
    alert = entry.alert
    if alert is None:
        return None
    info = alert.info("id")
    begins = info.begins or alert.sent
    until = info.expires or begins + LASTING
    if until <= now:
        return None
    hazard = hazard_of(info.event or info.headline)
    codes, sure = await alert_places.touched(session, feed, alert, hazard)
    if not codes:
        return None
    regions: dict[str, Warned] = dict.fromkeys(codes, Warned(info.severity, until))
    return Reading(Facts(alert, hazard, begins, regions, entry.picture), sure)


def source(feed: Feed, facts: Facts) -> str:
    """Who warns, as the footer names it."""
    if feed.kind in {FeedKind.NOWCAST, FeedKind.QUAKE}:
        return "BMKG"
    return facts.info.sender or feed.title or facts.alert.sender
