"""Methods by which the bot says who it is and what it can do."""

import json
import re

from simulator import shapes
from simulator.errors import bad
from simulator.methods import Method
from simulator.people import Json
from simulator.wire import Params
from simulator.world import World

_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_LENGTHS = {"name": 64, "description": 512, "short_description": 120}


def get_me(world: World, _: Params) -> Json:
    """The bot itself."""
    return shapes.me(world.bot)


def _place(params: Params) -> str:
    scope = params.data("scope", "bot command scope") or {"type": "default"}
    return json.dumps([scope, params.text("language_code")], sort_keys=True)


def set_commands(world: World, params: Params) -> bool:
    """The menu of commands for one scope and language."""
    commands = params.data("commands", "bot commands") or []
    if len(commands) > 100:
        raise bad("BOT_COMMANDS_TOO_MUCH")
    for command in commands:
        if not _COMMAND.fullmatch(str(command.get("command", "")).removeprefix("/")):
            raise bad("BOT_COMMAND_INVALID")
        if not 1 <= len(str(command.get("description", ""))) <= 256:
            raise bad("BOT_COMMAND_DESCRIPTION_INVALID")
    world.bot.commands[_place(params)] = commands
    world.save(world.bot)
    return True


def get_commands(world: World, params: Params) -> list[Json]:
    """What was set for exactly this scope and language."""
    return world.bot.commands.get(_place(params), [])


def delete_commands(world: World, params: Params) -> bool:
    """Back to the wider scope."""
    world.bot.commands.pop(_place(params), None)
    world.save(world.bot)
    return True


def commands_for(world: World, chat_id: int, person_id: int = 0) -> list[Json]:
    """The menu that a person sees in a chat: the narrowest scope wins."""
    scopes: list[Json] = [{"chat_id": chat_id, "type": "chat"}]
    if chat_id < 0:
        if world.chats[chat_id].members.get(person_id) in {"creator", "administrator"}:
            scopes = [{"chat_id": chat_id, "type": "chat_administrators"}, *scopes, {"type": "all_chat_administrators"}]
        scopes.append({"type": "all_group_chats"})
    else:
        scopes.append({"type": "all_private_chats"})
    for scope in (*scopes, {"type": "default"}):
        for language in ("id", ""):
            found = world.bot.commands.get(json.dumps([scope, language], sort_keys=True))
            if found:
                return found
    return []


def _setter(name: str) -> Method:
    def set_text(world: World, params: Params) -> bool:
        if len(params.text(name)) > _LENGTHS[name]:
            raise bad(f"{name.replace('_', ' ')} is too long")
        world.bot.texts[f"{name}:{params.text('language_code')}"] = params.text(name)
        if name == "name" and params.text(name) and not params.text("language_code"):
            world.bot.name = params.text(name)
        world.save(world.bot)
        return True

    return set_text


def _getter(name: str) -> Method:
    def get_text(world: World, params: Params) -> Json:
        texts = world.bot.texts
        default = world.bot.name if name == "name" else ""
        return {name: texts.get(f"{name}:{params.text('language_code')}") or texts.get(f"{name}:", default)}

    return get_text


def set_menu_button(world: World, params: Params) -> bool:
    """What the button beside the text field does."""
    world.bot.menu_buttons[params.text("chat_id")] = params.data("menu_button", "menu button") or {"type": "default"}
    world.save(world.bot)
    return True


def get_menu_button(world: World, params: Params) -> Json:
    """What the button beside the text field does now."""
    buttons = world.bot.menu_buttons
    return buttons.get(params.text("chat_id")) or buttons.get("") or {"type": "commands"}


METHODS: dict[str, Method] = {
    "getme": get_me,
    "setmycommands": set_commands,
    "getmycommands": get_commands,
    "deletemycommands": delete_commands,
    "setmyname": _setter("name"),
    "setmydescription": _setter("description"),
    "setmyshortdescription": _setter("short_description"),
    "getmyname": _getter("name"),
    "getmydescription": _getter("description"),
    "getmyshortdescription": _getter("short_description"),
    "setchatmenubutton": set_menu_button,
    "getchatmenubutton": get_menu_button,
}
