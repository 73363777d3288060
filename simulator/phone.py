"""One person's phone, for stories that read like stories."""

from simulator.people import Message, Press
from simulator.wire import Upload
from simulator.world import World

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001a5f6"
    "45400000000049454e44ae426082"
)


class Phone:
    """What one person does and sees in the talk with the bot, or in a group that is named."""

    def __init__(self, world: World, person_id: int) -> None:
        self.world = world
        self.id = person_id
        self.last: Message | Press | None = None

    def starts(self, payload: str = "") -> Message:
        """Press START or open a deep link."""
        return self._did(self.world.starts(self.id, payload))

    def says(self, text: str, *, chat_id: int = 0, reply_to: Message | None = None) -> Message:
        """Write a text."""
        return self._did(self.world.person_says(self.id, chat_id or self.id, text, reply_to=reply_to))

    def sends_photo(self, caption: str = "", content: bytes = PIXEL) -> Message:
        """Send a picture."""
        upload = Upload("foto.png", "image/png", content)
        return self._did(self.world.person_sends(self.id, self.id, "photo", upload, caption=caption))

    def sends_document(self, name: str, content: bytes, caption: str = "") -> Message:
        """Send a file."""
        upload = Upload(name, "application/octet-stream", content)
        return self._did(self.world.person_sends(self.id, self.id, "document", upload, caption=caption))

    def forwards(self, message: Message) -> Message:
        """Pass a message on to the bot."""
        return self._did(self.world.forwards(self.id, message, self.id))

    def presses(self, wanted: str, message: Message | None = None) -> Press:
        """Press an inline button by its label or data, on this message or the newest that has it."""
        press = self.world.press(self.id, message or self._with_button(wanted), wanted)
        self.last = press
        return press

    async def reads(self, containing: str = "", *, chat_id: int = 0, within: float = 60.0) -> Message:
        """Wait for what the bot answers to the last thing that this phone did."""
        return await self.world.answer(chat_id or self.id, containing, after=self.last, within=within)

    async def toast(self, press: Press, within: float = 60.0) -> str:
        """Wait for the bot's short answer to a pressed button."""
        await self.world.until(lambda: press.answered, within)
        return press.text

    def sees(self) -> list[Message]:
        """All messages of the talk."""
        return self.world.messages(self.id)

    def _with_button(self, wanted: str) -> Message:
        for message in reversed(self.world.messages(self.id)):
            if any(wanted in {button.text, button.data} for button in message.buttons):
                return message
        raise LookupError(f"No message has a button {wanted!r}")

    def _did(self, message: Message) -> Message:
        self.last = message
        return message
