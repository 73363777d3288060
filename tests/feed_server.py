"""A small real HTTP server on loopback whose answers a test sets; it keeps what it was asked."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from aiohttp import web


@dataclass
class Page:
    """What the server says at a path; `endless` bytes follow the body, `hangs` means that nothing ever comes."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    endless: bool = False
    hangs: bool = False


@dataclass
class FeedServer:
    """Pages by path."""

    address: str = ""
    pages: dict[str, Page] = field(default_factory=dict)
    asked: list[tuple[str, Mapping[str, str]]] = field(default_factory=list)

    def url(self, path: str) -> str:
        """The whole address of a path."""
        return self.address + path

    async def answer(self, request: web.Request) -> web.StreamResponse:
        """What a page says."""
        self.asked.append((request.path, dict(request.headers)))
        page = self.pages.get(request.path, Page(status=404))
        if page.hangs:
            await asyncio.Event().wait()
        etag = page.headers.get("ETag")
        if etag and request.headers.get("If-None-Match") == etag:
            return web.Response(status=304)
        if page.endless:
            return await self._pour(request)
        return web.Response(body=page.body, status=page.status, headers=page.headers)

    async def _pour(self, request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse()
        await response.prepare(request)
        try:
            while True:
                await response.write(b" " * 65536)
        except ConnectionError:
            return response


@asynccontextmanager
async def serving() -> AsyncIterator[FeedServer]:
    """The server while the block lasts."""
    server = FeedServer()
    app = web.Application()
    app.router.add_get("/{path:.*}", server.answer)
    runner = web.AppRunner(app, access_log=None, handler_cancellation=True, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    try:
        host, port = runner.addresses[0][:2]
        server.address = f"http://{host}:{port}"
        yield server
    finally:
        await runner.cleanup()


def item(title: str, *, guid: str = "", link: str = "", summary: str = "", date: str = "") -> str:
    """One RSS item."""
    parts = {"title": title, "guid": guid, "link": link, "description": summary, "pubDate": date}
    inside = "".join(f"<{name}><![CDATA[{value}]]></{name}>" for name, value in parts.items() if value)
    return f"<item>{inside}</item>"


def rss(*items: str, title: str = "Kominfo Balikpapan") -> bytes:
    """A whole RSS feed, newest item first."""
    head = '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel>'
    return f"{head}<title>{title}</title>{''.join(items)}</channel></rss>".encode()
