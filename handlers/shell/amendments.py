"""`siarkim broadcasts correct` and `withdraw`: what was broadcast is put right or taken back from the shell."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated

import typer
from sqlalchemy.ext.asyncio import AsyncSession

from domain.hazard import Alert
from domain.message import Content
from domain.refusal import Refusal
from handlers.moments import moment
from handlers.shell.broadcast import text_in
from handlers.shell.house import House, OpenHouse, in_house
from handlers.shell.officials import acting
from services import corrections, regions, texts
from services.corrections import Subject
from services.drafts import Draft
from services.people import Person

Number = Annotated[int, typer.Argument(metavar="ID", help=texts.say("shell-broadcasts-id"))]
As = Annotated[str | None, typer.Option("--as", help=texts.say("shell-as"))]
Note = Annotated[str, typer.Option("--note", help=texts.say("shell-amendment-note"))]
TextFile = Annotated[Path | None, typer.Option(help=texts.say("shell-correct-text-file"))]
Place = Annotated[str, typer.Option(help=texts.say("shell-correct-place"))]
Until = Annotated[str, typer.Option(help=texts.say("shell-correct-until"))]
Action = Annotated[str, typer.Option(help=texts.say("shell-correct-action"))]
Contact = Annotated[str, typer.Option(help=texts.say("shell-correct-contact"))]


@dataclass(frozen=True, slots=True)
class Right:
    """What is right, as it was typed; the last four are facts of an emergency."""

    text_file: Path | None
    place: str
    until: str
    action: str
    contact: str

    @property
    def facts(self) -> bool:
        """Whether any fact of an emergency was given."""
        return any((self.place, self.until, self.action, self.contact))


def add(shell: typer.Typer, open_house: OpenHouse) -> None:
    """The two verbs, among those of broadcasts."""

    @shell.command("correct", help=texts.say("shell-correct-help"))
    def _correct(  # noqa: PLR0913 - each option is a parameter
        number: Number,
        text_file: TextFile = None,
        note: Note = "",
        place: Place = "",
        until: Until = "",
        action: Action = "",
        contact: Contact = "",
        official: As = None,
    ) -> None:
        right = Right(text_file, place.strip(), until.strip(), action.strip(), contact.strip())
        in_house(open_house, lambda house: _corrected(house, number, right, note, official))

    @shell.command("withdraw", help=texts.say("shell-withdraw-help"))
    def _withdraw(number: Number, note: Note = "", official: As = None) -> None:
        in_house(open_house, lambda house: _withdrawn(house, number, note, official))


async def _corrected(house: House, number: int, right: Right, note: str, official: str | None) -> None:
    said = text_in(right.text_file) if right.text_file else ""
    async with house.sessions.begin() as session:
        person = await acting(session, house, official)
        subject = await corrections.find(session, person, number)
        draft = await _draft(session, house, person, (subject, right, said))
        await _let_go(session, house, person, draft, note)
    typer.echo(draft.id)


async def _draft(session: AsyncSession, house: House, person: Person, what: tuple[Subject, Right, str]) -> Draft:
    subject, right, said = what
    if subject.alert is not None:
        zone = await regions.zone_of(session, subject.said.region_code)
        until = moment(right.until, house.now(), zone) if right.until else subject.alert.until
        alert = _told(replace(subject.alert, until=until), right, said)
        return await corrections.correct_warning(session, person, subject, alert, house.now())
    if right.facts:
        raise Refusal("shell-correct-no-emergency")
    if right.text_file is None:
        raise Refusal("shell-correct-nothing")
    return await corrections.correct(session, person, subject, Content(text=said), house.now())


def _told(alert: Alert, right: Right, said: str) -> Alert:
    """An emergency's facts with those that are corrected; refused where none is."""
    if not right.facts and right.text_file is None:
        raise Refusal("shell-correct-nothing")
    alert = replace(
        alert,
        place=right.place or alert.place,
        action=right.action or alert.action,
        contact=right.contact or alert.contact,
    )
    return replace(alert, more=said, entities=()) if right.text_file else alert


async def _withdrawn(house: House, number: int, note: str, official: str | None) -> None:
    async with house.sessions.begin() as session:
        person = await acting(session, house, official)
        subject = await corrections.find(session, person, number)
        draft = await corrections.withdraw(session, person, subject, house.now())
        await _let_go(session, house, person, draft, note)
    typer.echo(draft.id)


async def _let_go(session: AsyncSession, house: House, person: Person, draft: Draft, note: str) -> None:
    await corrections.explain(session, draft, note)
    await session.flush()
    await corrections.submit(session, person, draft.id, house.now())
