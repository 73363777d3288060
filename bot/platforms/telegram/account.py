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
)
"""Kinds of update that are asked for."""

Commands = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Me:
    """The bot behind a token; some servers give no username."""

    id: str
    username: str


async def me(api: Api) -> Me:
    """Who the bot is."""
    found = await api.result("getMe")
    return Me(str(found["id"]), found.get("username") or "")


async def offer_commands(api: Api, commands: Mapping[str, Commands], *, scope: str = "all_private_chats") -> None:
    """Show the commands in the bot's menu; "id" is for everybody whose language has no list of its own."""
    for language, listed in commands.items():
        await api.result(
            "setMyCommands",
            commands=[{"command": command, "description": description} for command, description in listed],
            scope={"type": scope},
            language_code="" if language == "id" else language,
        )


async def listen(api: Api, url: str, secret: str) -> None:
    """Have updates brought to an address."""
    await api.result("setWebhook", url=url, secret_token=secret, allowed_updates=UPDATES)


async def stop_listening(api: Api) -> None:
    """Have updates kept for the poller; none is dropped."""
    await api.result("deleteWebhook", drop_pending_updates=False)
