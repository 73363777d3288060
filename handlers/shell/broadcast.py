"""`siarkim broadcast`: send from the shell; prints the broadcast's id alone."""

import sys
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Annotated, TypeVar

import typer
from sqlalchemy.ext.asyncio import AsyncSession

from domain.approval import Way
from domain.audience import To
from domain.hazard import Alert, Hazard
from domain.lane import Lane
from domain.message import Content, ContentKind, MediaItem
from domain.refusal import Refusal
from domain.role import Right
from domain.topic import Topic
from handlers.moments import moment
from handlers.shell.house import House, OpenHouse, in_house
from handlers.shell.officials import acting
from services import mandates, orders, regions, texts
from services.approvals import ORDINARILY, Manner
from services.orders import Order

TO = {"residents": To.RESIDENTS, "channels": To.CHANNELS, "all": To.BOTH}
LANES = {"news": Lane.NEWS, "emergency": Lane.EMERGENCY}
TOPICS = {str(topic): topic for topic in Topic if topic is not Topic.EMERGENCY}
HAZARDS = {str(hazard): hazard for hazard in Hazard}
PICTURES = {b"\xff\xd8\xff": "image/jpeg", b"\x89PNG": "image/png", b"RIFF": "image/webp"}
LARGEST = 10 * 1024 * 1024

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Asked:
    """What was typed, unread."""

    text_file: Path
    region: tuple[str, ...]
    minus: tuple[str, ...]
    to: str
    lane: str
    topic: str | None
    at: str | None
    slots: bool
    photo: Path | None
    source: str | None
    official: str | None
    hazard: str | None
    place: str
    until: str | None
    action: str
    contact: str
    drill: bool
    glass: str | None


def add(app: typer.Typer, open_house: OpenHouse) -> None:
    """The verb itself, on the root."""

    @app.command("broadcast", help=texts.say("shell-broadcast-help"))
    def _broadcast(  # noqa: PLR0913 - each option is a parameter
        text_file: Annotated[Path, typer.Option(help=texts.say("shell-broadcast-text-file"))],
        region: Annotated[list[str] | None, typer.Option(help=texts.say("shell-broadcast-region"))] = None,
        minus: Annotated[list[str] | None, typer.Option(help=texts.say("shell-broadcast-minus"))] = None,
        at: Annotated[str | None, typer.Option(help=texts.say("shell-broadcast-at"))] = None,
        to: Annotated[str, typer.Option(help=texts.say("shell-broadcast-to"))] = "all",
        lane: Annotated[str, typer.Option(help=texts.say("shell-broadcast-lane"))] = "news",
        topic: Annotated[str | None, typer.Option(help=texts.say("shell-broadcast-topic"))] = None,
        slots: Annotated[bool, typer.Option("--in-slots", help=texts.say("shell-broadcast-slots"))] = False,
        photo: Annotated[Path | None, typer.Option(help=texts.say("shell-broadcast-photo"))] = None,
        source: Annotated[str | None, typer.Option(help=texts.say("shell-broadcast-source"))] = None,
        official: Annotated[str | None, typer.Option("--as", help=texts.say("shell-as"))] = None,
        hazard: Annotated[str | None, typer.Option(help=texts.say("shell-broadcast-hazard"))] = None,
        place: Annotated[str, typer.Option(help=texts.say("shell-broadcast-place"))] = "",
        until: Annotated[str | None, typer.Option(help=texts.say("shell-broadcast-until"))] = None,
        action: Annotated[str, typer.Option(help=texts.say("shell-broadcast-action"))] = "",
        contact: Annotated[str, typer.Option(help=texts.say("shell-broadcast-contact"))] = "",
        drill: Annotated[bool, typer.Option("--drill", help=texts.say("shell-broadcast-drill"))] = False,
        glass: Annotated[str | None, typer.Option("--break-glass", help=texts.say("shell-broadcast-glass"))] = None,
    ) -> None:
        asked = Asked(
            text_file=text_file,
            region=tuple(region or ()),
            minus=tuple(minus or ()),
            to=to,
            lane=lane,
            topic=topic,
            at=at,
            slots=slots,
            photo=photo,
            source=source,
            official=official,
            hazard=hazard,
            place=place,
            until=until,
            action=action,
            contact=contact,
            drill=drill,
            glass=glass,
        )
        in_house(open_house, lambda house: _place(house, asked))


async def _place(house: House, asked: Asked) -> None:
    content = _content(asked)
    async with house.sessions.begin() as session:
        person = await acting(session, house, asked.official)
        code = (*asked.region, mandates.regions(person, Right.BROADCAST)[0])[0]
        zone = await regions.zone_of(session, code)
        order = await _order(session, asked, content, zone, house.now())
        broadcast_id = await orders.place(session, person, order, house.account_id, house.now())
    typer.echo(broadcast_id)


async def _order(session: AsyncSession, asked: Asked, content: Content, zone: str, now: datetime) -> Order:
    for code in (*asked.region, *asked.minus):
        await regions.one(session, code)
    alert = Alert(
        hazard=_among("--hazard", HAZARDS, asked.hazard) if asked.hazard else None,
        place=asked.place,
        until=moment(asked.until, now, zone) if asked.until else None,
        action=asked.action,
        contact=asked.contact,
    )
    return Order(
        content=content,
        regions=asked.region,
        minus=asked.minus,
        to=_among("--to", TO, asked.to),
        topic=_among("--topic", TOPICS, asked.topic) if asked.topic else None,
        lane=_among("--lane", LANES, asked.lane),
        alert=alert,
        due_at=moment(asked.at, now, zone) if asked.at else None,
        in_slots=asked.slots,
        source=asked.source,
        drill=asked.drill,
        manner=ORDINARILY if asked.glass is None else Manner(Way.BREAK_GLASS, asked.glass),
    )


def _among(option: str, values: dict[str, Value], typed: str) -> Value:
    if typed not in values:
        raise Refusal("shell-not-a-choice", option=option, typed=typed, values=", ".join(values))
    return values[typed]


def _content(asked: Asked) -> Content:
    text = text_in(asked.text_file)
    if asked.photo is None:
        return Content(text=text)
    return Content(ContentKind.PHOTO, text, media=(_picture(asked.photo),))


def text_in(path: Path) -> str:
    """The text of a file, or of the standard input for "-"; refused where it can't be read."""
    try:
        raw = sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
        return raw.decode("utf-8-sig").replace("\r\n", "\n").strip()
    except OSError:
        raise Refusal("shell-unreadable-file", file=str(path)) from None
    except UnicodeDecodeError:
        raise Refusal("shell-not-utf8", file=str(path)) from None


def _picture(path: Path) -> MediaItem:
    try:
        raw = path.read_bytes()
    except OSError:
        raise Refusal("shell-unreadable-file", file=str(path)) from None
    mime = next((mime for start, mime in PICTURES.items() if raw.startswith(start)), None)
    if mime is None or len(raw) > LARGEST:
        raise Refusal("shell-not-a-picture", file=str(path))
    return MediaItem(ContentKind.PHOTO, path=str(path.resolve()), name=path.name, mime=mime, size=len(raw))
