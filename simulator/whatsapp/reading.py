"""Reading what the business sends: the payload held against the limits, and the message that it makes."""

from collections.abc import Callable
from typing import Any

from simulator.people import Json
from simulator.whatsapp.errors import GraphError
from simulator.whatsapp.people import Bubble, Button

TEXT_LIMIT, BODY_LIMIT, CAPTION_LIMIT = 4096, 1024, 1024
BUTTONS, BUTTON_LIMIT, ROWS, ROW_LIMIT, DESCRIPTION_LIMIT, ID_LIMIT = 3, 20, 10, 24, 72, 200
MEDIA = ("image", "video", "audio", "document", "sticker")

Knows = Callable[[str], bool]
"""Whether a media id is known."""


def fill(bubble: Bubble, payload: Json, knows: Knows) -> None:
    """Put into a message what the payload says; GraphError where that breaks a rule."""
    kind = bubble.kind
    said = payload.get(kind)
    if not isinstance(said, dict):
        raise GraphError(131008, f"The parameter {kind} is required.")
    if kind == "text":
        bubble.text = _within(said.get("body"), TEXT_LIMIT, "text.body")
    elif kind in MEDIA:
        _medium(bubble, said, knows)
    elif kind == "interactive":
        _interactive(bubble, said)
    elif kind == "reaction":
        bubble.text = str(said.get("emoji") or "")
    else:
        raise GraphError(131051, f"Message type {kind} is not supported.")


def _medium(bubble: Bubble, said: Json, knows: Knows) -> None:
    media_id, link = said.get("id"), said.get("link")
    if bool(media_id) == bool(link):
        raise GraphError(100, "Either id or link must be given.")
    if media_id and not knows(str(media_id)):
        raise GraphError(100, f"Param {bubble.kind}['id'] is not a valid whatsapp business account media attachment ID")
    if "caption" in said:
        if bubble.kind == "audio":
            raise GraphError(131009, "audio takes no caption")
        bubble.text = _within(said["caption"], CAPTION_LIMIT, "caption")
    bubble.media_id, bubble.link, bubble.name = str(media_id or ""), str(link or ""), str(said.get("filename") or "")


def _interactive(bubble: Bubble, said: Json) -> None:
    action = said.get("action") or {}
    bubble.text = _within((said.get("body") or {}).get("text"), BODY_LIMIT, "interactive.body")
    match said.get("type"):
        case "button":
            bubble.buttons = _buttons(action.get("buttons"))
        case "list":
            bubble.opener = _within(action.get("button"), BUTTON_LIMIT, "action.button")
            bubble.buttons = _rows(action.get("sections"))
        case "cta_url":
            shown = action.get("parameters") or {}
            title = _within(shown.get("display_text"), BUTTON_LIMIT, "display_text")
            bubble.buttons = [Button("", title, url=_within(shown.get("url"), 2000, "url"))]
        case other:
            raise GraphError(131009, f"interactive.type {other} is unknown")


def _buttons(given: Any) -> list[Button]:
    if not isinstance(given, list) or not 1 <= len(given) <= BUTTONS:
        raise GraphError(131009, f"action.buttons needs 1 to {BUTTONS} buttons")
    replies = [each.get("reply") or {} for each in given]
    found = [
        Button(_within(each.get("id"), 256, "id"), _within(each.get("title"), BUTTON_LIMIT, "title"))
        for each in replies
    ]
    _require_unlike([each.title for each in found])
    _require_unlike([each.id for each in found])
    return found


def _rows(sections: Any) -> list[Button]:
    if not isinstance(sections, list) or not sections:
        raise GraphError(131009, "action.sections is needed")
    rows = [row for section in sections for row in section.get("rows") or []]
    if not 1 <= len(rows) <= ROWS:
        raise GraphError(131009, f"Total row count must be 1 to {ROWS}")
    found = [
        Button(
            _within(row.get("id"), ID_LIMIT, "row.id"),
            _within(row.get("title"), ROW_LIMIT, "row.title"),
            _within(row.get("description"), DESCRIPTION_LIMIT, "row.description") if row.get("description") else "",
            listed=True,
        )
        for row in rows
    ]
    _require_unlike([each.id for each in found])
    return found


def _within(value: Any, limit: int, name: str) -> str:
    if not isinstance(value, str) or not value.strip():
        raise GraphError(131008, f"{name} is required")
    if len(value) > limit:
        raise GraphError(131009, f"{name} length must be at most {limit}")
    return value


def _require_unlike(values: list[str]) -> None:
    if len(set(values)) != len(values):
        raise GraphError(131009, "Duplicated titles or ids")
