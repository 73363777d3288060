"""Message: what leaves, in nobody's vendor words. Platforms turn it into requests and answer with an Outcome."""

from dataclasses import dataclass
from enum import StrEnum


class ContentKind(StrEnum):
    """Kinds of content that can be composed and sent."""

    TEXT = "text"
    PHOTO = "photo"
    DOCUMENT = "document"
    VIDEO = "video"
    ROUND = "round"  # a short round video: takes no text
    VOICE = "voice"
    POLL = "poll"
    ALBUM = "album"

    @property
    def captioned(self) -> bool:
        """Whether the text stands under it as a caption (an album carries it under its first picture)."""
        return self not in {ContentKind.TEXT, ContentKind.ROUND, ContentKind.POLL}


class EntityKind(StrEnum):
    """Formatting that survives from composing to sending."""

    BOLD = "bold"
    ITALIC = "italic"
    UNDERLINE = "underline"
    STRIKETHROUGH = "strikethrough"
    SPOILER = "spoiler"
    CODE = "code"
    PRE = "pre"
    BLOCKQUOTE = "blockquote"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Entity:
    """A formatted stretch of a text; `offset` and `length` count UTF-16 units."""

    kind: EntityKind
    offset: int
    length: int
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """A medium as another account of ours has it: its bytes can be fetched there."""

    account_id: int
    ref: str


@dataclass(frozen=True, slots=True)
class MediaItem:
    """One picture or file. `ref` is the sending account's own id; the others say where it is had without one."""

    kind: ContentKind
    ref: str | None = None
    media_id: int | None = None
    url: str | None = None
    path: str | None = None
    made: str | None = None  # a small text file that exists only in this message
    drawn: str | None = None  # a small picture that the house drew, in base64
    name: str | None = None
    mime: str | None = None
    size: int | None = None
    held: Held | None = None  # where its bytes are, if nowhere else

    @property
    def here(self) -> bool:
        """Whether it can leave as it is, without being fetched from another account."""
        return any((self.ref, self.url, self.path, self.made is not None, self.drawn is not None))


@dataclass(frozen=True, slots=True)
class Poll:
    """A question with 2–10 options."""

    question: str
    options: tuple[str, ...]
    several: bool = False
    anonymous: bool = True


@dataclass(frozen=True, slots=True)
class Content:
    """What is said: kind, text with its entities, and media or poll."""

    kind: ContentKind = ContentKind.TEXT
    text: str = ""
    entities: tuple[Entity, ...] = ()
    media: tuple[MediaItem, ...] = ()
    poll: Poll | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """A button under a message: a `data` answer (≤ 64 bytes), or a `url` to open."""

    label: str
    data: str | None = None
    url: str | None = None


class Ask(StrEnum):
    """What a menu button may ask the messenger itself for."""

    GROUP = "group"
    CHANNEL = "channel"
    CONTACT = "contact"
    LOCATION = "location"


@dataclass(frozen=True, slots=True)
class MenuKey:
    """A key of the reply keyboard; `ask` makes the messenger offer a chooser and `request` comes back with it."""

    label: str
    ask: Ask | None = None
    request: int = 0


@dataclass(frozen=True, slots=True)
class FilledTemplate:
    """A template with its blanks filled in their order; `data` is what its reply button answers."""

    name: str
    language: str
    values: tuple[str, ...]
    data: str | None = None


@dataclass(frozen=True, slots=True)
class Message:
    """Everything that a platform needs to send one message to anybody."""

    content: Content
    choices: tuple[tuple[Choice, ...], ...] = ()
    menu: tuple[tuple[MenuKey, ...], ...] | None = None  # None: leave the keyboard alone; (): take it away
    reply_to: str | None = None
    silent: bool = False
    preview: bool = False  # whether the messenger may show a preview of the first link
    template: FilledTemplate | None = None  # what is sent in its place: its reader's window is closed
    language: str = "id"  # of words that a messenger must add where it has no buttons
    page: int = 0  # which part of its choices is shown first, where a messenger can't show all of them at once

    @property
    def answers(self) -> tuple[Choice, ...]:
        """What can be pressed as an answer, in the order in which a number may stand for it."""
        return tuple(choice for row in self.choices for choice in row if not choice.url)

    @property
    def links(self) -> tuple[Choice, ...]:
        """What can be opened."""
        return tuple(choice for row in self.choices for choice in row if choice.url)


@dataclass(frozen=True, slots=True)
class Target:
    """Where a message goes on one platform: the chat, and a topic inside it."""

    ref: str
    thread: str | None = None
    shared: bool = False  # a group or channel: a 429 there rests that chat, not the account


@dataclass(frozen=True, slots=True)
class Sent:
    """It arrived at the platform, under these message ids (an album has several)."""

    message_ids: tuple[str, ...]
    media_refs: tuple[str, ...] = ()  # the account's ids of the media sent, to be used again
    kept: str | None = None  # why the earlier copy that this is about still stands as it was


class Rests(StrEnum):
    """Who keeps quiet after a platform said "too fast"."""

    NOBODY = "nobody"
    CHAT = "chat"
    ACCOUNT = "account"


@dataclass(frozen=True, slots=True)
class Later:
    """Not sent; try again `after` seconds. `counts` says whether it used up an attempt; `rests`, who must rest."""

    after: float
    counts: bool
    rests: Rests
    why: str = ""
    begun: tuple[str, ...] = ()  # messages of it that did arrive: only what follows them is still to be sent


@dataclass(frozen=True, slots=True)
class Unknown:
    """The request was written and no answer came: it may or may not have arrived."""

    why: str = ""


class Gone(StrEnum):
    """Why an address can't be reached any more."""

    BLOCKED = "blocked"
    DEACTIVATED = "deactivated"
    NOT_FOUND = "not_found"
    MISSED = "missed"  # perhaps only this time
    KICKED = "kicked"
    DELETED = "deleted"


@dataclass(frozen=True, slots=True)
class Unreachable:
    """The person or chat is gone; their address is closed (if only missed: after a few times in a row)."""

    why: Gone


@dataclass(frozen=True, slots=True)
class Rejected:
    """The content or our rights are wrong, not the person; `why` is a short code without personal data."""

    why: str


@dataclass(frozen=True, slots=True)
class Kept:
    """The message stands as it was and can't be changed or taken back: too old, gone, or of a fixed kind."""

    why: str


@dataclass(frozen=True, slots=True)
class Moved:
    """The chat has another id now (a group became a supergroup); write it down and send once more."""

    ref: str


Outcome = Sent | Later | Unknown | Unreachable | Rejected | Kept | Moved
