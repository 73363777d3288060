"""How people, groups, channels and the bot come together and part."""

import secrets

from simulator import shapes
from simulator.people import CHANNEL, GROUP, PRIVATE, SUPERGROUP, Chat, Json, Message, Person
from simulator.talk import Talk

_FIRST_PERSON = 6_400_100
_FIRST_GROUP = -4_640_000
_FIRST_SUPERGROUP = -1_002_640_000_000


class Membership(Talk):
    """Phones, groups and channels, and the bot's place in them."""

    def add_person(self, name: str, person_id: int = 0, username: str = "") -> Person:
        """A new phone."""
        person_id = person_id or self._free(_FIRST_PERSON, 1)
        person = self.people[person_id] = Person(person_id, name, username)
        self.save(person)
        self.save(self.private_chat(person_id))
        return person

    def add_group(self, title: str, creator_id: int, *, kind: str = GROUP, username: str = "") -> Chat:
        """A new group or supergroup, without the bot."""
        first = _FIRST_GROUP if kind == GROUP else _FIRST_SUPERGROUP
        chat = Chat(self._free(first, -1), kind, title, username, members={creator_id: "creator"})
        self.chats[chat.id] = chat
        self.save(chat)
        self.touch(0)
        return chat

    def add_channel(self, title: str, creator_id: int, username: str = "") -> Chat:
        """A new channel, without the bot."""
        return self.add_group(title, creator_id, kind=CHANNEL, username=username)

    def links_discussion(self, channel_id: int, group_id: int) -> None:
        """Let a supergroup be where a channel's posts are commented on."""
        for chat_id, other_id in ((channel_id, group_id), (group_id, channel_id)):
            self.chats[chat_id].linked = other_id
            self.save(self.chats[chat_id])

    def adds_bot(self, person_id: int, chat_id: int, *, admin: bool = False, payload: str | None = None) -> Chat:
        """Put the bot into a group or channel; a payload is what `?startgroup=` carries."""
        chat = self.chats[chat_id]
        as_admin = admin or chat.kind == CHANNEL
        self._stands(chat, person_id, "administrator" if as_admin else "member")
        if chat.kind != CHANNEL:
            self.service(chat, person_id, {"new_chat_members": [shapes.bot_user(self.bot)]})
        if payload is not None and chat.kind != CHANNEL:
            self.person_says(person_id, chat_id, f"/start@{self.bot.username} {payload}".strip())
        return chat

    def removes_bot(self, person_id: int, chat_id: int) -> None:
        """Throw the bot out."""
        chat = self.chats[chat_id]
        if chat.kind != CHANNEL:
            self.service(chat, person_id, {"left_chat_member": shapes.bot_user(self.bot)})
        self._stands(chat, person_id, "kicked")

    def promotes_bot(self, person_id: int, chat_id: int, **rights: bool) -> None:
        """Make the bot an administrator; named rights may be withheld."""
        chat = self.chats[chat_id]
        self._stands(chat, person_id, "administrator", rights)

    def demotes_bot(self, person_id: int, chat_id: int) -> None:
        """Take the bot's rights back: an ordinary member of a group, out of a channel."""
        chat = self.chats[chat_id]
        self._stands(chat, person_id, "left" if chat.kind == CHANNEL else "member")

    def bot_leaves(self, chat: Chat) -> None:
        """The bot goes by itself."""
        before = chat.bot_status, chat.bot_rights
        chat.bot_status, chat.bot_rights = "left", {}
        self.save(chat)
        self.bot_changed(chat, self._someone(chat), before)

    def blocks(self, person_id: int) -> None:
        """Block the bot."""
        self._stands(self.private_chat(person_id), person_id, "kicked")

    def unblocks(self, person_id: int) -> None:
        """Let the bot write again."""
        self._stands(self.private_chat(person_id), person_id, "member")

    def deactivates(self, person_id: int, *, deactivated: bool = True) -> None:
        """The account is deleted (or back); nobody tells the bot."""
        self.human(person_id).deactivated = deactivated
        self.save(self.human(person_id))

    def mutes(self, chat_id: int, *, may_write: bool = False) -> None:
        """Only administrators may write (or everybody again)."""
        self.chats[chat_id].may_write = may_write
        self.save(self.chats[chat_id])

    def deletes_group(self, chat_id: int) -> None:
        """The group is gone."""
        self.chats[chat_id].deleted = True
        self.save(self.chats[chat_id])

    def joins(self, person_id: int, chat_id: int) -> None:
        """A person comes in."""
        chat = self.chats[chat_id]
        chat.members[person_id] = "member"
        self.save(chat)
        self._member_changed(chat, person_id, ("left", "member"))
        if chat.kind != CHANNEL:
            self.service(chat, person_id, {"new_chat_members": [shapes.user(self.human(person_id))]})

    def leaves(self, person_id: int, chat_id: int) -> None:
        """A person goes."""
        chat = self.chats[chat_id]
        if chat.kind != CHANNEL:
            self.service(chat, person_id, {"left_chat_member": shapes.user(self.human(person_id))})
        chat.members.pop(person_id, None)
        self.save(chat)
        self._member_changed(chat, person_id, ("member", "left"))

    def upgrades(self, chat_id: int) -> Chat:
        """Turn a group into a supergroup with a new id."""
        old = self.chats[chat_id]
        new = self.add_group(old.title, self._someone(old), kind=SUPERGROUP)
        new.members, new.bot_status, new.bot_rights = dict(old.members), old.bot_status, dict(old.bot_rights)
        new.may_write = old.may_write
        self.save(new)
        self.service(old, self._someone(old), {"migrate_to_chat_id": new.id})
        old.migrated_to = new.id
        self.save(old)
        self.service(new, self._someone(old), {"migrate_from_chat_id": old.id})
        return new

    def opens_topic(self, person_id: int, chat_id: int, name: str) -> int:
        """Start a forum topic; the supergroup becomes a forum."""
        chat = self.chats[chat_id]
        chat.forum = True
        message = self.service(chat, person_id, {"forum_topic_created": {"name": name, "icon_color": 7322096}})
        chat.topics[message.id] = name
        self.save(chat)
        return message.id

    def closes_topic(self, chat_id: int, topic: int) -> None:
        """Nobody but administrators writes there any more."""
        chat = self.chats[chat_id]
        chat.closed_topics.append(topic)
        self.save(chat)

    def service(self, chat: Chat, person_id: int, content: Json) -> Message:
        """A message of the chat itself."""
        return self.person_posts(person_id, chat.id, content)

    def _stands(self, chat: Chat, person_id: int, status: str, rights: dict[str, bool] | None = None) -> None:
        before = ("left" if chat.bot_status == "never" else chat.bot_status), chat.bot_rights
        chat.bot_status = status
        chat.bot_rights = shapes.rights(chat.kind, rights) if status == "administrator" else {}
        self.save(chat)
        if not (chat.kind == PRIVATE and before[0] == status):
            self.bot_changed(chat, person_id, before)

    def _member_changed(self, chat: Chat, person_id: int, statuses: tuple[str, str]) -> None:
        if chat.bot_is_admin:
            who = shapes.user(self.human(person_id))
            old, new = (shapes.member(who, status, {}) for status in statuses)
            change = {"chat": shapes.chat(chat), "from": who, "date": int(self.clock())}
            self.updates.add("chat_member", change | {"old_chat_member": old, "new_chat_member": new})

    def _someone(self, chat: Chat) -> int:
        return next(iter(chat.members))

    def _free(self, first: int, step: int) -> int:
        while first in self.people or first in self.chats:
            first += step * (1 + secrets.randbelow(7))
        return first
