"""Forward packs: everything with which an agent passes one broadcast on by hand: text, picture, voice script, sheet."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from data import news as news_rows
from data.models import Announcement
from data.news import Published
from domain import speech
from domain.forwarding import whatsapp
from domain.hazard import USUAL, Alert
from domain.lane import Lane
from domain.message import Content, ContentKind
from domain.refusal import Refusal
from services import announcements, forwarding, news, regions, rendering, texts
from services.board_sheets import Board
from services.checking import LINK, LinkTo
from services.people import Person


@dataclass(frozen=True, slots=True)
class Pack:
    """What an agent passes on: the content to show, and the link that hands its text to WhatsApp."""

    announcement_id: int
    content: Content
    whatsapp: str


@dataclass(frozen=True, slots=True)
class Counter:
    """Where packs are handed out: through which account, and how its links are made."""

    account_id: int
    link_to: LinkTo

    def check(self, code: str) -> str:
        """The link behind which a code is checked."""
        return self.link_to(self.account_id, f"{LINK}_{code}")


async def pack(session: AsyncSession, person: Person, broadcast_id: int, counter: Counter) -> Pack:
    """One broadcast as a text to forward, with its picture; refused where it is not public or not the agent's."""
    found = await _mine(session, person, broadcast_id)
    said = found.announcement
    text = f"{await rendering.passed_on(session, said, _began(found))}\n{counter.check(said.check_code)}"
    own = await announcements.content(session, said, counter.account_id)
    picture = next((item for item in own.media if item.kind is ContentKind.PHOTO), None)
    shown = Content(ContentKind.PHOTO, text, media=(picture,)) if picture else Content(text=text)
    return Pack(said.announcement_id, shown, whatsapp(text))


async def script(session: AsyncSession, person: Person, broadcast_id: int) -> Content:
    """The same to be read aloud as a voice message of half a minute; always in Indonesian, since residents hear it."""
    found = await _mine(session, person, broadcast_id)
    said = found.announcement
    region = await regions.one(session, said.region_code)
    values = {"source": said.source, "region": region.title}
    alert = Alert.from_json(said.hazard)
    urgent = found.broadcast.lane is Lane.EMERGENCY
    opening = texts.say("speech-opening-urgent" if urgent else "speech-opening", values=values)
    spoken = _warned(alert, region.zone) if urgent and alert.hazard and alert.place else _whole(said)
    return Content(text=speech.script(opening, spoken, texts.say("speech-closing")))


async def sheet(session: AsyncSession, person: Person, broadcast_id: int, counter: Counter) -> Board:
    """The same for an A4 page on the notice board."""
    found = await _mine(session, person, broadcast_id)
    said = found.announcement
    region = await regions.one(session, said.region_code)
    until = Alert.from_json(said.hazard).until
    urgent = found.broadcast.lane is Lane.EMERGENCY
    return Board(
        heading=texts.say("board-heading-urgent" if urgent else "board-heading"),
        title=said.title,
        text=_below(said),
        source=f"{said.source}, {region.title}",
        moment=texts.moment(_began(found), region.zone),
        code=said.check_code,
        link=counter.check(said.check_code),
        until=texts.moment(until, region.zone) if until else "",
    )


async def _mine(session: AsyncSession, person: Person, broadcast_id: int) -> Published:
    found = await news_rows.published(session, broadcast_id)
    if found is None or not news.concerns(found, forwarding.interests(person)):
        raise Refusal("news-not-there")
    return found


def _began(found: Published) -> datetime:
    return found.broadcast.started_at or found.announcement.created_at


def _warned(alert: Alert, zone: str) -> str:
    """A warning's facts, those first that somebody needs who hears only the beginning."""
    values = {
        "hazard": texts.say(USUAL[alert.hazard].name) if alert.hazard else "",
        "place": alert.place,
        "until": texts.moment(alert.until, zone) if alert.until else "",
        "action": alert.action,
        "contact": alert.contact,
    }
    facts = [texts.say("speech-warning", values=values)]
    facts += [texts.say("speech-warning-until", values=values)] if alert.until else []
    facts += [texts.say("speech-warning-contact", values=values)] if alert.contact else []
    return "\n".join([*facts, alert.more])


def _whole(said: Announcement) -> str:
    return said.text if said.text.startswith(said.title.rstrip("…")) else f"{said.title}\n{said.text}"


def _below(said: Announcement) -> str:
    return said.text.removeprefix(said.title.rstrip("…")).strip()
