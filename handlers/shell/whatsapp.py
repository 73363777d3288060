"""`siarkim whatsapp`: the message templates that Meta must approve."""

import json
from enum import StrEnum
from typing import Annotated

import typer

from handlers.shell.house import House, OpenHouse, in_house
from services import template_texts, templates, texts


class Form(StrEnum):
    """In which form templates are written out."""

    TEXT = "text"
    JSON = "json"


def app(open_house: OpenHouse) -> typer.Typer:
    """The verbs about WhatsApp."""
    shell = typer.Typer(no_args_is_help=True, help=texts.say("shell-whatsapp-help"))

    @shell.callback()
    def _root() -> None:
        """Verbs stay verbs, also while there is only one."""

    @shell.command("templates", help=texts.say("shell-whatsapp-templates-help"))
    def _templates(
        form: Annotated[Form, typer.Option("--format", help=texts.say("shell-whatsapp-format"))] = Form.TEXT,
    ) -> None:
        if form is Form.JSON:
            handed_in = [template_texts.handed_in(*each) for each in template_texts.every()]
            typer.echo(json.dumps(handed_in, ensure_ascii=False, indent=2))
        else:
            in_house(open_house, _shown)

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
