"""Ports: what the house needs from outside. `bot/` fulfils them and the wiring hands them in."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta
from typing import Protocol, TypeVar, runtime_checkable

from domain.feed import FeedToRead, Harvest, Postponed, Trouble
from domain.intake import Fetched
from domain.lane import Lane
from domain.message import Held, Later, MediaItem, Message, Outcome, Target
from domain.platform import ChatKind, PlatformName

Now = Callable[[], datetime]
"""The present moment, aware, in UTC."""

Leave = Callable[[], Awaitable[None]]
"""Comes back when the next copy may leave, which it must do at once."""


Fetch = Callable[[Held], Awaitable[bytes | Later | None]]
"""The bytes of a medium that another account of ours has; Later: not now; None: they can't be had."""


class Copy(Protocol):
    """A message made ready once, to be sent to many: only the target changes."""

    @property
    def cost(self) -> int:
        """Messages that appear at each target (an album counts each picture): what the pace is debited."""

    async def __call__(self, target: Target) -> Outcome:
        """Send this copy to one target."""


class Platform(Protocol):
    """One messenger account: everything that leaves goes through it."""

    name: PlatformName
    account_id: int
    takes_back_within: timedelta  # how long after it was sent a message in a private chat can be deleted

    async def send(self, target: Target, message: Message) -> Outcome:
        """Send one message."""

    def prepare(self, message: Message, leave: Leave | None = None) -> Copy:
        """Make the request body once for many targets (the hot path of deliveries); each awaits `leave` last of all."""

    async def edit(self, target: Target, message_id: str, message: Message) -> Outcome:
        """Change a message already sent; "not modified" counts as Sent. Kept: it can't be changed (here)."""

    async def delete(self, target: Target, message_id: str) -> Outcome:
        """Take a message back; one that is gone counts as Sent. Kept: it can't be taken back (any more, or here)."""

    async def acknowledge(self, ref: str, text: str | None) -> Outcome:
        """Confirm a button press (`Incoming.acknowledge`); `text` is shown over the screen where possible."""

    def link(self, payload: str, kind: ChatKind = ChatKind.PRIVATE) -> str:
        """The address that opens a private chat with this account, or adds it to a group or channel, with `payload`."""


@runtime_checkable
class Busy(Protocol):
    """One messenger account that can show somebody that it is at work for them."""

    async def works(self, target: Target, ref: str | None) -> Outcome:
        """Show it for some seconds, or until something is said; `ref` is what they want confirmed."""


class MenuKeeper(Protocol):
    """One messenger account that can offer commands in a chat of its own."""

    async def offer(self, ref: str, commands: Sequence[tuple[str, str]] | None) -> Outcome:
        """Show exactly these commands in a private chat, or (None) those that everybody has."""


class Lookout(Protocol):
    """One messenger account that can see whether its posts still stand."""

    async def look(self, target: Target, message_id: str) -> Outcome:
        """Sent: it stands; Kept: it is gone. Changes nothing and tells nobody."""


class Archive(Protocol):
    """One messenger account whose media can be fetched."""

    async def fetch(self, ref: str) -> bytes | Later | None:
        """The bytes behind one of its ids; Later: not now; None: gone, or larger than it hands out."""


class UpdateSource(Protocol):
    """Where one account's raw updates are fetched."""

    account_id: int

    async def fetch(self, offset: int) -> Fetched:
        """Wait for updates from `offset` on (0: the oldest that is not confirmed); this confirms all before it."""


Transaction_contra = TypeVar("Transaction_contra", contravariant=True)


class Engine(Protocol[Transaction_contra]):
    """Runs chunks: higher lanes first. The chunk handler knows nothing of it.

    Whatever is put runs at least once after it was put, also where its handler failed, was stopped or died.
    """

    forgets: bool
    """Whether what was put is gone with the process: then everything that waits is handed over at the next start."""

    async def put(self, within: Transaction_contra, chunk_id: int, lane: Lane, delay: float = 0.0) -> None:
        """Hand over a chunk inside the transaction that writes it; it starts `delay` seconds after the commit."""

    async def work(self, handle: Callable[[int], Awaitable[None]]) -> None:
        """Work until cancelled, calling `handle(chunk_id)`."""


class Gallery(Protocol):
    """Fetches the pictures that feeds point at."""

    async def fetch(self, url: str) -> MediaItem | Trouble | Postponed:
        """The picture at an address, small enough for every messenger; never an exception."""


class Source(Protocol):
    """Reads feeds of one format."""

    async def look(self, feed: FeedToRead) -> Harvest:
        """What the feed says now; a feed that can't be read is a Trouble, never an exception."""
