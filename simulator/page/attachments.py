"""Photos, files, places, people and polls inside a bubble."""

from html import escape

from simulator import media
from simulator.page import texts
from simulator.people import Json, Message

_ICONS = {"document": "description", "video": "movie", "audio": "music_note", "video_note": "movie"}


def attachment(message: Message, viewer_id: int, files: str) -> str:
    """What a message carries besides its words."""
    body = message.body
    if "poll" in body:
        return _poll(message, viewer_id)
    if "location" in body:
        return _location(body["location"])
    if "contact" in body:
        return _contact(body["contact"])
    kind = media.kind_in(body)
    if kind in {"photo", "animation", "sticker"}:
        return thumbnail(body, files)
    if kind == "voice":
        return _voice(body["voice"])
    return _file(body, kind, files) if kind else ""


def thumbnail(body: Json, files: str) -> str:
    """A picture, or the tile of another file in an album."""
    kind = media.kind_in(body)
    address = f"{files}/{escape(media.file_id(body, kind))}"
    if kind in {"photo", "animation", "sticker"}:
        held = body[kind][-1] if kind == "photo" else body[kind]
        size = f'width="{held["width"]}" height="{held["height"]}"'
        return f'<img class="photo" src="{address}" {size} alt="{texts.PHOTO}" loading="lazy">'
    return _file(body, kind, files)


def _file(body: Json, kind: str, files: str) -> str:
    held = body[kind]
    address = f"{files}/{escape(media.file_id(body, kind))}"
    name = escape(str(held.get("file_name") or texts.DOCUMENT))
    return (
        f'<a class="file" href="{address}" download="{name}" aria-label="{texts.DOWNLOAD} {name}">'
        f'<i class="material-icons" aria-hidden="true">{_ICONS.get(kind, "description")}</i>'
        f"<span><b>{name}</b><small>{_size(int(held['file_size']))}</small></span></a>"
    )


def _voice(voice: Json) -> str:
    bars = "".join(f'<i style="height:{6 + (number * 7919) % 15}px"></i>' for number in range(28))
    seconds = texts.SECONDS.format(count=voice["duration"])
    return (
        '<div class="voice"><i class="material-icons" aria-hidden="true">play_arrow</i>'
        f'<span class="wave" aria-hidden="true">{bars}</span><small>{seconds}</small></div>'
    )


def _location(place: Json) -> str:
    words = f"{place['latitude']:.5f}, {place['longitude']:.5f}".replace(".", ",").replace(",,", ",")
    return (
        '<div class="place"><i class="material-icons" aria-hidden="true">place</i></div>'
        f'<div class="words">{texts.LOCATION}<br><small>{words}</small></div>'
    )


def _contact(contact: Json) -> str:
    name = escape(str(contact["first_name"]))
    return (
        '<div class="file"><i class="material-icons" aria-hidden="true">person</i>'
        f"<span><b>{name}</b><small>{escape(str(contact['phone_number']))}</small></span></div>"
    )


def _poll(message: Message, viewer_id: int) -> str:
    poll, chosen = message.body["poll"], message.votes.get(viewer_id, [])
    kind = texts.POLL_ANONYMOUS if poll["is_anonymous"] else texts.POLL_PUBLIC
    kind = texts.POLL_CLOSED if poll["is_closed"] else kind
    options = "".join(
        _option(message, number, bool(chosen) or poll["is_closed"], number in chosen)
        for number in range(len(poll["options"]))
    )
    back = f'<button type=button class="retract" data-do="vote" data-id="{message.id}" data-value="-1">'
    back += f"{texts.POLL_RETRACT}</button>"
    count = texts.POLL_VOTES.format(count=poll["total_voter_count"])
    question = escape(poll["question"])
    return (
        f'<div class="poll"><b>{question}</b><small>{kind}</small>{options}<small>{count}</small>'
        f"{back if chosen and not poll['is_closed'] else ''}</div>"
    )


def _option(message: Message, number: int, shown: bool, mine: bool) -> str:
    poll = message.body["poll"]
    option = poll["options"][number]
    share = round(100 * option["voter_count"] / (poll["total_voter_count"] or 1))
    text = escape(option["text"])
    if not shown:
        place = f'data-do="vote" data-id="{message.id}" data-value="{number}"'
        return f'<button type=button class="option" {place}><i aria-hidden="true"></i>{text}</button>'
    mark = "✓ " if mine else ""
    return (
        f'<div class="result"><span>{share}%</span><span>{mark}{text}</span>'
        f'<i style="width:{max(share, 1)}%" aria-hidden="true"></i></div>'
    )


def _size(count: int) -> str:
    if count >= 1024 * 1024:
        return f"{count / 1024 / 1024:.1f} MB".replace(".", ",")
    return f"{max(1, count // 1024)} KB"
