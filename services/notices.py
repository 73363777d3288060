"""Notices: what the house tells a person on its own account, in that person's language, by the outbox."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from domain.message import Choice, Content, Message, Target
from domain.post import PostKind
from services import outbox, texts
from services.contacts import Contact
from services.outbox import Leaving


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a notice: its label by text key (or ready-made, where it is data), and what it does or opens."""

    data: str | None = None
    key: str | None = None
    label: str = ""
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """What is told, as text key and values."""

    key: str
    values: Mapping[str, object] = field(default_factory=dict)
    buttons: Sequence[Button] = ()  # one under the other
    remember: tuple[PostKind, int] | None = None
    silent: bool = False


async def tell(session: AsyncSession, contact: Contact, notice: Notice, now: datetime) -> None:
    """Lay a notice ready for a person; it leaves within a second of the commit."""
    message = Message(
        content=Content(text=texts.say(notice.key, contact.language, notice.values)),
        choices=tuple((_choice(button, contact.language),) for button in notice.buttons),
        silent=notice.silent,
    )
    await outbox.put(session, Leaving(contact.account_id, Target(contact.ref), message, notice.remember), now)


def _choice(button: Button, language: str) -> Choice:
    return Choice(texts.say(button.key, language) if button.key else button.label, button.data, button.url)
