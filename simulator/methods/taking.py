"""Methods by which the bot takes in: updates, callbacks, files."""

import asyncio
import re
from typing import Any
from urllib.parse import urlsplit

from simulator.errors import bad, conflict
from simulator.methods import Method
from simulator.people import Json
from simulator.updates import WEBHOOK_ACTIVE
from simulator.wire import Params
from simulator.world import World

_LONGEST_POLL = 50
_MANY = 100


async def get_updates(world: World, params: Params) -> list[Json]:
    """Long polling."""
    if world.bot.webhook.get("url"):
        raise conflict(WEBHOOK_ACTIVE)
    _choose_kinds(world, params)
    if params.has("offset"):
        world.updates.confirm(params.number("offset"))
    limit = params.number("limit", _MANY)
    limit = limit if 1 <= limit <= _MANY else _MANY
    return await world.updates.poll(limit, min(max(params.number("timeout"), 0), _LONGEST_POLL))


def _choose_kinds(world: World, params: Params) -> None:
    if "allowed_updates" in params.values:
        kinds = params.data("allowed_updates", "allowed updates") or []
        if kinds != world.bot.allowed_updates:
            world.bot.allowed_updates = world.updates.allowed = [str(kind) for kind in kinds]
            world.save(world.bot)


def set_webhook(world: World, params: Params) -> bool:
    """From now on updates are delivered by POST."""
    url, secret = params.text("url"), params.text("secret_token")
    if not url:
        return delete_webhook(world, params)
    if urlsplit(url).scheme not in {"http", "https"} or not urlsplit(url).hostname:
        raise bad("bad webhook: An HTTPS URL must be provided for webhook")
    if secret and not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", secret):
        raise bad("secret token contains unallowed characters")
    _choose_kinds(world, params)
    if params.flag("drop_pending_updates"):
        world.updates.drop_all()
    world.bot.webhook = {"url": url, "secret": secret, "error": "", "error_date": 0}
    world.save(world.bot)
    world.updates.interrupt()
    world.courier.start()
    return True


def delete_webhook(world: World, params: Params) -> bool:
    """Back to long polling."""
    world.courier.stop()
    world.bot.webhook = {}
    world.save(world.bot)
    if params.flag("drop_pending_updates"):
        world.updates.drop_all()
    return True


def webhook_info(world: World, _: Params) -> Json:
    """Where updates go, and what went wrong last."""
    hook = world.bot.webhook
    info: Json = {"url": hook.get("url", ""), "has_custom_certificate": False}
    info |= {"pending_update_count": len(world.updates)}
    if hook.get("error"):
        info |= {"last_error_date": hook["error_date"], "last_error_message": hook["error"]}
    return info | ({"allowed_updates": world.bot.allowed_updates} if world.bot.allowed_updates else {})


def answer_callback(world: World, params: Params) -> bool:
    """The toast or alert after a pressed button."""
    press = world.presses.get(params.text("callback_query_id"))
    if press is None or press.answered:
        raise bad("query is too old and response timeout expired or query ID is invalid")
    if len(params.text("text")) > 200:
        raise bad("MESSAGE_TOO_LONG")
    press.answered, press.text = True, params.text("text")
    press.alert, press.url = params.flag("show_alert"), params.text("url")
    world.touch(press.chat_id)
    return True


def get_file(world: World, params: Params) -> Json:
    """Where a file can be fetched, up to 20 MB."""
    file = _file(world, params.text("file_id"))
    if file.size > world.limits.download_bytes:
        raise bad("file is too big")
    shape: Json = {"file_id": file.id, "file_unique_id": file.unique_id, "file_size": file.size}
    return shape | {"file_path": file.path}


def _file(world: World, file_id: str) -> Any:
    if not file_id:
        raise bad("file_id not specified")
    return world.files.by_id(file_id)


async def leave(_: World, __: Params) -> bool:
    """`logOut` and `close`: nothing to leave here."""
    await asyncio.sleep(0)
    return True


METHODS: dict[str, Method] = {
    "getupdates": get_updates,
    "setwebhook": set_webhook,
    "deletewebhook": delete_webhook,
    "getwebhookinfo": webhook_info,
    "answercallbackquery": answer_callback,
    "getfile": get_file,
    "logout": leave,
    "close": leave,
}
