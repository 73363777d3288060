"""What people do in chats: write, send, press, answer, edit, forward, vote, react."""

import secrets
from copy import deepcopy
from typing import Any

from simulator import discussion, media, quoting, shapes
from simulator.detect import entities as detected
from simulator.ground import Ground
from simulator.people import CHANNEL, PRIVATE, Button, Chat, Json, Message, Person, Press
from simulator.wire import Upload


class Talk(Ground):
    """People's words; every method returns what came of it."""

    def person_says(
        self, person_id: int, chat_id: int, text: str, *, reply_to: Message | None = None, topic: int = 0
    ) -> Message:
        """Write a text; the server finds commands, links and mentions in it."""
        found = detected(text, [])
        content: Json = {"text": text} | ({"entities": found} if found else {})
        return self.person_posts(person_id, chat_id, content, reply_to=reply_to, topic=topic)

    def person_sends(self, person_id: int, chat_id: int, kind: str, upload: Upload, *, caption: str = "") -> Message:
        """Send a photo, document, video, voice, audio or animation."""
        content = media.attachment(kind, self.files.add(kind, upload))
        if caption:
            found = detected(caption, [])
            content |= {"caption": caption} | ({"caption_entities": found} if found else {})
        return self.person_posts(person_id, chat_id, content)

    def person_posts(
        self,
        person_id: int,
        chat_id: int,
        content: Json,
        *,
        reply_to: Message | None = None,
        topic: int = 0,
    ) -> Message:
        """Put any content into a chat as this person, and tell the bot if it may see it."""
        chat = self._enter(person_id, chat_id)
        extras: Json = {"reply_to_message": quoting.quoted(reply_to)} if reply_to else {}
        extras |= discussion.thread(chat, reply_to)
        topic = topic or (reply_to.body.get("message_thread_id", 0) if reply_to and chat.forum else 0)
        if topic:
            extras |= {"message_thread_id": topic, "is_topic_message": True}
        author = None if chat.kind == CHANNEL else shapes.user(self.human(person_id))
        message = self.post(chat, author, extras | content)
        if chat.private and chat.keyboard and chat.keyboard.get("one_time_keyboard"):
            chat.keyboard = None
            self.save(chat)
        self._tell(chat, message, "")
        return message

    def post(self, chat: Chat, author: Json | None, content: Json, silent: bool = False) -> Message:
        """The same; what is posted in a channel appears in its discussion group as well."""
        message = super().post(chat, author, content, silent)
        group = self.chats.get(chat.linked) if chat.kind == CHANNEL else None
        copied = discussion.copied(chat, message) if group else {}
        if group and copied:
            self._tell(group, super().post(group, discussion.TELEGRAM, copied, silent), "")
        return message

    def starts(self, person_id: int, payload: str = "") -> Message:
        """Press START, or open `t.me/bot?start=payload`."""
        return self.person_says(person_id, person_id, f"/start {payload}".strip())

    def press(self, person_id: int, message: Message, wanted: str | Button) -> Press:
        """Press the inline button with this label or data; the bot's answer lands in the result."""
        button = message.button(wanted) if isinstance(wanted, str) else wanted
        if button.url:
            raise LookupError(f"{button.text!r} is a link to {button.url}")
        person = self.human(person_id)
        press = Press(secrets.token_hex(9), person_id, message.chat_id, message.id, self.next_turn())
        self.remember(press)
        query = {
            "id": press.id,
            "from": shapes.user(person),
            "message": message.body,
            "chat_instance": str(message.chat_id),
            "data": button.data,
        }
        self.updates.add("callback_query", query)
        self.touch(message.chat_id)
        return press

    def edits(self, message: Message, text: str) -> None:
        """Change what a person wrote."""
        key, found = ("caption" if "caption" in message.body else "text"), detected(text, [])
        prefix = "caption_" if key == "caption" else ""
        message.body = message.body | {key: text, f"{prefix}entities": found, "edit_date": int(self.clock())}
        self.save(message)
        self._tell(self.chats[message.chat_id], message, "edited_")

    def erases(self, message: Message) -> None:
        """Delete a message as its author; a bot is not told."""
        self.remove(message)

    def forwards(self, person_id: int, message: Message, chat_id: int) -> Message:
        """Pass a message on."""
        author = self.people.get(message.body.get("from", {}).get("id", 0))
        origin = quoting.origin(message, bool(author and author.hides_forwards))
        return self.person_posts(person_id, chat_id, {"forward_origin": origin} | quoting.content(message))

    def shares_contact(self, person_id: int) -> Message:
        """Share the own phone number."""
        person = self.human(person_id)
        number = person.phone or f"62812{person.id:08d}"[:13]
        contact = {"phone_number": number, "first_name": person.first_name, "user_id": person.id}
        return self.person_posts(person_id, person_id, {"contact": contact})

    def shares_location(self, person_id: int, latitude: float, longitude: float) -> Message:
        """Share where one is."""
        place = {"latitude": latitude, "longitude": longitude}
        return self.person_posts(person_id, person_id, {"location": place})

    def shares_chat(self, person_id: int, request_id: int, chat_id: int) -> Message:
        """Answer a `request_chat` button with a group or channel."""
        chat = self.chats[chat_id]
        shared = {"request_id": request_id, "chat_id": chat_id, "title": chat.title}
        return self.person_posts(person_id, person_id, {"chat_shared": shared})

    def shares_users(self, person_id: int, request_id: int, user_ids: list[int]) -> Message:
        """Answer a `request_users` button with people."""
        users = [{"user_id": user_id, "first_name": self.human(user_id).first_name} for user_id in user_ids]
        shared: Json = {"request_id": request_id, "users": users}
        return self.person_posts(person_id, person_id, {"users_shared": shared})

    def reacts(self, person_id: int, message: Message, emoji: str) -> None:
        """Put an emoji on a message; an empty one takes it back."""
        old = message.reactions.get(person_id, [])
        message.reactions[person_id] = [emoji] if emoji else []
        self.save(message)
        chat = self.chats[message.chat_id]
        if chat.private or chat.bot_is_admin:
            shown = [[{"type": "emoji", "emoji": e} for e in some] for some in (old, message.reactions[person_id])]
            content: Json = {"chat": shapes.chat(chat), "message_id": message.id, "date": int(self.clock())}
            content |= {"user": shapes.user(self.human(person_id))}
            self.updates.add("message_reaction", content | {"old_reaction": shown[0], "new_reaction": shown[1]})

    def votes(self, person_id: int, message: Message, options: list[int]) -> None:
        """Vote in a poll; no options takes the vote back."""
        poll = deepcopy(message.body["poll"])  # an update that waits must not change any more
        message.body = message.body | {"poll": poll}
        message.votes[person_id] = options
        held = [vote for votes in message.votes.values() for vote in votes]
        for number, option in enumerate(poll["options"]):
            option["voter_count"] = held.count(number)
        poll["total_voter_count"] = sum(1 for votes in message.votes.values() if votes)
        self.save(message)
        if message.by_bot:
            self.updates.add("poll", poll)
            if not poll["is_anonymous"]:
                answer = {
                    "poll_id": poll["id"],
                    "user": shapes.user(self.human(person_id)),
                    "option_ids": options,
                }
                self.updates.add("poll_answer", answer | {"option_persistent_ids": [str(o) for o in options]})

    def human(self, person_id: int) -> Person:
        """A person; one of the crowd gets a phone the first time that somebody asks."""
        if person_id not in self.people and self.standing(person_id) == "here":
            self.people[person_id] = Person(person_id, f"Warga {person_id}")
            self.save(self.people[person_id])
        return self.people[person_id]

    def private_chat(self, person_id: int) -> Chat:
        """A person's talk with the bot."""
        if person_id not in self.chats:
            person = self.human(person_id)
            status = "member" if self.standing(person_id) == "here" else "never"
            self.chats[person_id] = Chat(person_id, PRIVATE, person.first_name, person.username, bot_status=status)
        return self.chats[person_id]

    def _enter(self, person_id: int, chat_id: int) -> Chat:
        if chat_id > 0:
            chat = self.private_chat(person_id)
            if chat.bot_status != "member":
                self._opens(chat)
            return chat
        chat = self.chats[chat_id]
        if person_id not in chat.members:
            chat.members[person_id] = "member"
            self.save(chat)
        return chat

    def _opens(self, chat: Chat) -> None:
        was = chat.bot_status
        chat.bot_status = "member"
        self.save(chat)
        if was == "kicked":
            self.bot_changed(chat, chat.id, ("kicked", {}))

    def bot_changed(self, chat: Chat, person_id: int, before: tuple[str, dict[str, bool]]) -> None:
        """Tell the bot how it stands in a chat now."""
        who = shapes.bot_user(self.bot)
        change: Json = {"chat": shapes.chat(chat), "from": shapes.user(self.human(person_id))}
        change |= {"date": int(self.clock()), "old_chat_member": shapes.member(who, *before)}
        now = shapes.member(who, chat.bot_status, chat.bot_rights)
        self.updates.add("my_chat_member", change | {"new_chat_member": now})

    def _tell(self, chat: Chat, message: Message, prefix: str) -> None:
        if self._bot_sees(chat, message):
            kind = "channel_post" if chat.kind == CHANNEL else "message"
            self.updates.add(prefix + kind, message.body)

    def _bot_sees(self, chat: Chat, message: Message) -> bool:
        if chat.private:
            return True
        if chat.kind == CHANNEL:
            return chat.bot_is_admin
        if chat.bot_status not in {"member", "administrator"}:
            return False
        if not self.bot.privacy or chat.bot_is_admin:
            return True
        return self._meant_for_bot(message.body)

    def _meant_for_bot(self, body: dict[str, Any]) -> bool:
        if not any(key in body for key in quoting.CONTENT):
            return True
        if body.get("reply_to_message", {}).get("from", {}).get("id") == self.bot.id:
            return True
        text = str(body.get("text") or body.get("caption") or "").lower()
        name = f"@{self.bot.username.lower()}"
        command = text.partition(" ")[0]
        return name in text or (command.startswith("/") and "@" not in command)
