"""The phones in a real browser."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp
import pytest
from fastapi import FastAPI
from playwright.async_api import Locator, Page, async_playwright, expect

import simulator
from simulator import GROUP_ID, RESIDENT_ID, Limits, Simulator, whatsapp
from simulator.whatsapp import Cloud
from tests.simulator.served import Client, serve

PATIENCE = 30_000  # milliseconds: a busy machine is no fault
CHROMIUM = Path("/usr/bin/chromium")

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="Debian's chromium is not installed"),
]


async def answer_people(bot: Client) -> None:
    """A bot of five lines: greets, asks, thanks."""
    while True:
        for update in await bot.updates(timeout=20):
            if query := update.get("callback_query"):
                await bot.call("answerCallbackQuery", callback_query_id=query["id"], text="Tersimpan")
                where = {"chat_id": query["message"]["chat"]["id"], "message_id": query["message"]["message_id"]}
                await bot.call("editMessageText", **where, text="<b>Terdaftar</b>", parse_mode="HTML")
            elif message := update.get("message"):
                keyboard = {"inline_keyboard": [[{"text": "Setuju", "callback_data": "ya"}]]}
                chat_id = message["chat"]["id"]
                await bot.call("sendMessage", chat_id=chat_id, text="Selamat datang", reply_markup=keyboard)


@asynccontextmanager
async def page(sim: Simulator, cloud: Cloud) -> AsyncIterator[str]:
    from simulator.page import install  # noqa: PLC0415 (NiceGUI is loaded only where it is shown)

    app = FastAPI()
    sim.mount(app, "/telegram")
    install(app, sim, cloud=cloud)
    async with serve(app, websockets=True) as base, aiohttp.ClientSession() as session:
        answering = asyncio.create_task(answer_people(Client(session, f"{base}/telegram", sim)))
        yield f"{base}/simulator"
        answering.cancel()


async def register(resident: Locator) -> None:
    await resident.get_by_role("button", name="MULAI").click()
    await resident.get_by_role("button", name="Setuju").click()
    await expect(resident.get_by_text("Terdaftar", exact=True)).to_be_visible()
    await expect(resident.get_by_text("diedit")).to_be_visible()
    await expect(resident.get_by_role("status")).to_have_text("Tersimpan")


async def write(resident: Locator) -> None:
    field = resident.get_by_label("Tulis pesan")
    await field.fill("Jalan <rusak>")
    await field.press("Enter")
    await expect(resident.get_by_text("Jalan <rusak>")).to_be_visible()
    await expect(field).to_have_value("")


async def invite(view: Page, agent: Locator) -> None:
    await agent.get_by_label("Menu percakapan").click()
    await view.get_by_text("Tambahkan bot", exact=True).click()
    await expect(agent.get_by_text("bot anggota")).to_be_visible()


async def chat_on_whatsapp(view: Page, phone: Locator, cloud: Cloud) -> None:
    field = phone.get_by_label("Tulis pesan")
    await field.fill("halo <semua>")
    await field.press("Enter")
    await expect(phone.get_by_text("halo <semua>")).to_be_visible(timeout=PATIENCE)
    rows = [{"id": "a:1", "title": "Kel. Damai"}, {"id": "a:2", "title": "Kel. Klandasan", "description": "Ilir"}]
    action = {"button": "Lihat pilihan", "sections": [{"rows": rows}]}
    asked = {"type": "list", "body": {"text": "Di *mana*?"}, "action": action}
    sent = {"messaging_product": "whatsapp", "to": whatsapp.RESIDENT, "type": "interactive"}
    cloud.world.takes(sent | {"interactive": asked})
    await phone.get_by_role("button", name="Lihat pilihan").click(timeout=PATIENCE)
    await view.get_by_text("Kel. Klandasan").click(timeout=PATIENCE)
    await expect(phone.locator(".mine").get_by_text("Kel. Klandasan")).to_be_visible(timeout=PATIENCE)
    await expect(phone.locator("b", has_text="mana")).to_be_visible(timeout=PATIENCE)


async def narrow(view: Page, agent: Locator) -> None:
    await view.set_viewport_size({"width": 360, "height": 740})
    assert await view.evaluate("document.documentElement.scrollWidth") == 360
    await expect(agent).to_be_hidden()
    await view.get_by_role("navigation", name="Pilih ponsel").get_by_text("Agen KIM").click()
    await expect(agent).to_be_visible()


async def test_a_pressed_button_shows_its_answer_on_the_phone() -> None:
    sim, cloud = simulator.create(None, Limits.off()), whatsapp.create(None, whatsapp.Limits.off())
    async with page(sim, cloud) as address, async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        view = await browser.new_page(viewport={"width": 1280, "height": 900})
        await view.goto(address)
        await expect(view.get_by_text("Tekan MULAI di ponsel Warga")).to_be_visible()
        resident = view.get_by_role("region", name="Ponsel Warga")
        agent = view.get_by_role("region", name="Ponsel Agen KIM")
        await register(resident)
        await write(resident)
        await invite(view, agent)
        await chat_on_whatsapp(view, view.get_by_role("region", name="WhatsApp Warga"), cloud)
        await narrow(view, agent)
        await browser.close()
    assert sim.world.chats[GROUP_ID].bot_status == "member"
    assert sim.world.messages(RESIDENT_ID)[0].text == "/start"
    await sim.close()
    await cloud.close()
