"""Media that Telegram has not seen yet: the form that carries them, and the ids that come back."""

import json
from typing import Any

from bot.http import Form
from bot.platforms.media import attachment
from bot.platforms.telegram.bodies import Part, place
from domain.message import Target

_FILE_FIELDS = ("photo", "video", "voice", "document", "audio", "animation", "video_note")


def form(part: Part, target: Target, reply_to: str | None) -> Form | None:
    """A request with its files; None where nothing is ours to send."""
    attached = [
        file for number, item in enumerate(part.media) if (file := attachment(f"file{number}", item)) is not None
    ]
    if not attached:
        return None
    params = place(target, reply_to) | part.params
    fields = {name: value if isinstance(value, str) else json.dumps(value) for name, value in params.items()}
    return Form(fields, attached)


def refs(result: Any) -> tuple[str, ...]:
    """The file ids in a result, one for each of its messages, as they can be sent again."""
    messages = result if isinstance(result, list) else [result]
    return tuple(ref for each in messages if isinstance(each, dict) and (ref := _ref(each)))


def _ref(message: dict[str, Any]) -> str | None:
    for name in _FILE_FIELDS:
        found = message.get(name)
        if found:
            return str((found[-1] if isinstance(found, list) else found)["file_id"])
    return None
