"""The parts that several others need: house, platforms, engine and what they are set to."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from bot.backup_folder import BackupFolder
from domain.platform import ChatKind
from domain.ports import Engine, Gallery, Lookout, MenuKeeper, Platform, Source
from domain.quiet_hours import QuietHours
from domain.relay import Measure
from domain.ticket import Terms
from domain.vitals import Machine
from handlers.shell.house import House
from services.answer_letters import Office
from services.word_lists import WordLists


@dataclass(frozen=True, slots=True)
class Parts:
    """What the running house is made of."""

    house: House
    platforms: Mapping[int, Platform]
    engine: Engine[AsyncSession]
    quiet: QuietHours | None
    news_a_day: int
    measure: Measure  # of a KIM channel
    terms: Terms
    words: WordLists
    source: Source
    pictures: Gallery
    backups: BackupFolder
    machine: Callable[[], Machine]
    menus: Mapping[int, MenuKeeper]
    lookouts: Mapping[int, Lookout]

    @property
    def office(self) -> Office:
        """What answering needs to know of the installation."""
        return Office(self.house.home_region, self.link, self.terms, self.words)

    def link(self, account_id: int, payload: str, kind: ChatKind = ChatKind.PRIVATE) -> str:
        """The address that opens a private chat with an account, or adds it to another, and hands it `payload`."""
        return self.platforms[account_id].link(payload, kind)
