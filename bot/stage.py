"""The stage: the one web application, with health and webhooks and, without a token, the simulator beside them."""

import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot import web
from bot.health import Health
from bot.house import database_file
from bot.settings import Settings
from services import template_texts

BOT_API = "/bot-api"
GRAPH = "/graph"
WHATSAPP_WEBHOOK = "/whatsapp/webhook"
VERSION = "v25.0"


@dataclass(slots=True)
class Stage:
    """Where the web application is reached, where the Bot API is, and how the house is."""

    app: Starlette
    address: str
    api_url: str
    graph_url: str = ""  # where WhatsApp is, if not where the settings say
    health: Health = field(default_factory=Health)
    bring: Callable[[str], None] | None = None  # has the simulated WhatsApp bring its webhooks to an address

    @property
    def host(self) -> str:
        """Where the Bot API is, for people to read."""
        return urlsplit(self.api_url).netloc

    def show_metrics(self, metrics: Callable[[Request], Awaitable[Response]]) -> None:
        """Serve `/metrics`."""
        self.app.router.routes.insert(0, Route("/metrics", metrics))


def web_host(settings: Settings) -> str:
    """Where the application listens: the simulator never leaves this machine."""
    return "127.0.0.1" if settings.simulated else settings.web_host


@asynccontextmanager
async def staged(settings: Settings, listening: socket.socket | None) -> AsyncIterator[Stage]:
    """Serve the application during the block; without a socket another process serves it."""
    if listening is None:
        address = f"http://{web_host(settings)}:{settings.web_port}"
        api_url = address + BOT_API if settings.simulated else settings.telegram_api_url
        graph_url = f"{address}{GRAPH}/{VERSION}" if settings.simulated else settings.whatsapp_api_url
        yield Stage(Starlette(), settings.web_public_url or address, api_url, graph_url)
        return
    host, port = listening.getsockname()[:2]
    address = f"http://{host}:{port}"
    if not settings.simulated:
        stage = Stage(Starlette(), settings.web_public_url or address, settings.telegram_api_url)
        async with _served(stage, listening):
            yield stage
        return
    async with _simulated(database_file(settings), address) as stage, _served(stage, listening):
        yield stage


@asynccontextmanager
async def _served(stage: Stage, listening: socket.socket) -> AsyncIterator[None]:
    stage.app.router.routes.insert(0, Route("/healthz", stage.health.answer))
    async with web.served(stage.app, listening):
        yield


@asynccontextmanager
async def _simulated(database: Path | None, address: str) -> AsyncIterator[Stage]:
    from fastapi import FastAPI  # noqa: PLC0415 - a live bot loads neither simulator nor front end

    import simulator  # noqa: PLC0415
    from simulator import page, whatsapp  # noqa: PLC0415

    telegram = simulator.create(_world(database, "phones"))
    cloud = whatsapp.create(_world(database, "whatsapp"))
    app = FastAPI(openapi_url=None)
    telegram.mount(app, BOT_API)
    cloud.mount(app, GRAPH)
    for wording, language in template_texts.every():
        if (wording.name, language) not in cloud.world.templates:
            cloud.world.adds_template(template_texts.handed_in(wording, language))
    page.install(app, telegram, "/", cloud=cloud)
    try:
        stage = Stage(app, address, address + BOT_API, f"{address}{GRAPH}/{VERSION}")
        stage.bring = cloud.world.courier.subscribe
        yield stage
    finally:
        await telegram.close()
        await cloud.close()


def _world(database: Path | None, name: str) -> Path | None:
    return database.with_name(f"{database.stem}-{name}{database.suffix}") if database else None
