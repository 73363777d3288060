"""Who is on WhatsApp, and what stands on their phones."""

from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]


@dataclass(slots=True)
class Person:
    """A human with a number (digits) and an id of their own for this business (`user_id`)."""

    phone: str
    user_id: str
    name: str
    hides_number: bool = False  # only the id is shown to the business
    blocks: bool = False
    online: bool = True  # else what is sent stays with the server
    reads: bool = True  # opens what arrives
    heard_at: float | None = None  # the last message from there, in seconds since 1970

    def named_by(self, ref: str) -> bool:
        """Whether a number or an id means this person."""
        return ref.lstrip("+") == self.phone or ref == self.user_id


@dataclass(frozen=True, slots=True)
class Button:
    """What can be tapped under a message: an answer (its id), or a link."""

    id: str
    title: str
    description: str = ""
    url: str = ""
    listed: bool = False  # a row of a list, which is opened first
    quick: bool = False  # of a template


@dataclass(slots=True)
class Bubble:
    """One message in a talk, from the business (`ours`) or from the person."""

    id: str
    phone: str
    ours: bool
    kind: str
    text: str
    at: float
    buttons: list[Button] = field(default_factory=list)
    opener: str = ""  # what opens the list
    media_id: str = ""
    link: str = ""  # where its medium lies, if not here
    name: str = ""
    reply_to: str = ""
    template: str = ""
    status: str = "accepted"  # accepted, sent, delivered, read, failed
    reaction: str = ""


@dataclass(slots=True)
class Template:
    """A wording that was handed in."""

    name: str
    language: str
    body: str
    buttons: list[str] = field(default_factory=list)
    category: str = "UTILITY"
    status: str = "APPROVED"
