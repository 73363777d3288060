"""`siarkim whatsapp`: the templates that Meta must approve, its daily limit, and what templates cost."""

import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from domain.platform import PlatformName
from domain.refusal import Refusal
from handlers.shell.house import House, OpenHouse, in_house
from services import budgets, rates, template_texts, templates, texts
from services.templates import Known

HERE = PlatformName.WHATSAPP
File = Annotated[Path, typer.Argument(help=texts.say("shell-whatsapp-file"))]


class Form(StrEnum):
    """In which form templates are written out."""

    TEXT = "text"
    JSON = "json"


def app(open_house: OpenHouse) -> typer.Typer:
    """The verbs about WhatsApp."""
    shell = typer.Typer(no_args_is_help=True, help=texts.say("shell-whatsapp-help"))

    @shell.command("templates", help=texts.say("shell-whatsapp-templates-help"))
    def _templates(
        form: Annotated[Form, typer.Option("--format", help=texts.say("shell-whatsapp-format"))] = Form.TEXT,
    ) -> None:
        if form is Form.JSON:
            handed_in = [template_texts.handed_in(*each) for each in template_texts.every()]
            typer.echo(json.dumps(handed_in, ensure_ascii=False, indent=2))
        else:
            in_house(open_house, _shown)

    @shell.command("states", help=texts.say("shell-whatsapp-states-help"))
    def _states(file: File) -> None:
        in_house(open_house, lambda house: _noted(house, file))

    @shell.command("rates", help=texts.say("shell-whatsapp-rates-help"))
    def _rates(file: File) -> None:
        in_house(open_house, lambda house: _loaded(house, file))

    @shell.command("limit", help=texts.say("shell-whatsapp-limit-help"))
    def _limit(
        most: Annotated[int | None, typer.Option(min=0, help=texts.say("shell-whatsapp-most"))] = None,
        endless: Annotated[bool, typer.Option("--endless", help=texts.say("shell-whatsapp-endless"))] = False,
        reserve: Annotated[int | None, typer.Option(min=0, help=texts.say("shell-whatsapp-reserve"))] = None,
    ) -> None:
        in_house(open_house, lambda house: _limited(house, most, reserve, endless=endless))

    return shell


async def _shown(house: House) -> None:
    async with house.reads() as session:
        states = {(each.name, each.language): str(each.state) for each in await templates.all_known(session)}
    for wording, language in template_texts.every():
        state = texts.say("whatsapp-state", values={"state": states.get((wording.name, language), "unknown")})
        values = {"name": wording.name, "language": language, "state": state}
        button = texts.say("whatsapp-template-button", values={"label": texts.say("template-read", language)})
        head = texts.say("whatsapp-template-line", values=values)
        typer.echo(f"{head}\n\n{template_texts.body(wording, language)}\n{button}\n")


async def _noted(house: House, file: Path) -> None:
    listed = _listed(_read(file))
    async with house.sessions.begin() as session:
        count = await templates.import_states(session, listed, house.now())
    typer.echo(texts.say("whatsapp-states-loaded", values={"count": count}))


async def _loaded(house: House, file: Path) -> None:
    written = _read(file)
    async with house.sessions.begin() as session:
        count = await rates.load(session, written)
    typer.echo(texts.say("whatsapp-rates-loaded", values={"count": count}))


async def _limited(house: House, most: int | None, reserve: int | None, *, endless: bool) -> None:
    now = house.now()
    async with house.sessions.begin() as session:
        before = await budgets.standing(session, HERE, now)
        if most is not None or endless or reserve is not None:
            wanted = None if endless else most if most is not None else before.most
            kept = reserve if reserve is not None else budgets.share(before, wanted)
            await budgets.set_limit(session, HERE, wanted, kept, now)
        after = await budgets.standing(session, HERE, now)
    values = {"most": "endless" if after.most is None else str(after.most), "reserve": after.reserve}
    typer.echo(texts.say("whatsapp-limit", values={**values, "used": after.used}))


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        raise Refusal("shell-unreadable-file", file=str(file)) from None


def _listed(written: str) -> list[Known]:
    """Meta's answer, or only the list inside it."""
    try:
        found = json.loads(written)
        rows = found["data"] if isinstance(found, dict) else found
        return [
            Known(
                str(row["name"]),
                str(row["language"]),
                str(row["status"]),
                str(row["category"]),
                str((row.get("quality_score") or {}).get("score", "UNKNOWN")),
                row.get("rejected_reason"),
            )
            for row in rows
        ]
    except (ValueError, KeyError, TypeError, AttributeError):
        raise Refusal("whatsapp-states-unreadable") from None
