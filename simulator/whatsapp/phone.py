"""One person's phone, for stories that read like stories."""

from simulator.phone import PIXEL
from simulator.whatsapp.people import Bubble, Person
from simulator.whatsapp.world import World
from simulator.wire import Upload


class Phone:
    """What one person does and sees in the talk with the business."""

    def __init__(self, world: World, phone: str) -> None:
        self.world = world
        self.person = self._found(phone)
        self._seen = 0  # messages before the last deed

    def says(self, text: str, *, reply_to: Bubble | None = None) -> Bubble:
        """Write a text."""
        self._did()
        return self.world.says(self.person, text, reply_to=reply_to.id if reply_to else "")

    def taps(self, wanted: str, bubble: Bubble | None = None) -> Bubble:
        """Tap a button or pick a row by its title or id, under this message or the newest that has it."""
        found = bubble or self._with_button(wanted)
        self._did()
        return self.world.taps(self.person, found, wanted)

    def sends_photo(self, caption: str = "", content: bytes = PIXEL) -> Bubble:
        """Send a picture."""
        self._did()
        return self.world.sends(self.person, "image", Upload("foto.png", "image/png", content), caption)

    def reacts(self, bubble: Bubble, emoji: str) -> None:
        """Put an emoji on a message of the business; an empty one takes it back."""
        self._did()
        self.world.reacts(self.person, bubble, emoji)

    async def reads(self, containing: str = "", *, within: float = 60.0) -> Bubble:
        """Wait for what the business says after the last deed of this phone."""
        await self.world.until(lambda: self._answer(containing) is not None, within)
        found = self._answer(containing)
        assert found is not None  # noqa: S101 - it was waited for
        return found

    def sees(self) -> list[Bubble]:
        """All messages of the talk."""
        return self.world.talk(self.person.phone)

    def _answer(self, containing: str) -> Bubble | None:
        new = [each for each in self.sees()[self._seen :] if each.ours and containing in each.text]
        return new[-1] if new else None

    def _with_button(self, wanted: str) -> Bubble:
        for bubble in reversed(self.sees()):
            if any(wanted in {each.title, each.id, each.description} for each in bubble.buttons):
                return bubble
        raise LookupError(f"No message has a button {wanted!r}")

    def _did(self) -> None:
        self._seen = len(self.sees())

    def _found(self, phone: str) -> Person:
        found = self.world.person(phone)
        if found is None:
            raise LookupError("Nobody has this number")
        return found
