"""WhatsApp's Cloud API on loopback, and the people behind it.

For tests (all in the event loop that serves `cloud.app`)::

    cloud = whatsapp.create(None, Limits.off())           # or a path: the world survives a restart
    # serve cloud.app, let the bot talk to http://127.0.0.1:PORT/v25.0 with whatsapp.TOKEN
    cloud.world.courier.subscribe(address_of_the_webhook)
    warga = cloud.phone(whatsapp.RESIDENT)
    warga.says("halo"); await warga.reads("Setuju"); warga.taps("Setuju")

`cloud.world` has `person`, `add_person`, `says`, `taps`, `sends`, `changes_number`, `comes_online`, `talk`,
`adds_template`, `decides` (a template's state), `limits`, `clock`, `touch`, `await until(lambda: …)`. A person may hide
the number, block, be offline, or not read. Trouble: `cloud.faults.code(131056, to)`, `.fails_later(131026, to)`
(accepted, then failed by a webhook), and all of `simulator.faults`; `cloud.world.courier.twice` and `.backwards` repeat
and shuffle webhooks.
"""

from pathlib import Path

from starlette.applications import Starlette

from simulator.whatsapp.faults import GraphFaults
from simulator.whatsapp.ground import AGENT, OFFICIAL, RESIDENT
from simulator.whatsapp.people import Bubble, Button, Person, Template
from simulator.whatsapp.phone import Phone
from simulator.whatsapp.server import CloudApi
from simulator.whatsapp.shapes import BUSINESS_ID, NUMBER_ID, PHONE
from simulator.whatsapp.world import APP_SECRET, VERIFY_TOKEN, Limits, World

TOKEN = "EAASimulatorTokenOfNobodysAccount"  # noqa: S105 - of nobody's account
VERSION = "v25.0"

__all__ = [
    "AGENT",
    "APP_SECRET",
    "BUSINESS_ID",
    "NUMBER_ID",
    "OFFICIAL",
    "PHONE",
    "RESIDENT",
    "TOKEN",
    "VERIFY_TOKEN",
    "VERSION",
    "Bubble",
    "Button",
    "Cloud",
    "Limits",
    "Person",
    "Phone",
    "Template",
    "World",
    "create",
]


class Cloud:
    """One Cloud API server with its world."""

    def __init__(self, path: Path | None, limits: Limits) -> None:
        self.world = World(path, limits)
        self.app = CloudApi(self.world, TOKEN)

    @property
    def faults(self) -> GraphFaults:
        """The scripted troubles."""
        return self.world.faults

    def phone(self, number: str) -> Phone:
        """The phone of a person."""
        return Phone(self.world, number)

    def mount(self, app: Starlette, path: str) -> None:
        """Serve the Cloud API under a path of another application."""
        app.mount(path, self.app)

    async def close(self) -> None:
        """Let go of everything; a world with a path can be opened again."""
        self.faults.clear()
        await self.world.courier.close()
        self.world.journal.close()


def create(path: Path | None = None, limits: Limits | None = None) -> Cloud:
    """Open a simulated WhatsApp; without a path nothing outlives it."""
    return Cloud(path, limits or Limits())
