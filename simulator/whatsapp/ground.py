"""What the world of WhatsApp stands on: its people, messages, media and templates, kept over a restart."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path

from simulator.journal import Journal
from simulator.whatsapp.people import Bubble, Button, Person, Template
from simulator.wire import Upload

RESIDENT, OFFICIAL, AGENT = "6281234567801", "6281234567802", "6281234567803"
_FIRST = (
    Person(RESIDENT, "ID.1000000000000001", "Warga"),
    Person(OFFICIAL, "ID.1000000000000002", "Petugas"),
    Person(AGENT, "ID.1000000000000003", "Agen KIM"),
)


class Ground:
    """Everything that is remembered; `clock` can be set."""

    def __init__(self, path: Path | None) -> None:
        self.journal = Journal(path)
        self.clock: Callable[[], float] = time.time
        self.people: dict[str, Person] = {}
        self.bubbles: dict[str, Bubble] = {}
        self.templates: dict[tuple[str, str], Template] = {}
        self.media: dict[str, Upload] = {}
        self._watching: set[asyncio.Event] = set()
        self._recall()

    def touch(self) -> None:
        """Something has changed."""
        for event in self._watching:
            event.set()

    async def until(self, holds: Callable[[], bool], within: float = 60.0) -> None:
        """Wait until something holds."""
        event = asyncio.Event()
        self._watching.add(event)
        try:
            async with asyncio.timeout(within):
                while not holds():
                    await event.wait()
                    event.clear()
        finally:
            self._watching.discard(event)

    def person(self, ref: str) -> Person | None:
        """Who is meant by a number or an id; nobody of that kind may be here."""
        return next((each for each in self.people.values() if each.named_by(ref)), None)

    def add_person(self, person: Person) -> Person:
        """Somebody new, or changed."""
        self.people[person.phone] = person
        self.journal.put("person", person.phone, asdict(person))
        self.touch()
        return person

    def keep(self, bubble: Bubble) -> Bubble:
        """A new message, or a changed one."""
        self.bubbles[bubble.id] = bubble
        self.journal.put("bubble", bubble.id, asdict(bubble))
        self.touch()
        return bubble

    def keep_template(self, template: Template) -> Template:
        """A new template, or a changed one."""
        self.templates[template.name, template.language] = template
        self.journal.put("template", f"{template.name}/{template.language}", asdict(template))
        return template

    def keep_media(self, media_id: str, upload: Upload) -> None:
        """The bytes of a file under its id."""
        self.media[media_id] = upload
        self.journal.put("medium", media_id, {"id": media_id, "name": upload.name, "mime": upload.mime})
        self.journal.put_content(media_id, upload.content)

    def talk(self, phone: str) -> list[Bubble]:
        """All messages between the business and a person, the oldest first."""
        return [each for each in self.bubbles.values() if each.phone == phone]

    def renumber(self, person: Person, phone: str) -> None:
        """A person keeps the id and the talk under another number."""
        self.journal.drop("person", person.phone)
        del self.people[person.phone]
        for bubble in self.talk(person.phone):
            bubble.phone = phone
            self.keep(bubble)
        person.phone = phone
        self.add_person(person)

    def _recall(self) -> None:
        for row in self.journal.all("person"):
            self.people[row["phone"]] = Person(**row)
        for first in _FIRST:
            if first.phone not in self.people and self.person(first.user_id) is None:
                self.add_person(replace(first))
        for row in sorted(self.journal.all("bubble"), key=lambda each: float(each["at"])):
            self.bubbles[row["id"]] = Bubble(**row | {"buttons": [Button(**each) for each in row["buttons"]]})
        for row in self.journal.all("template"):
            self.templates[row["name"], row["language"]] = Template(**row)
        for row in self.journal.all("medium"):
            content = self.journal.content(row["id"]) or b""
            self.media[row["id"]] = Upload(row["name"], row["mime"], content)
