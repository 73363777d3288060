"""Texts and captions as a bot's call carries them."""

from simulator.errors import bad
from simulator.formatting import Formatted, formatted
from simulator.people import Json
from simulator.wire import Params

TEXT_UNITS = 4096
CAPTION_UNITS = 1024


def message_text(params: Params) -> Json:
    """`text` with its entities, at most 4096 units."""
    text = _read(params, "text", "entities")
    if not text.text:
        raise bad("message text is empty")
    if text.length > TEXT_UNITS:
        raise bad("message is too long")
    return {"text": text.text} | ({"entities": list(text.entities)} if text.entities else {})


def caption(params: Params) -> Json:
    """`caption` with its entities, at most 1024 units; nothing when it is empty."""
    text = _read(params, "caption", "caption_entities")
    if text.length > CAPTION_UNITS:
        raise bad("message caption is too long")
    if not text.text:
        return {}
    extra = {"show_caption_above_media": True} if params.flag("show_caption_above_media") else {}
    found = {"caption_entities": list(text.entities)} if text.entities else {}
    return {"caption": text.text} | found | extra


def _read(params: Params, name: str, entities: str) -> Formatted:
    given = params.data(entities, "message entities")
    return formatted(params.text(name), params.text("parse_mode"), given)
