"""One message on a WhatsApp phone as HTML: a bubble, and what can be tapped under it."""

import re
from html import escape

from simulator.page import texts
from simulator.page.moments import hour
from simulator.whatsapp.people import Bubble

_SIGNS = (
    (re.compile(r"(?<!\w)\*(\S(?:[^*\n]*\S)?)\*(?!\w)"), r"<b>\1</b>"),
    (re.compile(r"(?<!\w)_(\S(?:[^_\n]*\S)?)_(?!\w)"), r"<i>\1</i>"),
    (re.compile(r"(?<!\w)~(\S(?:[^~\n]*\S)?)~(?!\w)"), r"<s>\1</s>"),
)
MEDIA = "/_simulator/whatsapp"
"""Where the pictures are."""

_TICKS = {"accepted": "✓", "sent": "✓", "delivered": "✓✓", "read": "✓✓", "failed": "!"}


def line(bubble: Bubble, quoted: Bubble | None) -> str:
    """A message as it stands in the talk."""
    side = "theirs" if bubble.ours else "mine"
    inner = _quote(quoted) + _medium(bubble) + _words(bubble.text) + _foot(bubble) + _reaction(bubble)
    column = f'<div class="column"><div class="bubble {side}">{inner}</div>{_buttons(bubble)}</div>'
    return f'<div class="line {side}">{column}{_answering(bubble)}</div>'


def _quote(quoted: Bubble | None) -> str:
    if quoted is None:
        return ""
    return f'<div class="quote"><span>{escape(quoted.text[:120])}</span></div>'


def _medium(bubble: Bubble) -> str:
    name = {"image": texts.PHOTO, "video": texts.VIDEO, "audio": texts.AUDIO, "document": texts.DOCUMENT}
    if bubble.kind not in name:
        return ""
    address = f"{MEDIA}/{escape(bubble.media_id)}" if bubble.media_id else escape(bubble.link)
    if bubble.kind == "image":
        return f'<img class="photo" src="{address}" alt="{texts.PHOTO}" loading="lazy">'
    return f'<div class="forwarded">{escape(bubble.name or name[bubble.kind])}</div>'


def _words(text: str) -> str:
    html = escape(text)
    for sign, shown in _SIGNS:
        html = sign.sub(shown, html)
    return f'<div class="words">{html}</div>' if text else ""


def _foot(bubble: Bubble) -> str:
    read = " read" if bubble.status == "read" else ""
    ticks = "" if bubble.ours else f' <span class="ticks{read}">{_TICKS.get(bubble.status, "")}</span>'
    template = f"{texts.WHATSAPP_TEMPLATE} · " if bubble.template else ""
    return f'<div class="foot">{template}{hour(bubble.at)}{ticks}</div>'


def _reaction(bubble: Bubble) -> str:
    return f'<div class="reactions"><span>{escape(bubble.reaction)}</span></div>' if bubble.reaction else ""


def _buttons(bubble: Bubble) -> str:
    if bubble.opener:
        return f'<div class="keyboard"><div class="keys">{_key(bubble, "list", 0, f"☰ {bubble.opener}")}</div></div>'
    keys = [_key(bubble, "tap", place, button.title) for place, button in enumerate(bubble.buttons)]
    return f'<div class="keyboard">{"".join(f"<div class=keys>{key}</div>" for key in keys)}</div>' if keys else ""


def _key(bubble: Bubble, do: str, place: int, title: str) -> str:
    out = ' class="out"' if bubble.buttons[place].url else ""
    mark = f'data-do="{do}" data-id="{escape(bubble.id)}" data-value="{place}"'
    return f"<button type=button{out} {mark}>{escape(title)}</button>"


def _answering(bubble: Bubble) -> str:
    if not bubble.ours:
        return ""
    mark = f'data-do="answer" data-id="{escape(bubble.id)}"'
    return f'<button type=button class="more" {mark} aria-label="{texts.REPLY}" title="{texts.REPLY}">↩</button>'
