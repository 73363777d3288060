"""Pictures and files that were composed on one messenger and leave over the other, over HTTP with both simulators."""

from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest

import simulator
from bot import http
from bot.platforms import telegram, whatsapp
from domain.media import FETCHED_FROM_TELEGRAM
from domain.message import Content, ContentKind, Held, Later, MediaItem, Message, Rests, Sent, Target
from domain.ports import Archive
from simulator import PIXEL, Simulator
from simulator import whatsapp as phones
from simulator.whatsapp import Cloud
from simulator.wire import Upload
from tests.simulator.served import serve

BOT, NUMBER, NOBODY = 1, 2, 3
WARGA, AGENT = Target(phones.RESIDENT), Target(phones.AGENT)


@dataclass(frozen=True, slots=True)
class Both:
    """A bot and a number, each of which fetches what only the other has."""

    sim: Simulator
    cloud: Cloud
    bot: telegram.Telegram
    number: whatsapp.WhatsApp

    def composed(self, content: bytes = PIXEL) -> Held:
        """An official sends a picture to the bot."""
        sent = self.sim.phone(simulator.OFFICIAL_ID).sends_photo(content=content)
        return Held(BOT, str(sent.body["photo"][-1]["file_id"]))

    def written(self, kind: str, upload: Upload) -> Held:
        """Somebody sends something to the number."""
        agent = self.cloud.phone(phones.AGENT).person
        return Held(NUMBER, self.cloud.world.sends(agent, kind, upload).media_id)


@pytest.fixture
async def both() -> AsyncIterator[Both]:
    sim, cloud = simulator.create(None, simulator.Limits.off()), phones.create(None, phones.Limits.off())
    archives: dict[int, Archive] = {}

    async def fetch(held: Held) -> bytes | Later | None:
        archive = archives.get(held.account_id)
        return await archive.fetch(held.ref) if archive else Later(9.0, counts=False, rests=Rests.NOBODY)

    async with serve(sim.app) as here, serve(cloud.app) as there, http.opened() as client:
        bot = telegram.Telegram(telegram.Api(client, here, sim.token), BOT, "siarkim_bot", fetch=fetch)
        api = whatsapp.Api(client, f"{there}/{phones.VERSION}", phones.NUMBER_ID, phones.TOKEN)
        number = whatsapp.WhatsApp(api, NUMBER, phones.PHONE, fetch)
        archives |= {BOT: bot, NUMBER: number}
        sim.phone(simulator.RESIDENT_ID).starts("")
        for phone in (phones.RESIDENT, phones.AGENT):
            cloud.phone(phone).says("halo")
        yield Both(sim, cloud, bot, number)
    await sim.close()
    await cloud.close()


def telling(kind: ContentKind, held: Held | None, text: str = "Banjir", ref: str | None = None) -> Message:
    return Message(Content(kind, text, media=(MediaItem(kind, ref, held=held),)))


async def test_a_picture_composed_on_telegram_is_fetched_and_uploaded_once_for_all_on_whatsapp(
    both: Both,
) -> None:
    copy = both.number.prepare(telling(ContentKind.PHOTO, both.composed()))
    first, second = await copy(WARGA), await copy(AGENT)
    assert isinstance(first, Sent)
    assert isinstance(second, Sent)
    [(media_id, upload)] = both.cloud.world.media.items()
    assert (first.media_refs, second.media_refs) == ((media_id,), ())
    assert (upload.content, upload.mime) == (PIXEL, "image/jpeg")
    for phone in (phones.RESIDENT, phones.AGENT):
        shown = both.cloud.phone(phone).sees()[-1]
        assert (shown.kind, shown.text, shown.media_id) == ("image", "Banjir", media_id)


async def test_an_id_that_has_expired_is_fetched_and_uploaded_anew(both: Both) -> None:
    sent = await both.number.send(WARGA, telling(ContentKind.PHOTO, both.composed(), ref="1234"))
    assert isinstance(sent, Sent)
    assert sent.media_refs == tuple(both.cloud.world.media)


@pytest.mark.parametrize(
    "held",
    [Held(BOT, "AgACAgUAAxNobodyKnowsThis"), None],
    ids=["gone there", "nobody has it"],
)
async def test_what_can_not_be_had_is_told_without(both: Both, held: Held | None) -> None:
    assert isinstance(await both.number.send(WARGA, telling(ContentKind.PHOTO, held)), Sent)
    assert isinstance(await both.number.send(WARGA, telling(ContentKind.PHOTO, None, ref="1234")), Sent)
    assert [each.kind for each in both.cloud.phone(phones.RESIDENT).sees()[1:]] == ["text", "text"]


async def test_a_file_larger_than_a_bot_may_fetch_is_told_without(both: Both) -> None:
    held = both.composed(PIXEL + bytes(FETCHED_FROM_TELEGRAM))
    assert await both.bot.fetch(held.ref) is None


async def test_while_the_other_account_rests_nobody_gets_it_and_nothing_is_lost(both: Both) -> None:
    outcome = await both.number.send(WARGA, telling(ContentKind.PHOTO, Held(NOBODY, "x")))
    assert isinstance(outcome, Later)
    assert len(both.cloud.phone(phones.RESIDENT).sees()) == 1


async def test_an_album_keeps_what_can_be_had(both: Both) -> None:
    media = (
        MediaItem(ContentKind.PHOTO, held=Held(BOT, "AgACAgUAAxNobodyKnowsThis")),
        MediaItem(ContentKind.PHOTO, held=both.composed()),
    )
    await both.number.send(WARGA, Message(Content(ContentKind.ALBUM, "Dua foto", media=media)))
    assert [(each.kind, each.text) for each in both.cloud.phone(phones.RESIDENT).sees()[1:]] == [("image", "Dua foto")]


@pytest.mark.parametrize(
    ("sent", "upload", "kind", "field"),
    [
        ("image", Upload("foto.png", "image/png", PIXEL), ContentKind.PHOTO, "photo"),
        ("document", Upload("sk.pdf", "application/pdf", b"%PDF-1.4"), ContentKind.DOCUMENT, "document"),
    ],
    ids=["photo", "document"],
)
async def test_what_was_written_on_whatsapp_reaches_telegram(
    both: Both, sent: str, upload: Upload, kind: ContentKind, field: str
) -> None:
    outcome = await both.bot.send(Target(str(simulator.RESIDENT_ID)), telling(kind, both.written(sent, upload)))
    assert isinstance(outcome, Sent)
    assert len(outcome.media_refs) == 1
    shown = both.sim.world.messages(simulator.RESIDENT_ID)[-1]
    assert (shown.text, field in shown.body) == ("Banjir", True)
