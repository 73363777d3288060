"""The rarer calls: who the bot is, its menu of commands, its webhook, chats and files. They raise Refused or Fault."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.platforms.telegram.api import Api

UPDATES = (
    "message",
    "edited_message",
    "channel_post",
    "edited_channel_post",
    "callback_query",
    "my_chat_member",
    "message_reaction",
)
"""Kinds of update that are asked for."""

Commands = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Hook:
    """How updates reach us: brought to an address of ours, or kept for the poller."""

    url: str  # empty: kept
    waiting: int
    last_error: str

    @property
    def brought(self) -> bool:
        """Whether they are brought."""
        return bool(self.url)


@dataclass(frozen=True, slots=True)
class Me:
    """The bot behind a token; some servers give no username."""

    id: str
    username: str
    joins_groups: bool = True
    reads_groups: bool = False  # privacy mode is off


async def me(api: Api) -> Me:
    """Who the bot is."""
    found = await api.result("getMe")
    joins, reads = found.get("can_join_groups", True), found.get("can_read_all_group_messages", False)
    return Me(str(found["id"]), found.get("username") or "", joins, reads)


async def offer_commands(api: Api, menus: Mapping[str, Mapping[str, Commands]]) -> None:
    """Show these commands in the bot's menus, by scope and language; "id" is for whoever has no list of their own."""
    for scope, commands in menus.items():
        for language, listed in commands.items():
            await api.result(
                "setMyCommands",
                commands=[{"command": command, "description": description} for command, description in listed],
                scope={"type": scope},
                language_code="" if language == "id" else language,
            )


async def describe(api: Api, language: str, description: str, about: str) -> None:
    """What a person sees before START, and what stands in the bot's profile; "id" is for every other language too."""
    code = "" if language == "id" else language
    await api.result("setMyDescription", description=description, language_code=code)
    await api.result("setMyShortDescription", short_description=about, language_code=code)


async def show_menu(api: Api) -> None:
    """The button beside the text field opens the list of commands."""
    await api.result("setChatMenuButton", menu_button={"type": "commands"})


async def listen(api: Api, url: str, secret: str) -> None:
    """Have updates brought to an address."""
    await api.result("setWebhook", url=url, secret_token=secret, allowed_updates=UPDATES)


async def webhook(api: Api) -> Hook:
    """What the server says of our webhook."""
    found = await api.result("getWebhookInfo")
    waiting = int(found.get("pending_update_count") or 0)
    return Hook(found.get("url") or "", waiting, str(found.get("last_error_message") or ""))


async def stop_listening(api: Api) -> None:
    """Have updates kept for the poller; none is dropped."""
    await api.result("deleteWebhook", drop_pending_updates=False)
