"""The simulated Cloud API holds to the rules of the real one."""

import asyncio
import hashlib
import hmac
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from simulator import whatsapp
from simulator.whatsapp import Cloud, Limits
from tests.simulator.served import serve

NUMBER = f"/v25.0/{whatsapp.NUMBER_ID}"


class Wire:
    """A business' plain view of the wire."""

    def __init__(self, session: aiohttp.ClientSession, base: str) -> None:
        self._session, self._base = session, base

    async def post(self, path: str, body: dict[str, Any], token: str = whatsapp.TOKEN) -> tuple[int, dict[str, Any]]:
        headers = {"Authorization": f"Bearer {token}"}
        async with self._session.post(self._base + path, json=body, headers=headers) as answer:
            return answer.status, await answer.json()

    async def send(self, kind: str, body: dict[str, Any], to: str = whatsapp.RESIDENT) -> int:
        """A message; the code that it is refused with, 0 if it is accepted."""
        payload = {"messaging_product": "whatsapp", "to": to, "type": kind, kind: body}
        _, said = await self.post(f"{NUMBER}/messages", payload)
        return int(said["error"]["code"]) if "error" in said else 0


@pytest.fixture
async def cloud() -> AsyncIterator[Cloud]:
    opened = whatsapp.create(None, Limits.off())
    opened.phone(whatsapp.RESIDENT).says("halo")
    yield opened
    await opened.close()


@pytest.fixture
async def wire(cloud: Cloud) -> AsyncIterator[Wire]:
    async with serve(cloud.app) as base, aiohttp.ClientSession() as session:
        yield Wire(session, base)


class Business:
    """Where webhooks are brought; it accepts them, but for the first `refuses`."""

    def __init__(self) -> None:
        self.brought: list[dict[str, Any]] = []
        self.refuses = 0
        self.app = Starlette(routes=[Route("/hook", self._hook, methods=["GET", "POST"])])

    @property
    def statuses(self) -> list[tuple[str, str]]:
        """What was told of messages: id and state."""
        values = [each["entry"][0]["changes"][0]["value"] for each in self.brought]
        return [(each["id"], each["status"]) for value in values for each in value.get("statuses", [])]

    async def _hook(self, request: Request) -> Response:
        if request.method == "GET":
            fits = request.query_params["hub.verify_token"] == whatsapp.VERIFY_TOKEN
            return PlainTextResponse(request.query_params["hub.challenge"], 200 if fits else 403)
        body = await request.body()
        signed = hmac.new(whatsapp.APP_SECRET.encode(), body, hashlib.sha256).hexdigest()
        assert request.headers["x-hub-signature-256"] == f"sha256={signed}"
        if self.refuses:
            self.refuses -= 1
            return Response(status_code=500)
        self.brought.append(json.loads(body))
        return Response()


@asynccontextmanager
async def business(cloud: Cloud) -> AsyncIterator[Business]:
    opened = Business()
    async with serve(opened.app) as base:
        cloud.world.courier.subscribe(f"{base}/hook")
        yield opened
        await cloud.world.courier.close()


async def brought(cloud: Cloud) -> None:
    async with asyncio.timeout(60):
        while len(cloud.world.courier):
            await asyncio.sleep(0.01)


BUTTON = {"type": "reply", "reply": {"id": "a", "title": "Ya"}}


@pytest.mark.parametrize(
    ("kind", "body", "code"),
    [
        ("text", {"body": "Halo"}, 0),
        ("text", {"body": ""}, 131008),
        ("text", {"body": "x" * 4097}, 131009),
        ("image", {"id": "1"}, 100),
        ("image", {"link": "https://a.id/f.png", "caption": "x" * 1025}, 131009),
        ("image", {"link": "https://a.id/f.png", "caption": "x"}, 0),
        ("audio", {"link": "https://a.id/f.ogg", "caption": "x"}, 131009),
        ("interactive", {"type": "button", "body": {"text": "?"}, "action": {"buttons": [BUTTON]}}, 0),
        ("interactive", {"type": "button", "body": {"text": "?"}, "action": {"buttons": [BUTTON] * 2}}, 131009),
        ("interactive", {"type": "button", "body": {"text": "x" * 1025}, "action": {"buttons": [BUTTON]}}, 131009),
        ("poll", {"question": "?"}, 131051),
        ("interactive", {"type": "list", "body": 5}, 100),
        ("interactive", {"type": "button", "body": {"text": "?"}, "action": {"buttons": [5]}}, 100),
        ("template", {"name": "none", "language": {"code": "id"}}, 132001),
    ],
    ids=[
        "text", "no text", "long text", "no such file", "long caption", "link", "voice with a caption", "button",
        "buttons alike", "long body", "unknown kind", "another shape", "a button of another shape", "unknown template",
    ],
)  # fmt: skip
async def test_what_breaks_a_rule_is_refused_with_its_code(
    wire: Wire, kind: str, body: dict[str, Any], code: int
) -> None:
    assert await wire.send(kind, body) == code


async def test_a_list_has_ten_rows(wire: Wire) -> None:
    rows = [{"id": str(number), "title": f"Kec. {number}"} for number in range(11)]
    said = {"type": "list", "body": {"text": "?"}, "action": {"button": "Lihat", "sections": [{"rows": rows}]}}
    assert await wire.send("interactive", said) == 131009
    rows.pop()
    assert await wire.send("interactive", said) == 0


TEMPLATE: dict[str, Any] = {
    "name": "kabar",
    "language": "id",
    "components": [{"type": "BODY", "text": "Dari {{1}}: {{2}} – SiarKIM"}],
}


def filled(*values: str) -> dict[str, Any]:
    parameters = [{"type": "text", "text": value} for value in values]
    return {"name": "kabar", "language": {"code": "id"}, "components": [{"type": "body", "parameters": parameters}]}


@pytest.mark.parametrize(
    ("status", "values", "code"),
    [
        ("APPROVED", ("BPBD", "Banjir"), 0),
        ("APPROVED", ("BPBD",), 132000),
        ("APPROVED", ("BPBD", "dua\nbaris"), 132012),
        ("APPROVED", ("BPBD", "x" * 1020), 132005),
        ("PENDING", ("BPBD", "Banjir"), 132001),
        ("PAUSED", ("BPBD", "Banjir"), 132015),
        ("DISABLED", ("BPBD", "Banjir"), 132016),
    ],
    ids=["good", "a blank is missing", "a line break", "too long", "not approved", "paused", "disabled"],
)
async def test_templates_have_states_and_blanks(
    cloud: Cloud, wire: Wire, status: str, values: tuple[str, ...], code: int
) -> None:
    cloud.world.adds_template(TEMPLATE, status)
    assert await wire.send("template", filled(*values)) == code


async def test_outside_the_window_only_templates_pass_and_only_to_so_many_people_a_day(
    cloud: Cloud, wire: Wire
) -> None:
    cloud.world.adds_template(TEMPLATE)
    cloud.world.limits.people_a_day = 1
    assert await wire.send("text", {"body": "Halo"}, whatsapp.AGENT) == 131047
    assert await wire.send("template", filled("a", "b"), whatsapp.AGENT) == 0
    assert await wire.send("template", filled("a", "b"), whatsapp.AGENT) == 0
    assert await wire.send("template", filled("a", "b"), whatsapp.OFFICIAL) == 80007
    assert await wire.send("template", filled("a", "b"), whatsapp.RESIDENT) == 0  # has just written
    later = cloud.world.clock() + 86_401
    cloud.world.clock = lambda: later
    assert await wire.send("template", filled("a", "b"), whatsapp.OFFICIAL) == 0


async def test_a_number_carries_so_much_a_second(cloud: Cloud, wire: Wire) -> None:
    cloud.world.limits.a_second = 0
    assert await wire.send("text", {"body": "Halo"}) == 130429


async def test_nobody_else_s_token_opens(wire: Wire) -> None:
    status, said = await wire.post(f"{NUMBER}/messages", {}, token="guessed")
    assert (status, said["error"]["code"]) == (401, 190)


async def test_statuses_follow_a_message_to_its_reader(cloud: Cloud, wire: Wire) -> None:
    async with business(cloud) as house:
        house.refuses = 1
        await wire.send("text", {"body": "Halo"})
        cloud.faults.fails_later(131026)
        await wire.send("text", {"body": "Halo"})
        await brought(cloud)
    good, bad = (each.id for each in cloud.world.talk(whatsapp.RESIDENT)[1:])
    assert house.statuses == [(good, "sent"), (good, "delivered"), (good, "read"), (bad, "failed")]
    assert house.brought[-1]["entry"][0]["changes"][0]["value"]["statuses"][0]["errors"][0]["code"] == 131026


async def test_who_is_offline_gets_it_later_and_who_does_not_exist_never(cloud: Cloud, wire: Wire) -> None:
    warga = cloud.phone(whatsapp.RESIDENT).person
    warga.online = False
    async with business(cloud) as house:
        await wire.send("text", {"body": "Halo"})
        await wire.send("text", {"body": "Halo"}, "62800000000")
        await brought(cloud)
        assert [state for _, state in house.statuses] == ["sent", "failed"]
        cloud.world.comes_online(warga)
        await brought(cloud)
    assert [state for _, state in house.statuses][2:] == ["delivered", "read"]


async def test_webhooks_can_be_repeated_and_shuffled(cloud: Cloud, wire: Wire) -> None:
    courier = cloud.world.courier
    courier.twice = courier.backwards = True
    await wire.send("text", {"body": "Halo"})
    async with business(cloud) as house:
        await brought(cloud)
    states = [state for _, state in house.statuses]
    assert states == ["read", "read", "delivered", "delivered", "sent", "sent"]


async def test_what_a_person_does_is_brought_in_the_shape_of_the_wire(cloud: Cloud, wire: Wire) -> None:
    said = {"type": "button", "body": {"text": "Setuju?"}, "action": {"buttons": [BUTTON]}}
    await wire.send("interactive", said)
    warga = cloud.phone(whatsapp.RESIDENT)
    warga.person.hides_number = True
    warga.taps("Ya")
    async with business(cloud) as house:
        await brought(cloud)
    value = house.brought[-1]["entry"][0]["changes"][0]["value"]
    message = value["messages"][0]
    assert message["interactive"] == {"type": "button_reply", "button_reply": {"id": "a", "title": "Ya"}}
    assert (message["from_user_id"], "from" in message) == (warga.person.user_id, False)
    assert value["metadata"]["phone_number_id"] == whatsapp.NUMBER_ID


async def test_a_world_on_disk_survives(tmp_path: Path) -> None:
    cloud = whatsapp.create(tmp_path / "world.db")
    cloud.phone(whatsapp.RESIDENT).sends_photo("banjir")
    cloud.world.changes_number(cloud.phone(whatsapp.RESIDENT).person, "6281999999999")
    cloud.world.adds_template(TEMPLATE)
    before = (cloud.world.people, cloud.world.bubbles, cloud.world.templates, cloud.world.media)
    await cloud.close()
    again = whatsapp.create(tmp_path / "world.db")
    assert (again.world.people, again.world.bubbles, again.world.templates, again.world.media) == before
    await again.close()
