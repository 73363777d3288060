"""What a phone's holder does, apart from how it looks."""

from nicegui import ui

from simulator import links
from simulator.page import texts
from simulator.people import CHANNEL, Chat, Json, Message, Press
from simulator.world import World


class Holder:
    """A person with an open chat; in a group somebody else may take the keyboard."""

    def __init__(self, world: World, person_id: int, chat_id: int) -> None:
        self.world = world
        self.person_id = person_id
        self.chat_id = chat_id
        self.speaker_id = person_id
        self.replying: Message | None = None
        self.editing: Message | None = None
        self.pad_open = True
        self.presses: list[Press] = []
        self.notices: list[str] = []
        self.read: dict[int, int] = {chat.id: self._last(chat.id) for chat in self.chats()}

    @property
    def chat(self) -> Chat:
        """The chat on the screen."""
        if self.chat_id > 0:
            return self.world.private_chat(self.chat_id)
        return self.world.chats[self.chat_id]

    def chats(self) -> list[Chat]:
        """All chats of this phone: the bot first, then groups and channels."""
        own = [chat for chat in self.world.chats.values() if self.person_id in chat.members and not chat.deleted]
        return [self.world.private_chat(self.person_id), *(chat for chat in own if not chat.migrated_to)]

    def state(self) -> tuple[object, ...]:
        """What the look depends on; equal states look equal."""
        versions = tuple(self.world.version.get(chat.id, 0) for chat in self.chats())
        me = (self.chat_id, self.speaker_id, self.pad_open, self._id(self.replying), self._id(self.editing))
        return versions, self.world.version.get(0, 0), self.typing(), me

    def follow(self) -> None:
        """Move on to the supergroup that a group became, and count as read what is on the screen."""
        if self.chat.migrated_to:
            self.open(self.chat.migrated_to)
        self.read[self.chat_id] = self._last(self.chat_id)

    def unread(self, chat_id: int) -> int:
        """How many messages of a chat were not seen yet."""
        return sum(1 for message in self.world.messages(chat_id) if message.id > self.read.get(chat_id, 0))

    def typing(self) -> str:
        """What the bot is doing right now."""
        action, until = self.world.typing.get(self.chat_id, ("", 0.0))
        return action if until > self.world.clock() else ""

    def open(self, chat_id: int) -> None:
        """Show another chat."""
        self.chat_id = chat_id
        self.speaker_id = self.person_id
        self.drop_context()

    def drop_context(self) -> None:
        """Neither answer nor edit any more."""
        self.replying = self.editing = None

    def says(self, text: str) -> None:
        """Send what was typed, or save the edit."""
        if not text.strip():
            return
        if self.editing:
            self.world.edits(self.editing, text.strip())
        else:
            self.world.person_says(self.speaker_id, self.chat_id, text.strip(), reply_to=self.replying)
        self.drop_context()

    def presses_button(self, message_id: int, number: int) -> None:
        """Press an inline button, or open where it leads."""
        message = self.world.message(self.chat_id, message_id)
        if message is None or number >= len(message.buttons):
            return
        button = message.buttons[number]
        if button.url:
            self.opens(button.url)
        else:
            self.presses.append(self.world.press(self.speaker_id, message, button))

    def votes(self, message_id: int, option: int) -> None:
        """Vote in a poll; -1 takes the vote back."""
        message = self.world.message(self.chat_id, message_id)
        if message is None:
            return
        chosen = set(message.votes.get(self.speaker_id, []))
        many = message.body["poll"]["allows_multiple_answers"]
        picked = [] if option < 0 else sorted(chosen | {option}) if many else [option]
        self.world.votes(self.speaker_id, message, picked)

    def opens(self, url: str) -> None:
        """Follow a link: inside the simulator if it leads to the bot, else in a new tab."""
        link = links.bot_link(url, self.world.bot.username)
        if link is None and f"/{self.world.bot.username.lower()}" in url.lower():
            self.notices.append(texts.BAD_LINK)
        elif link is None:
            ui.navigate.to(url, new_tab=True)
        elif link.kind == "start":
            self.open(self.person_id)
            self.world.starts(self.person_id, link.payload)
        else:
            self.invites(link)

    def invites(self, link: links.BotLink) -> None:
        """Choose where the bot is put."""
        channel = link.kind == "startchannel"
        fitting = [chat for chat in self.chats()[1:] if (chat.kind == CHANNEL) == channel]
        if not fitting:
            self.notices.append(texts.NO_GROUP)
            return
        with ui.dialog(value=True) as dialog, ui.card().classes("gap-1"):
            ui.label(texts.CHOOSE_GROUP).classes("font-bold")
            for chat in fitting:
                ui.button(chat.title, on_click=lambda chat=chat: self._put(dialog, chat, link)).props("flat no-caps")
            ui.button(texts.CANCEL, on_click=dialog.close).props("flat no-caps color=grey-8")

    def _put(self, dialog: ui.dialog, chat: Chat, link: links.BotLink) -> None:
        dialog.close()
        self.open(chat.id)
        self.world.adds_bot(self.person_id, chat.id, payload=link.payload or None)

    def key(self, key: Json) -> None:
        """Press a key of the reply keyboard that says its text."""
        self.world.person_says(self.person_id, self.chat_id, str(key["text"]))

    def _last(self, chat_id: int) -> int:
        return next((message.id for message in reversed(self.world.messages(chat_id))), 0)

    def _id(self, message: Message | None) -> int:
        return message.id if message else 0
