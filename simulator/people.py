"""Who and what lives in the simulated world."""

from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]

PRIVATE, GROUP, SUPERGROUP, CHANNEL = "private", "group", "supergroup", "channel"


@dataclass(slots=True)
class Person:
    """A human with a phone."""

    id: int
    first_name: str
    username: str = ""
    language: str = "id"
    phone: str = ""
    deactivated: bool = False
    hides_forwards: bool = False


@dataclass(slots=True)
class Chat:
    """A conversation the bot is, was or could be in."""

    id: int
    kind: str
    title: str
    username: str = ""
    forum: bool = False
    bot_status: str = "never"
    bot_rights: dict[str, bool] = field(default_factory=dict)
    members: dict[int, str] = field(default_factory=dict)
    topics: dict[int, str] = field(default_factory=dict)
    closed_topics: list[int] = field(default_factory=list)
    may_write: bool = True
    deleted: bool = False
    migrated_to: int = 0
    keyboard: Json | None = None
    pinned: int = 0
    last_id: int = 0
    invite_link: str = ""
    linked: int = 0  # a channel's discussion group, and that group's channel

    @property
    def private(self) -> bool:
        """Whether it is a talk between one person and the bot."""
        return self.kind == PRIVATE

    @property
    def bot_is_admin(self) -> bool:
        """Whether the bot has administrator rights."""
        return self.bot_status == "administrator"


@dataclass(slots=True)
class Bot:
    """The one bot that a world knows, and what it has told the server about itself."""

    id: int
    token: str
    username: str
    name: str
    privacy: bool = True
    commands: dict[str, list[Json]] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    menu_buttons: dict[str, Json] = field(default_factory=dict)
    webhook: Json = field(default_factory=dict)
    allowed_updates: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Button:
    """One inline button as a person sees it."""

    text: str
    data: str
    url: str


@dataclass(slots=True)
class Message:
    """One message of a chat; `body` is what the wire carries."""

    chat_id: int
    id: int
    body: Json
    by_bot: bool
    silent: bool = False
    turn: int = 0
    votes: dict[int, list[int]] = field(default_factory=dict)
    reactions: dict[int, list[str]] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The text or the caption."""
        return str(self.body.get("text") or self.body.get("caption") or "")

    @property
    def edited(self) -> bool:
        """Whether it was changed after sending."""
        return "edit_date" in self.body

    @property
    def reply_to(self) -> int:
        """The message id that it answers, or 0."""
        return int(self.body.get("reply_to_message", {}).get("message_id", 0))

    @property
    def rows(self) -> list[list[Button]]:
        """The inline keyboard, row by row."""
        keyboard = self.body.get("reply_markup", {}).get("inline_keyboard", [])
        return [[Button(b["text"], b.get("callback_data", ""), b.get("url", "")) for b in row] for row in keyboard]

    @property
    def buttons(self) -> list[Button]:
        """All inline buttons in reading order."""
        return [button for row in self.rows for button in row]

    def button(self, wanted: str) -> Button:
        """The button with this label or callback data."""
        for button in self.buttons:
            if wanted in {button.text, button.data}:
                return button
        shown = ", ".join(button.text for button in self.buttons) or "none"
        raise LookupError(f"No button {wanted!r}; there are: {shown}")


@dataclass(slots=True)
class Press:
    """A pressed inline button, and what the bot answered to it."""

    id: str
    person_id: int
    chat_id: int
    message_id: int
    turn: int = 0
    answered: bool = False
    text: str = ""
    alert: bool = False
    url: str = ""
