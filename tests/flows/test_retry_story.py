"""Copies that are refused: a broadcast that pauses itself and asks, and the failed tried again from the report."""

from simulator import Phone, Simulator
from simulator.faults import Fault
from tests.flows.live import Live, alive
from tests.flows.test_broadcast_control_story import AS, command, crowd, facts, reached, send, until

NEWS = "Air mati"
REASON = "Bad Request: not enough rights to send text messages to the chat"


def refusing(live: Live, phones: list[Phone]) -> list[Fault]:
    """From now on nothing reaches these phones."""
    faults = [live.sim.faults.refuse("sendMessage", REASON, chat_id=phone.id) for phone in phones]
    for fault in faults:
        fault.times = -1
    return faults


async def test_twenty_refusals_pause_and_ask_and_the_failed_are_tried_again_from_the_chat(
    sim: Simulator, sqlite_url: str
) -> None:
    async with alive(sim, sqlite_url, telegram_rate=500) as live:
        phones = await crowd(live, 24)
        refusing(live, phones)
        await send(live, NEWS)
        asked = await live.official.reads("dijeda otomatis", within=30)
        assert "kiriman berturut-turut ditolak dengan jawaban yang sama: not enough rights" in asked.text
        live.official.presses("Coba lagi dari yang ditolak", asked)
        told = await live.official.reads("ditolak akan dikirim lagi")
        assert "Yang sudah terkirim tidak dikirim ulang." in told.text
        assert "Siaran yang dijeda ini juga dilanjutkan." in told.text
        live.official.presses("Tidak", told)
        await live.official.reads("tidak dikirim lagi")
        assert (await facts(live))["state"] == "paused"
        live.official.presses("Coba lagi dari yang ditolak", asked)
        told = await live.official.reads("ditolak akan dikirim lagi")
        live.sim.faults.clear()
        live.official.presses("Ya, kirim lagi", told)
        known = await until(live, "done")
    assert (known["sent"], known["failed"], reached(phones, NEWS)) == (24, 0, 24)
    assert sum("dijeda otomatis" in message.text for message in live.official.sees()) == 1


async def test_the_report_offers_the_few_that_were_refused_and_so_does_the_shell(
    sim: Simulator, sqlite_url: str
) -> None:
    async with alive(sim, sqlite_url, telegram_rate=500) as live:
        phones = await crowd(live, 5)
        refusing(live, phones[:3])
        await send(live, NEWS)
        report = await live.official.reads("Ditolak: 3", within=30)
        live.official.says("/pantau")
        shown = await live.official.reads("Terkirim 2")
        for message in (report, shown):
            assert message.button("Coba lagi yang ditolak (3)")
        assert "dikirim lagi: 3" in (await command(live, "broadcasts", "retry", "1", *AS)).stdout
        await live.official.reads("Ditolak: 3", within=30)
        live.sim.faults.clear()
        live.official.presses("Coba lagi yang ditolak (3)", report)
        told = await live.official.reads("3 kiriman ditolak")
        live.official.presses("Ya, kirim lagi", told)
        last = await live.official.reads("Ditolak: 0", within=30)
        assert not last.buttons
        assert "tidak ada kiriman gagal" in (await command(live, "broadcasts", "retry", "1", *AS)).stderr
    for phone in phones:
        assert sum(NEWS in message.text for message in phone.sees()) == 1
