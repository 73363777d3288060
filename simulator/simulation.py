"""A running simulator: worlds, their server, and how both are opened and closed."""

from pathlib import Path

from starlette.applications import Starlette

from simulator.faults import Faults
from simulator.limits import Limits
from simulator.phone import Phone
from simulator.server import BotApi
from simulator.world import TOKEN, World, world


class Simulator:
    """One Bot API server; it begins with one bot and its world."""

    def __init__(self, path: Path | None, limits: Limits) -> None:
        self._path = path
        self._limits = limits
        self.world = world(path, limits)
        self._worlds = {TOKEN: self.world}
        self.app = BotApi(self._worlds)

    @property
    def token(self) -> str:
        """The first bot's token."""
        return self.world.bot.token

    @property
    def bot_id(self) -> int:
        """The first bot's id."""
        return self.world.bot.id

    @property
    def faults(self) -> Faults:
        """The scripted troubles of the first bot."""
        return self.world.faults

    def phone(self, person_id: int) -> Phone:
        """The phone of a person in the first bot's world."""
        return Phone(self.world, person_id)

    def add_bot(self, token: str) -> World:
        """A further bot, which lives in a world of its own on the same server."""
        bot_id = token.partition(":")[0]
        path = self._path and self._path.with_name(f"{self._path.stem}-{bot_id}{self._path.suffix}")
        self._worlds[token] = world(path, self._limits, token)
        return self._worlds[token]

    def mount(self, app: Starlette, path: str) -> None:
        """Serve the Bot API under a path of another application."""
        app.mount(path, self.app)

    async def close(self) -> None:
        """Let go of everything; a world with a path can be opened again."""
        for each in self._worlds.values():
            each.faults.clear()
            each.updates.interrupt()
            await each.courier.close()
            each.journal.close()


def create(world_path: Path | None = None, limits: Limits | None = None) -> Simulator:
    """Open a simulator; without a path nothing outlives it."""
    return Simulator(world_path, limits or Limits())
