"""The WhatsApp platform over HTTP, against the simulator."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot import http
from bot.platforms.whatsapp import Api, WhatsApp
from domain.message import (
    Choice,
    Content,
    ContentKind,
    FilledTemplate,
    Gone,
    Kept,
    Later,
    MediaItem,
    Message,
    Rejected,
    Rests,
    Sent,
    Target,
    Unknown,
    Unreachable,
)
from domain.ports import Platform
from services import template_texts
from simulator import PIXEL, whatsapp
from simulator.faults import Fault
from simulator.whatsapp import Cloud, Limits, Phone
from tests.simulator.served import serve

WARGA = Target(whatsapp.RESIDENT)
HELLO = Message(Content(text="Halo"))


@pytest.fixture
async def cloud() -> AsyncIterator[Cloud]:
    opened = whatsapp.create(None, Limits.off())
    yield opened
    await opened.close()


@pytest.fixture
async def number(cloud: Cloud) -> AsyncIterator[WhatsApp]:
    async with serve(cloud.app) as base, http.opened() as client:
        yield WhatsApp(Api(client, f"{base}/v25.0", whatsapp.NUMBER_ID, whatsapp.TOKEN), 2, whatsapp.PHONE)


@pytest.fixture
def warga(cloud: Cloud) -> Phone:
    phone = cloud.phone(whatsapp.RESIDENT)
    phone.says("halo")
    return phone


async def test_a_text_arrives_by_number_and_by_id(number: Platform, warga: Phone) -> None:
    for target in (WARGA, Target(warga.person.user_id)):
        sent = await number.send(target, HELLO)
        assert sent == Sent((warga.sees()[-1].id,))
        assert warga.sees()[-1].text == "Halo"


async def test_choices_can_be_tapped(number: Platform, warga: Phone) -> None:
    message = Message(Content(text="Setuju?"), ((Choice("Ya", "agree:1"), Choice("Tidak", "agree:0")),))
    await number.send(WARGA, message)
    assert [(each.title, each.id) for each in (await warga.reads("Setuju")).buttons] == [
        ("Ya", "agree:1"),
        ("Tidak", "agree:0"),
    ]


async def test_a_file_is_uploaded_once_and_sent_by_its_id_to_everybody(
    number: Platform, cloud: Cloud, warga: Phone, tmp_path: Path
) -> None:
    (tmp_path / "foto.png").write_bytes(PIXEL)
    photo = MediaItem(ContentKind.PHOTO, path=str(tmp_path / "foto.png"))
    copy = number.prepare(Message(Content(ContentKind.PHOTO, "Banjir", media=(photo,))))
    cloud.phone(whatsapp.AGENT).says("halo")
    first, second = await copy(WARGA), await copy(Target(whatsapp.AGENT))
    assert isinstance(first, Sent)
    assert isinstance(second, Sent)
    assert (len(cloud.world.media), first.media_refs, second.media_refs) == (1, tuple(cloud.world.media), ())
    assert (warga.sees()[-1].kind, warga.sees()[-1].text) == ("image", "Banjir")


async def test_an_id_that_is_good_no_more_is_uploaded_anew(
    number: Platform, cloud: Cloud, warga: Phone, tmp_path: Path
) -> None:
    (tmp_path / "foto.png").write_bytes(PIXEL)
    photo = MediaItem(ContentKind.PHOTO, ref="1234", path=str(tmp_path / "foto.png"))
    sent = await number.send(WARGA, Message(Content(ContentKind.PHOTO, "Banjir", media=(photo,))))
    assert sent == Sent((warga.sees()[-1].id,), tuple(cloud.world.media))


@pytest.mark.parametrize(
    ("text", "outcome"), [("Banjir", Sent), ("", Rejected)], ids=["there is a text", "there is nothing else"]
)
async def test_a_picture_that_nobody_here_has_is_left_out_where_there_is_something_to_read(
    number: Platform, warga: Phone, text: str, outcome: type
) -> None:
    elsewhere = MediaItem(ContentKind.PHOTO)
    sent = await number.send(WARGA, Message(Content(ContentKind.PHOTO, text, media=(elsewhere,))))
    assert isinstance(sent, outcome)
    assert warga.sees()[-1].text == (text or "halo")


async def test_what_was_begun_goes_on_where_it_stopped(number: Platform, cloud: Cloud, warga: Phone) -> None:
    copy = number.prepare(Message(Content(text=f"{'a' * 4000} {'b' * 4000}")))
    cloud.world.limits.a_second = 1
    assert isinstance(await copy(WARGA), Later)
    cloud.world.limits.a_second = None
    assert isinstance(await copy(WARGA), Sent)
    assert [each.text[0] for each in warga.sees()[1:]] == ["a", "b"]


async def test_the_window_closes_after_a_day_and_a_template_passes(
    number: Platform, cloud: Cloud, warga: Phone
) -> None:
    wording = template_texts.WORDINGS[0]
    cloud.world.adds_template(template_texts.handed_in(wording, "id"))
    cloud.world.clock = lambda: (warga.person.heard_at or 0.0) + 86_400
    assert await number.send(WARGA, HELLO) == Rejected("error-131047")
    filled = FilledTemplate(wording.name, "id", ("Kelurahan", "Damai", "Air mati", "hari ini", "A1B2"), "read:7")
    assert isinstance(await number.send(WARGA, Message(Content(), template=filled)), Sent)
    assert "Air mati" in warga.sees()[-1].text
    assert warga.sees()[-1].buttons[0].id == "read:7"


async def test_codes_come_as_outcomes(number: Platform, cloud: Cloud, warga: Phone) -> None:
    cloud.faults.code(131056, whatsapp.RESIDENT)
    cloud.faults.code(131026)
    assert await number.send(WARGA, HELLO) == Later(6.0, counts=False, rests=Rests.CHAT, why="error-131056")
    assert await number.send(WARGA, HELLO) == Unreachable(Gone.MISSED)
    assert len(warga.sees()) == 1


async def test_a_broken_line_leaves_us_not_knowing(number: Platform, cloud: Cloud, warga: Phone) -> None:
    fault: Fault = cloud.faults.reset("messages", done=True)
    assert isinstance(await number.send(WARGA, HELLO), Unknown)
    assert (fault.met, warga.sees()[-1].text) == (1, "Halo")


async def test_a_wrong_token_rests_the_account_and_is_told_to_nobody(cloud: Cloud, warga: Phone) -> None:
    async with serve(cloud.app) as base, http.opened() as client:
        number = WhatsApp(Api(client, f"{base}/v25.0", whatsapp.NUMBER_ID, "EAAWRONGSECRET"), 2, "")
        outcome = await number.send(WARGA, HELLO)
    assert outcome == Later(900.0, counts=False, rests=Rests.ACCOUNT, why="account-trouble-190")


async def test_what_a_person_wrote_is_shown_as_read(number: Platform, warga: Phone) -> None:
    said = warga.sees()[0]
    assert await number.acknowledge(said.id, None) == Sent(())
    assert said.status == "read"


async def test_nothing_is_changed_or_taken_back(number: Platform) -> None:
    assert isinstance(await number.edit(WARGA, "wamid.A", HELLO), Kept)
    assert isinstance(await number.delete(WARGA, "wamid.A"), Kept)


async def test_a_link_writes_the_payload_for_the_person(number: Platform) -> None:
    assert number.link("r_6471_k12") == f"https://wa.me/{whatsapp.PHONE}?text=mulai%20r_6471_k12"


async def test_a_number_says_what_people_dial(cloud: Cloud) -> None:
    async with serve(cloud.app) as base, http.opened() as client:
        said = await Api(client, f"{base}/v25.0", whatsapp.NUMBER_ID, whatsapp.TOKEN).number()
    assert said.result["display_phone_number"] == f"+{whatsapp.PHONE}"


async def test_whoever_waits_sees_the_business_typing_until_it_answers(
    number: WhatsApp, cloud: Cloud, warga: Phone
) -> None:
    asked = warga.says("laporan")
    assert await number.works(WARGA, asked.id) == Sent(())
    assert (asked.status, list(cloud.world.typing_until)) == ("read", [whatsapp.RESIDENT])
    await number.send(WARGA, HELLO)
    assert not cloud.world.typing_until
