"""One whole talk over the wire, with a stranger's client: python-telegram-bot."""

from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup

from simulator import RESIDENT_ID, Simulator
from tests.simulator.served import serve


async def test_a_resident_starts_presses_and_reads(sim: Simulator) -> None:
    warga = sim.phone(RESIDENT_ID)
    async with serve(sim.app) as base, Bot(sim.token, base_url=f"{base}/bot") as bot:
        assert (await bot.get_me()).id == sim.bot_id
        warga.starts("r_6471051002_k12")
        (update,) = await bot.get_updates(timeout=5)
        assert update.message is not None
        assert update.message.text == "/start r_6471051002_k12"
        assert update.message.entities[0].type == "bot_command"

        keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Setuju", callback_data="agree")]])
        await bot.send_message(RESIDENT_ID, "Gratis. <b>Setuju?</b>", "HTML", reply_markup=keyboard)
        question = await warga.reads("setuju?")
        assert question.body["entities"] == [{"type": "bold", "offset": 8, "length": 7}]

        press = warga.presses("Setuju")
        (update,) = await bot.get_updates(offset=update.update_id + 1, timeout=5)
        assert update.callback_query is not None
        await update.callback_query.answer("Terima kasih")
        assert await warga.toast(press) == "Terima kasih"
        await update.callback_query.edit_message_text("Pilih kecamatan")
        assert (await warga.reads("kecamatan")).id == question.id
