"""The world of WhatsApp: what the business may send, what becomes of it, and what people do."""

import asyncio
import secrets
from collections import deque
from dataclasses import dataclass
from pathlib import Path

from simulator.people import Json
from simulator.whatsapp import reading, shapes, templates
from simulator.whatsapp.courier import Courier
from simulator.whatsapp.errors import GraphError
from simulator.whatsapp.faults import GraphFaults
from simulator.whatsapp.ground import Ground
from simulator.whatsapp.people import Bubble, Person, Template
from simulator.wire import Upload

WINDOW = DAY = 24 * 3600.0
_TYPING = 25.0
APP_SECRET, VERIFY_TOKEN = "simulator-app-secret", "simulator-verify-token"


@dataclass(slots=True)
class Limits:
    """How much the business may send; None: as much as it likes."""

    a_second: int | None = 80
    people_a_day: int | None = 250  # written to first, with a template

    @classmethod
    def off(cls) -> "Limits":
        """No limits."""
        return cls(None, None)


class World(Ground):
    """One number and the people around it."""

    def __init__(self, path: Path | None, limits: Limits) -> None:
        super().__init__(path)
        self.limits = limits
        self.faults = GraphFaults()
        self.courier = Courier(APP_SECRET, VERIFY_TOKEN)
        self._lately: deque[float] = deque()
        self._written_first: dict[str, float] = {}
        self.typing_until: dict[str, float] = {}  # by number

    # --- the business -------------------------------------------------------------------------------------------

    def takes(self, payload: Json) -> Json:
        """A message of the business: accepted, or refused with a GraphError."""
        self._require_pace()
        ref = str(payload.get("to") or payload.get("recipient") or "")
        if payload.get("messaging_product") != "whatsapp" or not ref:
            raise GraphError(131008, "messaging_product and to (or recipient) are required")
        person = self.person(ref)
        bubble = self._bubble(person, ref, payload)
        self._require_window(person, bubble)
        if bubble.kind == "reaction":
            self._react(payload, bubble)
        else:
            self.typing_until.pop(bubble.phone, None)
            self.keep(bubble)
            self._goes_on(person, bubble, self.faults.after_acceptance(ref))
        contact = {"input": ref} | ({"wa_id": person.phone} if person else {})
        return {"messaging_product": "whatsapp", "contacts": [contact], "messages": [{"id": bubble.id}]}

    def shows_read(self, message_id: str, *, types: bool = False) -> None:
        """Two blue ticks under what a person wrote; and that the business is typing, until it has said something."""
        bubble = self.bubbles.get(message_id)
        if bubble is None or bubble.ours:
            raise GraphError(100, "message_id is unknown")
        bubble.status = "read"
        if types:
            self.typing_until[bubble.phone] = self.clock() + _TYPING
        self.keep(bubble)

    def takes_file(self, upload: Upload) -> str:
        """A file of the business; its id."""
        if not upload.content:
            raise GraphError(131053, "The file is empty")
        media_id = str(10**15 + secrets.randbelow(10**15))
        self.keep_media(media_id, upload)
        return media_id

    def adds_template(self, payload: Json, status: str = "APPROVED") -> Template:
        """A template is handed in, and decided on at once."""
        template = self.keep_template(templates.read(payload))
        self.decides(template.name, template.language, status)
        return template

    def decides(self, name: str, language: str, status: str) -> None:
        """A template is approved, rejected, paused, disabled …; the business is told."""
        template = self.templates[name, language]
        template.status = status
        self.keep_template(template)
        value = {"event": status, "message_template_name": name, "message_template_language": language}
        told = value | {"message_template_id": 594425479261596, "reason": "NONE"}
        self.courier.bring(shapes.change("message_template_status_update", told, self.clock()))

    # --- people -------------------------------------------------------------------------------------------------

    def says(self, person: Person, text: str, *, reply_to: str = "") -> Bubble:
        """Write a text."""
        return self._from_person(person, "text", text, {"type": "text", "text": {"body": text}}, reply_to)

    def taps(self, person: Person, bubble: Bubble, wanted: str) -> Bubble:
        """Tap a button or pick a row, by its title or id."""
        button = next(each for each in bubble.buttons if wanted in {each.title, each.id, each.description} - {""})
        return self._from_person(person, "tap", button.title, shapes.tap(button), bubble.id)

    def sends(self, person: Person, kind: str, upload: Upload, caption: str = "") -> Bubble:
        """Send an image, video, audio or document."""
        media_id = str(10**15 + secrets.randbelow(10**15))
        self.keep_media(media_id, upload)
        medium: Json = {"id": media_id, "mime_type": upload.mime} | ({"caption": caption} if caption else {})
        medium |= {"filename": upload.name} if kind == "document" else {}
        bubble = self._from_person(person, kind, caption, {"type": kind, kind: medium})
        bubble.media_id, bubble.name = media_id, upload.name
        return self.keep(bubble)

    def reacts(self, person: Person, bubble: Bubble, emoji: str) -> None:
        """Put an emoji on a message of the business; an empty one takes it back."""
        bubble.reaction = emoji
        self.keep(bubble)
        said = Bubble(_wamid(), person.phone, ours=False, kind="reaction", text=emoji, at=self.clock())
        reaction: Json = {"message_id": bubble.id} | ({"emoji": emoji} if emoji else {})
        self.courier.bring(shapes.message(person, said, {"type": "reaction", "reaction": reaction}))

    def falls_silent(self, person: Person) -> None:
        """A day passes without a word from there: the window is closed, for the messenger at least."""
        if person.heard_at is not None:
            person.heard_at = min(person.heard_at, self.clock() - WINDOW - 1)
            self.add_person(person)

    def changes_number(self, person: Person, phone: str) -> None:
        """The same person under another number."""
        before = person.phone
        self.renumber(person, phone)
        self.courier.bring(shapes.system(person, before, self.clock()))

    def comes_online(self, person: Person) -> None:
        """What the server kept arrives."""
        person.online = True
        self.add_person(person)
        for bubble in self.talk(person.phone):
            if bubble.ours and bubble.status == "sent":
                self._arrives(person, bubble)

    # --- inside -------------------------------------------------------------------------------------------------

    def _bubble(self, person: Person | None, ref: str, payload: Json) -> Bubble:
        kind = str(payload.get("type") or "text")
        phone = person.phone if person else ref
        bubble = Bubble(_wamid(), phone, ours=True, kind=kind, text="", at=self.clock())
        bubble.reply_to = str((payload.get("context") or {}).get("message_id") or "")
        if kind == "template":
            templates.fill(bubble, payload, self.templates)
        else:
            reading.fill(bubble, payload, lambda media_id: media_id in self.media)
        return bubble

    def _require_pace(self) -> None:
        now = asyncio.get_running_loop().time()
        while self._lately and self._lately[0] <= now - 1.0:
            self._lately.popleft()
        if self.limits.a_second is not None and len(self._lately) >= self.limits.a_second:
            raise GraphError(130429)
        self._lately.append(now)

    def _require_window(self, person: Person | None, bubble: Bubble) -> None:
        """Outside 24 hours only templates, to so many people a day."""
        now = self.clock()
        if person is None or (person.heard_at is not None and now < person.heard_at + WINDOW):
            return
        if bubble.kind != "template":
            raise GraphError(131047, "More than 24 hours have passed since the recipient last replied")
        self._written_first = {phone: at for phone, at in self._written_first.items() if at > now - DAY}
        most = self.limits.people_a_day
        if most is not None and person.phone not in self._written_first and len(self._written_first) >= most:
            raise GraphError(80007, "The messaging limit of this portfolio is reached")
        self._written_first[person.phone] = now

    def _goes_on(self, person: Person | None, bubble: Bubble, error: GraphError | None) -> None:
        if error is None and (person is None or person.blocks):
            error = GraphError(131026)
        if error is not None:
            self._status(person, bubble, "failed", error)
            return
        self._status(person, bubble, "sent")
        if person is not None and person.online:
            self._arrives(person, bubble)

    def _arrives(self, person: Person, bubble: Bubble) -> None:
        self._status(person, bubble, "delivered")
        if person.reads:
            self._status(person, bubble, "read")

    def _status(self, person: Person | None, bubble: Bubble, state: str, error: GraphError | None = None) -> None:
        bubble.status = state
        self.keep(bubble)
        self.courier.bring(shapes.status(person, bubble, state, self.clock(), error))

    def _react(self, payload: Json, bubble: Bubble) -> None:
        about = self.bubbles.get(str(payload["reaction"].get("message_id")))
        if about is None:
            raise GraphError(131009, "message_id is unknown")
        about.reaction = bubble.text
        self.keep(about)

    def _from_person(self, person: Person, kind: str, text: str, body: Json, reply_to: str = "") -> Bubble:
        bubble = Bubble(_wamid(), person.phone, ours=False, kind=kind, text=text, at=self.clock(), reply_to=reply_to)
        person.heard_at = bubble.at
        self.add_person(person)
        self.courier.bring(shapes.message(person, bubble, body))
        return self.keep(bubble)


def _wamid() -> str:
    return f"wamid.{secrets.token_urlsafe(36)}"
