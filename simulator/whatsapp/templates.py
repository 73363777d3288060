"""Templates: handed in, decided on, filled; what is wrong with one or with its blanks is an error of its own."""

import re

from simulator.people import Json
from simulator.whatsapp.errors import GraphError
from simulator.whatsapp.people import Bubble, Button, Template
from simulator.whatsapp.reading import BODY_LIMIT

_BLANK = re.compile(r"\{\{(\d+)\}\}")
_STOPPED = {"PAUSED": 132015, "DISABLED": 132016}


def read(payload: Json) -> Template:
    """A template as it is handed in."""
    parts = {str(each.get("type")).upper(): each for each in payload.get("components") or []}
    body = str(parts.get("BODY", {}).get("text") or "")
    if not payload.get("name") or not payload.get("language") or not body:
        raise GraphError(100, "name, language and a BODY are needed")
    if len(body) > BODY_LIMIT or _BLANK.match(body) or _BLANK.search(body[-6:]):
        raise GraphError(100, "BODY is too long, or has a variable at one end")
    buttons = [str(each.get("text")) for each in parts.get("BUTTONS", {}).get("buttons") or []]
    category = str(payload.get("category") or "UTILITY").upper()
    return Template(str(payload["name"]), str(payload["language"]), body, buttons, category)


def fill(bubble: Bubble, payload: Json, known: dict[tuple[str, str], Template]) -> None:
    """Put into a message what a template says with its blanks filled."""
    said = payload.get("template") or {}
    template = known.get((str(said.get("name")), str((said.get("language") or {}).get("code"))))
    if template is None or template.status in {"PENDING", "REJECTED"}:
        raise GraphError(132001, "Template name does not exist in the translation")
    if template.status != "APPROVED":
        raise GraphError(_STOPPED.get(template.status, 132001))
    bubble.template = template.name
    bubble.text = _filled(template, _values(said, "body"))
    payloads = [each.get("payload") for part in _parts(said, "button") for each in part.get("parameters") or []]
    bubble.buttons = [
        Button(str(payloads[place] if place < len(payloads) else title), title, quick=True)
        for place, title in enumerate(template.buttons)
    ]


def _parts(said: Json, kind: str) -> list[Json]:
    return [each for each in said.get("components") or [] if str(each.get("type")).lower() == kind]


def _values(said: Json, kind: str) -> list[str]:
    return [str(each.get("text") or "") for part in _parts(said, kind) for each in part.get("parameters") or []]


def _filled(template: Template, values: list[str]) -> str:
    blanks = {int(number) for number in _BLANK.findall(template.body)}
    if len(values) != len(blanks):
        raise GraphError(132000, f"number of localizable_params ({len(values)}) does not match ({len(blanks)})")
    if any(not value or re.search(r"[\n\t]| {5}", value) for value in values):
        raise GraphError(132012, "Param text cannot have new-line/tab characters or more than 4 consecutive spaces")
    text = _BLANK.sub(lambda found: values[int(found[1]) - 1], template.body)
    if len(text) > BODY_LIMIT:
        raise GraphError(132005)
    return text
