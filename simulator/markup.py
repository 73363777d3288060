"""Keyboards: what a message may carry below it."""

import ipaddress
from typing import Any
from urllib.parse import urlsplit

from simulator.errors import bad
from simulator.people import Json

_ACTIONS = (
    "callback_data",
    "url",
    "web_app",
    "login_url",
    "switch_inline_query",
    "copy_text",
    "pay",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "callback_game",
)
_PRIVATE_ONLY = {
    "request_contact": "phone number",
    "request_location": "location",
    "request_chat": "chat",
    "request_users": "users",
    "request_poll": "poll",
}


def checked(markup: Any, *, private: bool) -> Json | None:
    """A keyboard that Telegram would take, or its refusal."""
    if not markup:
        return None
    if not isinstance(markup, dict):
        raise bad("object expected as reply markup")
    if "inline_keyboard" in markup:
        return _inline(markup["inline_keyboard"])
    if "keyboard" in markup:
        return markup | {"keyboard": [[_key(key, private) for key in row] for row in markup["keyboard"] if row]}
    return markup if "remove_keyboard" in markup or "force_reply" in markup else None


def _inline(rows: Any) -> Json:
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad("can't parse inline keyboard button: Expected an Array of Arrays")
    kept = [[_inline_button(button) for button in row] for row in rows if row]
    if sum(map(len, kept)) > 100:
        raise bad("reply markup is too long")
    return {"inline_keyboard": kept}


def _inline_button(button: Any) -> Json:
    if not isinstance(button, dict) or not isinstance(button.get("text"), str):
        raise bad("can't parse inline keyboard button: Can't find field \"text\"")
    if not button["text"].strip():
        raise bad("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    if not any(action in button for action in _ACTIONS):
        raise bad("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    if "callback_data" in button and not 1 <= len(str(button["callback_data"]).encode()) <= 64:
        raise bad("BUTTON_DATA_INVALID")
    if "url" in button and not _is_link(str(button["url"])):
        raise bad(f"inline keyboard button URL '{button['url']}' is invalid: Wrong HTTP URL")
    if "web_app" in button and not str(button["web_app"].get("url", "")).startswith("https://"):
        raise bad("inline keyboard button Web App URL is invalid: Only HTTPS links are allowed")
    return button


def _is_link(url: str) -> bool:
    parts = urlsplit(url if "://" in url else f"http://{url}")
    if parts.scheme == "tg":
        return True
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        return False
    return "." in parts.hostname or _is_ip(parts.hostname)


def _is_ip(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _key(key: Any, private: bool) -> Json:
    if isinstance(key, str):
        return {"text": key}
    if not isinstance(key, dict) or not str(key.get("text", "")).strip():
        raise bad("can't parse keyboard button: text must be non-empty")
    for field, name in _PRIVATE_ONLY.items():
        if key.get(field) and not private:
            raise bad(f"{name} can be requested in private chats only")
    return key
