"""News: what has been made public for the regions that a resident hears from, newest first."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from data import news as rows
from data.news import Published
from domain.audience import Audience, To, Wish
from domain.recipient import RecipientKind
from domain.refusal import Refusal
from domain.region import contains
from domain.topic import ALL_TOPICS
from services import regions, texts
from services.rendering import Rendered, render

_PAGE = 50
_FAR = 20
"""Pages of broadcasts looked through at most for one answer."""
_EXCERPT = 220


@dataclass(frozen=True, slots=True)
class Interest:
    """A region from which news is wanted."""

    region_code: str
    topics: int = ALL_TOPICS
    wants_below: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """One piece of news as a list shows it."""

    broadcast_id: int
    announcement_id: int
    title: str
    excerpt: str  # what stands under the title; empty where the title says all
    source: str
    region: str
    moment: str
    code: str


@dataclass(frozen=True, slots=True)
class Page:
    """Some news; `more` says whether older ones follow."""

    items: tuple[Item, ...]
    more: bool


async def latest(
    session: AsyncSession, interests: Sequence[Interest], most: int, language: str, before: int | None = None
) -> Page:
    """The newest news of these regions, each announcement once; older than the broadcast `before`, if named."""
    found: dict[int, Published] = {}
    for _ in range(_FAR):
        published = await rows.before(session, before, _PAGE)
        for each in published:
            if concerns(each, interests):
                found.setdefault(each.announcement.announcement_id, each)
        if len(found) > most or len(published) < _PAGE:
            break
        before = published[-1].broadcast.broadcast_id
    chosen = list(found.values())
    items = [await _item(session, each, language) for each in chosen[:most]]
    return Page(tuple(items), more=len(chosen) > most)


def concerns(published: Published, interests: Sequence[Interest]) -> bool:
    """Whether a broadcast is news for any of these regions."""
    stored, lane = Audience.from_json(published.broadcast.audience), published.broadcast.lane
    if stored.only is not None:  # a relay: its announcement says for which region
        stored = Audience(regions=(published.announcement.region_code,))
    audience = replace(stored, to=To.BOTH)
    for each in interests:
        if audience.includes(lane, Wish(each.region_code, each.topics, RecipientKind.RESIDENT)):
            return True
        inside = any(contains(each.region_code, code) for code in audience.regions)
        if each.wants_below and inside and each.topics & audience.asks(lane):
            return True
    return False


async def _item(session: AsyncSession, published: Published, language: str) -> Item:
    announcement, began = published.announcement, published.broadcast.started_at
    region = await regions.one(session, announcement.region_code)
    return Item(
        published.broadcast.broadcast_id,
        announcement.announcement_id,
        announcement.title or announcement.text[:60],
        _excerpt(announcement.title, announcement.text),
        announcement.source,
        region.title,
        _said(began, region.zone, language),
        announcement.check_code,
    )


def _said(began: datetime | None, zone: str, language: str) -> str:
    return texts.moment(began, zone, language) if began else ""


def _excerpt(title: str, text: str) -> str:
    """What follows the title, cut at a word."""
    rest = " ".join(text.removeprefix(title.rstrip("…")).split())
    if len(rest) <= _EXCERPT:
        return rest
    return f"{rest[:_EXCERPT].rpartition(' ')[0]}…"


async def whole(
    session: AsyncSession, broadcast_id: int, account_id: int, language: str, now: datetime
) -> tuple[int, Rendered]:
    """All of one piece of news as its readers got it, with its announcement's id; refused while it is not public."""
    found = await rows.published(session, broadcast_id)
    if found is None:
        raise Refusal("news-not-there")
    announcement, began = found.announcement, found.broadcast.started_at or now
    return announcement.announcement_id, await render(session, announcement, account_id, language, began)
