"""The world that one bot lives in, and the people who are there from the start."""

from pathlib import Path

from simulator.courier import Courier
from simulator.journal import Journal
from simulator.limits import Limits
from simulator.membership import Membership
from simulator.people import GROUP, Bot, Chat, Message, Person, Press

TOKEN = "6471000001:SIMULATOR-siarkim-hanya-untuk-latihan"  # noqa: S105 (opens nothing but this simulator)
BOT_ID = 6471000001
BOT_USERNAME = "siarkim_simulator_bot"
RESIDENT_ID = 6_400_001
OFFICIAL_ID = 6_400_002
AGENT_ID = 6_400_003
COLLEAGUE_IDS = (6_400_004, 6_400_005)
"""Two officials who agree to what the first one writes; they have pressed MULAI before."""

GROUP_ID = -4_640_001

_COLLEAGUES = dict(zip(COLLEAGUE_IDS, ("Penyetuju 1", "Penyetuju 2"), strict=True))


class World(Membership):
    """People, groups, channels, messages and files around one bot."""

    def __init__(self, bot: Bot, journal: Journal, limits: Limits) -> None:
        super().__init__(bot, journal, limits)
        self.courier = Courier(self.updates, lambda: self.bot.webhook)

    def answers(self, chat_id: int, after: Message | Press | None = None) -> list[Message]:
        """What the bot wrote or edited in a chat, after a message or a pressed button if one is given."""
        first = after.turn if after else 0
        return [message for message in self.messages(chat_id) if message.by_bot and message.turn > first]

    async def answer(
        self, chat_id: int, containing: str = "", *, after: Message | Press | None = None, within: float = 60.0
    ) -> Message:
        """Wait for the newest message of the bot that contains this text."""

        def found() -> Message | None:
            fitting = [m for m in self.answers(chat_id, after) if containing.lower() in m.text.lower()]
            return max(fitting, key=lambda m: m.turn, default=None)

        try:
            message = await self.until(found, within)
        except TimeoutError:
            seen = " | ".join(m.text[:60] for m in self.answers(chat_id)[-3:])
            raise TimeoutError(f"No answer with {containing!r} in {chat_id}; last ones: {seen}") from None
        if message is None:
            raise TimeoutError(containing)
        return message


def world(path: Path | None, limits: Limits, token: str = TOKEN) -> World:
    """Open a world, with its first people if it is new."""
    bot_id = int(token.partition(":")[0])
    bot = Bot(bot_id, token, BOT_USERNAME if token == TOKEN else f"siarkim_{bot_id}_bot", "SiarKIM")
    opened = World(bot, Journal(path), limits)
    if not opened.people:
        _populate(opened)
    return opened


def _populate(new: World) -> None:
    first = {RESIDENT_ID: "Warga", OFFICIAL_ID: "Petugas", AGENT_ID: "Agen KIM"}
    for person_id, name in (first | _COLLEAGUES).items():
        new.people[person_id] = Person(person_id, name, phone=f"62811{person_id}")
        new.save(new.people[person_id])
        chat = new.private_chat(person_id)
        if person_id in _COLLEAGUES:
            chat.bot_status = "member"
        new.save(chat)
    group = Chat(GROUP_ID, GROUP, "Grup KIM", members={AGENT_ID: "creator", RESIDENT_ID: "member"})
    new.chats[GROUP_ID] = group
    new.save(group)
