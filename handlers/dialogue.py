"""What every dialogue speaks, whatever the messenger: Incoming, Reply, Turn, Dialogue.

A dialogue file offers one function that the wiring calls with what it needs and that answers a `Dialogue`:
commands, choices and steps, each a `Step`. The router opens one writing session per update, calls one step,
commits effects, standing and replies together, and only then lets the replies leave.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from domain.comment import Spot
from domain.identity import Ids
from domain.message import Ask, Content, MediaItem
from domain.platform import ChatKind, PlatformName
from domain.post import PostKind
from services.people import Person
from services.sketches import Sketch


@dataclass(frozen=True, slots=True)
class Chat:
    """Where something was said."""

    ref: str
    kind: ChatKind
    title: str = ""
    thread: str | None = None


@dataclass(frozen=True, slots=True)
class ChosenChat:
    """A chat that a person picked with a menu key; `request` is the key's number."""

    request: int
    ref: str
    kind: ChatKind
    title: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A location that was shared; turned into a region, never kept."""

    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Somebody:
    """Whom a contact, a forwarded message or an answered message speaks of; `ref` None: they are hidden."""

    ref: str | None
    name: str = ""


@dataclass(frozen=True, slots=True)
class Incoming:
    """One thing a person did in a chat."""

    platform: PlatformName
    account_id: int
    chat: Chat
    at: datetime
    sender_ref: str | None = None  # None: a channel speaks in its own name
    sender_phone: str | None = None  # the number, where the messenger says it beside the id
    sender_language: str = "id"
    message_id: str | None = None  # the message written, or the one whose button was pressed
    text: str = ""
    command: str | None = None  # as typed, lower case, without slash and bot name
    argument: str = ""  # what followed the command
    deep_link: str | None = None  # the payload of /start
    choice: str | None = None  # the data of the button pressed
    acknowledge: str | None = None  # what the messenger wants confirmed after a button
    content: Content | None = None  # what was written, as it could be broadcast
    album: str | None = None  # the group that pictures sent together share
    pointed_at: Somebody | None = None  # by a contact, a forwarded message or an answer in a group
    sender_name: str = ""  # as their messenger shows it; said to others, never stored with a resident
    place: Place | None = None
    chosen: ChosenChat | None = None
    reply_to: str | None = None
    reply_to_ours: bool = False
    quoted_text: str = ""  # the text of the message answered
    comment: Spot | None = None  # the thread of a group that it is said in
    mentioned: bool = False
    forwarded: bool = False
    edited: bool = False
    in_conversation: bool = True  # False: nobody expects an answer (a channel's own post)


@dataclass(frozen=True, slots=True)
class Membership:
    """What happened to our place or a message in a chat: nobody said anything."""

    class Kind:
        """The kinds of change."""

        BLOCKED = "blocked"
        UNBLOCKED = "unblocked"
        ADDED = "added"
        REMOVED = "removed"
        MUTED = "muted"  # still there, may not write
        MOVED = "moved"  # the chat has another ref now
        EDITED = "edited"  # a post in a channel, perhaps one of ours, reads otherwise now
        RENAMED = "renamed"  # the person has another id, number or both
        REACTED = "reacted"  # put an emoji on a message

    platform: PlatformName
    account_id: int
    chat: Chat
    kind: str
    at: datetime
    by_ref: str | None = None
    by_language: str = "id"
    moved_to: str | None = None
    message_id: str | None = None  # of the post that was edited, or reacted to
    reaction: str = ""
    renamed: tuple[Ids, Ids] | None = None  # what they were known by, and are now


@dataclass(frozen=True, slots=True)
class Notice:
    """What a messenger tells of an account of ours, or of what belongs to it: nobody said anything."""

    platform: PlatformName
    account_id: int
    about: str  # in the messenger's own words
    facts: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Option:
    """A button: its label by text key (or a ready `label` that is data, like a region's name), and what it does."""

    key: str | None = None
    values: Mapping[str, object] = field(default_factory=dict)
    label: str | None = None
    data: str | None = None  # "dialogue:verb" or "dialogue:verb:argument", at most 64 bytes
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Key:
    """A key of the reply keyboard."""

    key: str
    ask: Ask | None = None
    request: int = 0


@dataclass(frozen=True, slots=True)
class Remember:
    """What the message sent by a reply means, kept as a Post."""

    kind: PostKind
    object_id: int


@dataclass(frozen=True, slots=True)
class Recipient:
    """Another chat than the one that spoke."""

    account_id: int
    ref: str
    thread: str | None = None
    language: str = "id"


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer as text key and values; texts make it a Message. With `content`, that is sent as it is."""

    key: str | None = None
    values: Mapping[str, object] = field(default_factory=dict)
    content: Content | None = None
    media: MediaItem | None = None  # a picture over the text
    sketch: Sketch | None = None  # the same, still to be drawn once the effects are committed
    choices: Sequence[Sequence[Option]] = ()
    menu: Sequence[Sequence[Key]] | None = None  # None: leave the keyboard alone; (): take it away
    edit: bool = False  # change the message whose button was pressed, where the messenger can
    edit_message: str | None = None  # change that message of ours instead
    reply_to: str | None = None
    to: Recipient | None = None
    remember: Remember | None = None
    toast: bool = False  # a short notice over the screen where the messenger can, else nothing
    silent: bool = False
    page: int = 0  # of the choices, where the messenger shows them in pages


Replies = Sequence[Reply]


@dataclass(slots=True)
class Standing:
    """Where the half-finished dialogue of this person in this chat stands."""

    dialogue: str
    step: str
    data: dict[str, Any]


@dataclass(slots=True)
class Turn:
    """Everything a step needs: what came in, who it is, where the dialogue stands, the session and the moment."""

    incoming: Incoming
    person: Person
    session: AsyncSession
    now: datetime
    argument: str = ""  # what follows "dialogue:verb:" of a choice, a command or a link's prefix; a post's object
    standing: Standing | None = None

    @property
    def data(self) -> dict[str, Any]:
        """What the half-finished dialogue remembers (JSON values only)."""
        return self.standing.data if self.standing else {}

    def go(self, dialogue: str, step: str, **data: Any) -> None:
        """Stand at a step of a dialogue from now on, remembering `data`."""
        self.standing = Standing(dialogue, step, data)

    def end(self) -> None:
        """The dialogue is over."""
        self.standing = None


Step = Callable[[Turn], Awaitable[Replies]]


def number_in(text: str) -> int:
    """An id or page in a button's data; 0 for anything else, since anybody can send any data."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else 0


@dataclass(frozen=True, slots=True)
class Dialogue:
    """One dialogue: what starts it, which buttons are its own, and what each standing step does with a message."""

    name: str  # prefix of its choices and standings
    commands: Mapping[str, Step] = field(default_factory=dict)
    choices: Mapping[str, Step] = field(default_factory=dict)
    steps: Mapping[str, Step] = field(default_factory=dict)
    group_commands: Mapping[str, Step] = field(default_factory=dict)  # in groups and channels
    replies: Mapping[PostKind, Step] = field(default_factory=dict)  # answers to such a message of ours, in any state
    cancel: Step | None = None  # what /batal does while it is half finished, where leaving is not enough
    links: Mapping[str, Step] = field(default_factory=dict)  # deep links "prefix_argument"
