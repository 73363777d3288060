"""One message as HTML: a bubble with what it holds, its buttons and its menu."""

from html import escape

from simulator.page import texts
from simulator.page.attachments import attachment, thumbnail
from simulator.page.moments import hour
from simulator.page.richtext import rich
from simulator.page.service import service_text
from simulator.people import Json, Message

_HUES = (4, 28, 262, 142, 190, 212, 330)


def cluster(messages: list[Message], viewer_id: int, files: str) -> str:
    """One message, or all messages of an album, as they stand in the chat."""
    first, last = messages[0], messages[-1]
    notice = service_text(first.body)
    if notice:
        return f'<div class="notice"><span>{escape(notice)}</span></div>'
    mine = first.body.get("from", {}).get("id") == viewer_id
    inner = _author(first, mine) + _forwarded(first.body) + _quote(first.body)
    if len(messages) > 1:
        inner += f'<div class="album" aria-label="{texts.ALBUM}">'
        inner += "".join(thumbnail(message.body, files) for message in messages) + "</div>"
        captioned = next((message for message in messages if message.text), last)
    else:
        inner += attachment(first, viewer_id, files)
        captioned = last
    inner += _words(captioned.body) + _foot(last)
    side = "mine" if mine else "theirs"
    bubble = f'<div class="bubble {side}">{inner}{_reactions(last)}</div>'
    return f'<div class="line {side}" data-id="{last.id}">{_column(bubble, last)}{_menu(last)}</div>'


def _column(bubble: str, message: Message) -> str:
    return f'<div class="column">{bubble}{_keyboard(message)}</div>'


def _author(message: Message, mine: bool) -> str:
    if message.body["chat"]["type"] == "private" or mine:
        return ""
    sender = message.body.get("sender_chat") or message.body["from"]
    name = sender.get("first_name") or sender.get("title", "")
    return f'<div class="author" style="--hue:{_HUES[sender["id"] % 7]}">{escape(name)}</div>'


def _forwarded(body: Json) -> str:
    origin = body.get("forward_origin")
    if not origin:
        return ""
    holder = origin.get("sender_user") or origin.get("chat") or origin.get("sender_chat") or {}
    name = origin.get("sender_user_name") or holder.get("first_name") or holder.get("title", "")
    return f'<div class="forwarded">{escape(texts.FORWARDED.format(name=name))}</div>'


def _quote(body: Json) -> str:
    answered = body.get("reply_to_message")
    if not answered or "forum_topic_created" in answered:
        return ""
    sender = answered.get("sender_chat") or answered.get("from", {})
    name = escape(sender.get("first_name") or sender.get("title", ""))
    text = answered.get("text") or answered.get("caption") or service_text(answered) or kind_name(answered)
    return f'<div class="quote"><b>{name}</b><span>{escape(str(text)[:120])}</span></div>'


def kind_name(body: Json) -> str:
    """What a message without words is."""
    names = {
        "photo": texts.PHOTO,
        "animation": texts.ANIMATION,
        "video": texts.VIDEO,
        "voice": texts.VOICE_SAMPLE,
        "audio": texts.AUDIO,
        "document": texts.DOCUMENT,
        "location": texts.LOCATION,
        "contact": texts.CONTACT,
        "poll": texts.POLL_PUBLIC,
    }
    return next((name for kind, name in names.items() if kind in body), "")


def _words(body: Json) -> str:
    if "text" in body:
        return f'<div class="words">{rich(body["text"], body.get("entities"))}</div>'
    if "caption" in body:
        return f'<div class="words">{rich(body["caption"], body.get("caption_entities"))}</div>'
    return ""


def _foot(message: Message) -> str:
    marks = [texts.SILENT] if message.silent else []
    marks += [texts.EDITED] if message.edited else []
    marks.append(hour(message.body["date"]))
    return f'<div class="foot">{" · ".join(marks)}</div>'


def _reactions(message: Message) -> str:
    emojis = [emoji for some in message.reactions.values() for emoji in some]
    shown = "".join(f"<span>{escape(emoji)} {emojis.count(emoji)}</span>" for emoji in dict.fromkeys(emojis))
    return f'<div class="reactions">{shown}</div>' if shown else ""


def _keyboard(message: Message) -> str:
    rows, number = [], 0
    for row in message.rows:
        keys = []
        for button in row:
            link = ' class="out"' if button.url else ""
            place = f'data-do="press" data-id="{message.id}" data-value="{number}"'
            keys.append(f"<button type=button{link} {place}>{escape(button.text)}</button>")
            number += 1
        rows.append(f'<div class="keys">{"".join(keys)}</div>')
    return f'<div class="keyboard">{"".join(rows)}</div>' if rows else ""


def _menu(message: Message) -> str:
    return (
        f'<button type=button class="more" data-do="menu" data-id="{message.id}" '
        f'aria-label="{texts.MENU_MESSAGE}">⋯</button>'
    )
