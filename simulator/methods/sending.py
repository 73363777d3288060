"""Methods that put something new into a chat."""

import secrets
from typing import Any

from simulator import media, quoting, reach, texts_in
from simulator.errors import bad
from simulator.formatting import formatted
from simulator.methods import Method
from simulator.outbox import Parcel, deliver
from simulator.people import Json
from simulator.units import units
from simulator.wire import Params
from simulator.world import World

_WHAT = {
    "photo": "photos",
    "document": "documents",
    "video": "videos",
    "voice": "voice notes",
    "audio": "music",
    "animation": "animations",
    "video_note": "video notes",
    "sticker": "stickers",
}
_ACTIONS = {
    "typing",
    "upload_photo",
    "record_video",
    "upload_video",
    "record_voice",
    "upload_voice",
    "upload_document",
    "choose_sticker",
    "find_location",
    "record_video_note",
    "upload_video_note",
}
_TYPING_SECONDS = 5


def send_message(world: World, params: Params) -> Json:
    """A text."""
    return deliver(world, params, Parcel(texts_in.message_text(params)))


def send_file(kind: str) -> Method:
    """The method for one kind of file."""

    def send(world: World, params: Params) -> Json:
        caption = texts_in.caption(params)
        return deliver(world, params, Parcel(file_content(world, params, kind, kind) | caption, _WHAT[kind]))

    return send


def file_content(world: World, params: Params, kind: str, name: str) -> Json:
    """An upload, or a file that the bot names by its id."""
    given = params.files.get(name)
    value = params.text(name)
    if given is None and value.startswith("attach://"):
        given = params.files.get(value.removeprefix("attach://"))
    if given is not None:
        media.check_size(kind, given, world.limits)
        return media.attachment(kind, world.files.add(kind, given))
    if not value:
        raise bad(f"there is no {kind.replace('_', ' ')} in the request")
    if value.startswith(("http://", "https://")):
        raise bad("failed to get HTTP URL content")
    file = world.files.by_id(value)
    if file.kind != kind and kind == "photo":
        raise bad(f"can't use file of type {file.kind.capitalize()} as Photo")
    return media.attachment(file.kind, file)


def send_poll(world: World, params: Params) -> Json:
    """A poll of 2 to 12 options."""
    return deliver(world, params, Parcel({"poll": _poll(params)}, "polls"))


def _poll(params: Params) -> Json:
    question = formatted(params.text("question"), params.text("question_parse_mode"), None)
    if not 1 <= question.length <= 300:
        raise bad("poll question length must not exceed 300" if question.text else "poll question must be non-empty")
    options = [_option(option) for option in params.data("options", "poll options") or []]
    if len(options) < 2:
        raise bad("poll must have at least 2 option")
    if len(options) > 12:
        raise bad("poll can't have more than 12 options")
    return {
        "id": str(secrets.randbelow(10**18)),
        "question": question.text,
        "options": options,
        "total_voter_count": 0,
        "is_closed": params.flag("is_closed"),
        "is_anonymous": params.flag("is_anonymous", default=True),
        "type": params.text("type") or "regular",
        "allows_multiple_answers": params.flag("allows_multiple_answers"),
        "allows_revoting": True,
        "members_only": False,
    }


def _option(option: Any) -> Json:
    text = str(option.get("text", "")) if isinstance(option, dict) else str(option)
    if not text.strip():
        raise bad("poll options must be non-empty")
    if units(text) > 100:
        raise bad("poll options length must not exceed 100")
    return {"persistent_id": secrets.token_hex(4), "text": text, "voter_count": 0}


def send_media_group(world: World, params: Params) -> list[Json]:
    """An album of 2 to 10."""
    items = params.data("media", "media") or []
    if len(items) < 2:
        raise bad("group send must contain at least 2 messages" if items else "there are no media in the request")
    if len(items) > 10:
        raise bad("too many messages to send as an album")
    _check_mix([str(item.get("type")) for item in items])
    group = {"media_group_id": str(secrets.randbelow(10**17))}
    contents = [album_item(world, params, item) | group for item in items]
    parcels = [Parcel(c, "photos", len(items) if c is contents[0] else 0) for c in contents]
    named = Params({key: value for key, value in params.values.items() if key != "reply_markup"})
    return [deliver(world, named, parcel) for parcel in parcels]


def _check_mix(kinds: list[str]) -> None:
    if any(kind not in {"photo", "video", "document", "audio"} for kind in kinds):
        raise bad("can't parse InputMedia: media type is invalid")
    for alone in ("document", "audio"):
        if alone in kinds and set(kinds) != {alone}:
            raise bad(f"{alone} can't be mixed with other media types")


def album_item(world: World, params: Params, item: Json) -> Json:
    """One file of an album, or the new file of an edited message."""
    own = Params(dict(item), params.files)
    return file_content(world, own, str(item.get("type")), "media") | texts_in.caption(own)


def send_location(world: World, params: Params) -> Json:
    """A point on the map."""
    latitude, longitude = params.decimal("latitude"), params.decimal("longitude")
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise bad("invalid coordinates specified")
    return deliver(world, params, Parcel({"location": {"latitude": latitude, "longitude": longitude}}))


def send_contact(world: World, params: Params) -> Json:
    """A telephone number."""
    contact = {"phone_number": params.text("phone_number"), "first_name": params.text("first_name")}
    return deliver(world, params, Parcel({"contact": contact}))


def send_chat_action(world: World, params: Params) -> bool:
    """ "Typing…", for a few seconds."""
    chat_id = world.chat_id(params.values.get("chat_id"))
    if params.text("action") not in _ACTIONS:
        raise bad("wrong parameter action in request")
    if reach.chat_for(world, chat_id) is not None:
        world.typing[chat_id] = (params.text("action"), world.clock() + _TYPING_SECONDS)
        world.touch(chat_id)
    return True


def copy_message(world: World, params: Params) -> Json:
    """The same content under the bot's own name."""
    content = _source(world, params)
    if "caption" in params.values:
        content = {key: value for key, value in content.items() if not key.startswith("caption")}
        content |= texts_in.caption(params)
    return {"message_id": deliver(world, params, Parcel(content))["message_id"]}


def forward_message(world: World, params: Params) -> Json:
    """A message passed on, with its origin."""
    content = _source(world, params)
    source = world.message(world.chat_id(params.values["from_chat_id"]), params.number("message_id"))
    origin = {"forward_origin": quoting.origin(source, hidden=False)} if source else {}
    return deliver(world, params, Parcel(origin | content))


def _source(world: World, params: Params) -> Json:
    place = world.chat_id(params.values.get("from_chat_id"))
    message = world.message(place, params.number("message_id"))
    if message is None:
        raise bad("message to copy not found")
    if quoting.is_service(message):
        raise bad("message can't be copied")
    return quoting.content(message)


METHODS: dict[str, Method] = {
    "sendmessage": send_message,
    **{f"send{kind.replace('_', '')}": send_file(kind) for kind in media.KINDS},
    "sendpoll": send_poll,
    "sendmediagroup": send_media_group,
    "sendlocation": send_location,
    "sendcontact": send_contact,
    "sendchataction": send_chat_action,
    "copymessage": copy_message,
    "forwardmessage": forward_message,
}
