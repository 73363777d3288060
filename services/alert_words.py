"""What a warning from a feed says: the emergency wording made of its facts, in every language, within a caption."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from data import regions as region_rows
from data.models import Announcement
from domain.announcement import excess
from domain.cap import CapAlert, Info, Warned
from domain.hazard import USUAL, Alert, Hazard
from domain.html_text import cut
from domain.message import Content, MediaItem
from domain.region import RegionCode, level, parents
from services import announcements, emergencies, rendering, texts

_ACTION = 200
_MORE = 240
_SHORT = 120
_FEW = 3


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a warning: its alert, and how each of its regions stands."""

    alert: CapAlert
    hazard: Hazard
    begins: datetime
    regions: Mapping[str, Warned]
    picture: MediaItem | None = None
    source: str = ""

    @property
    def info(self) -> Info:
        """What the alert says in the language of the house."""
        return self.alert.info("id")

    @property
    def title(self) -> str:
        """How lists name it."""
        return self.info.headline or self.info.event or texts.say(USUAL[self.hazard].name)

    @property
    def until(self) -> datetime:
        """When all of it is over."""
        return max(each.until for each in self.regions.values())


@dataclass(frozen=True, slots=True)
class Place:
    """The regions of a warning in words, at length and shortly; `earlier`: those for which it ends before the rest."""

    long: str
    short: str
    earlier: str = ""


@dataclass(frozen=True, slots=True)
class _Story:
    """Facts about a place in its zone."""

    facts: Facts
    place: Place
    zone: str


@dataclass(frozen=True, slots=True)
class Wording:
    """One way to say it: in one language, with more or less about the place and beside it."""

    zone: str
    language: str
    place: str
    most: int


async def say(session: AsyncSession, said: Announcement, facts: Facts, zone: str, now: datetime) -> None:
    """The announcement says this from now on, and keeps what it said before where it has said anything."""
    place = await _place(session, facts, zone)
    chosen = await _chosen(session, said, _Story(facts, place, zone))
    if said.text:
        await announcements.go_on(session, said, chosen["id"], now)
    else:
        await announcements.rewrite(session, said, chosen["id"], None)
    said.title, said.link, said.hazard = facts.title, facts.info.web, _alert(facts, "id", place.long).to_json()
    announcements.translate(said, {language: chosen[language] for language in texts.OTHERS})


async def worded(session: AsyncSession, said: Announcement, facts: Facts, zone: str) -> Mapping[str, Content]:
    """What the announcement of a warning says in every language, as long as its footer leaves room for."""
    return await _chosen(session, said, _Story(facts, await _place(session, facts, zone), zone))


async def _chosen(session: AsyncSession, said: Announcement, story: _Story) -> Mapping[str, Content]:
    room = await rendering.footer_units(session, said)
    ways = list(_ways(replace(story.facts, source=said.source), story.place, story.zone))
    return next((each for each in ways if _fits(each, room)), ways[-1])


def _ways(facts: Facts, place: Place, zone: str) -> Iterator[Mapping[str, Content]]:
    """From the longest that stands under a map to a text without one."""
    earlier = f"\n{place.earlier}" if place.earlier else ""
    if facts.picture:
        for where, most in ((place.long, _MORE), (place.short, _MORE), (place.short, _SHORT)):
            yield {
                language: _illustrated(facts.picture, _worded(facts, Wording(zone, language, where + earlier, most)))
                for language in texts.LANGUAGES
            }
    yield {
        language: _worded(facts, Wording(zone, language, place.short + earlier, _MORE)) for language in texts.LANGUAGES
    }


def _worded(facts: Facts, way: Wording) -> Content:
    alert = _alert(facts, way.language, way.place)
    more = [cut(_headline(facts, way.language), way.most)]
    if facts.begins > facts.alert.sent:
        begins = texts.clock(facts.begins, way.zone)
        more.append(texts.say("alert-begins", way.language, {"begins": begins}))
    if facts.info.web and way.most > _SHORT:
        more.append(facts.info.web)
    more.append(texts.say("alert-source", way.language, {"source": facts.source}))
    return emergencies.worded(replace(alert, more="\n".join(more)), way.zone, way.language)


def _alert(facts: Facts, language: str, place: str) -> Alert:
    usual = USUAL[facts.hazard]
    own = facts.alert.spoken(language)
    instruction = " ".join(own.instruction.split()) if own else ""
    return Alert(
        hazard=facts.hazard,
        place=place,
        until=facts.until,
        action=cut(instruction, _ACTION) or texts.say(usual.action, language),
        contact=texts.say(usual.contact, language),
    )


def _headline(facts: Facts, language: str) -> str:
    own = facts.alert.spoken(language)
    return (own.headline or own.event) if own and (own.headline or own.event) else facts.title


def _illustrated(picture: MediaItem, said: Content) -> Content:
    return replace(said, kind=picture.kind, media=(picture,))


def _fits(said: Mapping[str, Content], footer: int) -> bool:
    return all(excess(each, footer) is None for each in said.values())


async def _place(session: AsyncSession, facts: Facts, zone: str) -> Place:
    last = [code for code, stands in facts.regions.items() if stands.until == facts.until]
    by_end: dict[datetime, list[str]] = defaultdict(list)
    for code, stands in facts.regions.items():
        if stands.until != facts.until:
            by_end[stands.until].append(code)
    long, short = await _named(session, last)
    lines = []
    for until, codes in sorted(by_end.items()):
        named, counted = await _named(session, codes)
        values = {"until": texts.clock(until, zone), "place": named if len(codes) <= _FEW else counted}
        lines.append(texts.say("alert-earlier", values=values))
    return Place(long, short, "\n".join(lines))


async def _named(session: AsyncSession, codes: Sequence[str]) -> tuple[str, str]:
    """Regions in words, kecamatan under their kabupaten or kota: with every name, and with their number only."""
    inner = [code for code in sorted(codes) if level(code) > 2]
    around = {code: parents(code)[-2] for code in inner}
    titles = await region_rows.titles(session, {*codes, *around.values()})
    grouped: dict[RegionCode, list[str]] = defaultdict(list)
    for code in inner:
        grouped[around[code]].append(titles[code])
    whole = [titles[code] for code in sorted(codes) if level(code) <= 2]
    long = [f"{titles[upper]}: {', '.join(names)}" for upper, names in grouped.items()]
    short = [
        texts.say("alert-place-count", values={"region": titles[upper], "count": len(names)})
        for upper, names in grouped.items()
    ]
    return "; ".join([*whole, *long]), "; ".join([*whole, *short])
