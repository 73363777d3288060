"""SiarKIM's simulator: a Telegram Bot API server on loopback, and the people behind it.

For tests (all in the event loop that serves `simulator.app`)::

    sim = simulator.create(None, Limits.off())           # or a path: the world survives a restart
    # serve sim.app with uvicorn, let the bot talk to http://127.0.0.1:PORT with sim.token
    warga = sim.phone(simulator.RESIDENT_ID)
    warga.starts()                                       # "/start"; starts("r_6471_k12") is a deep link
    message = await warga.reads("Setuju")                # newest answer since this phone's last deed
    press = warga.presses("Setuju")                      # inline button, by label or callback data
    assert await warga.toast(press) == ""                # answerCallbackQuery
    warga.says("Jalan rusak", reply_to=message); warga.sends_photo("keterangan")

`sim.world` does everything else: `add_person`, `add_group`, `add_channel`, `adds_bot`, `promotes_bot`,
`demotes_bot`, `removes_bot`, `upgrades`, `blocks`, `unblocks`, `deactivates`, `mutes`, `deletes_group`,
`joins`, `leaves`, `opens_topic`, `closes_topic`, `person_says`, `person_sends`, `person_posts`, `edits`,
`forwards`, `press`, `reacts`, `votes`, `shares_contact`, `shares_location`, `shares_chat`, `shares_users`. It
is read by `messages(chat_id)`, `answers(chat_id)`, `await answer(chat_id, "text", after=…)` and
`await until(lambda: …)`.

Many people: `sim.world.crowd(range(10**9, 10**9 + 100_000))` makes ids that cost nothing (their messages are
not kept); `crowd(range(…, …, 20), "blocked")` lets every twentieth refuse. `sim.world.recorder = Recorder()`
counts what arrives.

Trouble: `sim.faults.too_many("sendMessage", 3, chat_id)`, `.refuse(method, "Bad Request: …")`,
`.broken(method)`, `.hang(method)`, `.reset(method, done=True)`, `.half(method)`,
`.next(method, chat_id, status=…, body=…)`.
The server's clock is `sim.world.clock`: set it to make messages older than 48 hours.
"""

from simulator.faults import Fault, Faults
from simulator.limits import Limits
from simulator.people import Button, Chat, Message, Person, Press
from simulator.phone import PIXEL, Phone
from simulator.recorder import Recorder
from simulator.simulation import Simulator, create
from simulator.wire import Upload
from simulator.world import (
    AGENT_ID,
    BOT_ID,
    BOT_USERNAME,
    COLLEAGUE_IDS,
    GROUP_ID,
    OFFICIAL_ID,
    RESIDENT_ID,
    TOKEN,
    World,
)

__all__ = [
    "AGENT_ID",
    "BOT_ID",
    "BOT_USERNAME",
    "COLLEAGUE_IDS",
    "GROUP_ID",
    "OFFICIAL_ID",
    "PIXEL",
    "RESIDENT_ID",
    "TOKEN",
    "Button",
    "Chat",
    "Fault",
    "Faults",
    "Limits",
    "Message",
    "Person",
    "Phone",
    "Press",
    "Recorder",
    "Simulator",
    "Upload",
    "World",
    "create",
]
