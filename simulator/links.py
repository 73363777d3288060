"""Links that open something inside Telegram: `t.me/<bot>?start=…` and its kin."""

import re
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

_PAYLOAD = re.compile(r"[A-Za-z0-9_-]{0,64}")
_KINDS = ("start", "startgroup", "startchannel")


@dataclass(frozen=True, slots=True)
class BotLink:
    """What a link wants: start in private, or put the bot into a group or channel."""

    kind: str
    payload: str


def bot_link(url: str, username: str) -> BotLink | None:
    """What the link asks of this bot; None when it leads elsewhere or its payload is not allowed."""
    parts = urlsplit(url if "://" in url else f"https://{url}")
    query = {key: values[0] for key, values in parse_qs(parts.query, keep_blank_values=True).items()}
    if parts.scheme == "tg" and parts.netloc == "resolve":
        name = query.get("domain", "")
    elif (parts.hostname or "") in {"t.me", "telegram.me", "telegram.dog"}:
        name = parts.path.strip("/")
    else:
        return None
    if name.lower() != username.lower():
        return None
    kind = next((kind for kind in _KINDS if kind in query), "start")
    payload = query.get(kind, "")
    return BotLink(kind, payload) if _PAYLOAD.fullmatch(payload) else None
