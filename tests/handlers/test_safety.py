"""The live numbers of a warning, and the list of those who need help, as an official has them in hand."""

from datetime import datetime, timedelta

import pytest

from data.database import Database
from data.models import Broadcast
from domain.announcement import TEXT_LIMIT
from domain.message import ContentKind, Message, Outcome, Sent, Target
from domain.post import PostKind
from domain.utf16 import units
from scheduler.show_progress import ShowProgress
from services import posts, safety_calls
from tests.feedback_town import DAMAI, OTHER, Town
from tests.recorder import Recorder
from tests.safety_town import warned


class _Editor(Recorder):
    """A messenger whose edits are shown on the phone of the talk."""

    town: Town

    async def edit(self, target: Target, message_id: str, message: Message) -> Outcome:
        self.town.talk.phones[target.ref][message_id] = message
        return Sent((message_id,))


@pytest.fixture
async def town(sqlite_home: Database, account_id: int, now: datetime) -> Town:
    return await warned(sqlite_home, account_id, now, [("5", DAMAI), ("6", OTHER)])


async def _tick(town: Town) -> None:
    editor = _Editor(town.talk.account_id)
    editor.town = town
    town.talk.now += timedelta(seconds=10)
    await ShowProgress(town.database.reads, {town.talk.account_id: editor}, lambda: town.talk.now)()


async def _opened(town: Town, ref: str = "1") -> str:
    return await town.talk.happen(town.talk.incoming(ref, choice="safety:show:1", acknowledge="a"))


async def test_the_numbers_change_by_themselves_as_people_answer(town: Town) -> None:
    assert "aman 0 · butuh bantuan 0 · sudah dibantu 0 · belum menjawab 2" in await _opened(town)
    await town.talk.press("5", "Butuh bantuan")
    await _tick(town)
    lines = town.talk.text("1").splitlines()
    assert lines[1] == "aman 0 · butuh bantuan 1 · sudah dibantu 0 · belum menjawab 1"
    assert lines[3].startswith("Kel. Damai: aman 0 · butuh bantuan 1")
    town.talk.now += timedelta(hours=24)
    await town.talk.press("5", "Saya aman")
    await _tick(town)
    assert town.talk.text("1").splitlines() == lines  # nobody looks any more


async def test_the_progress_of_the_broadcast_says_it_as_well_long_after_its_end(town: Town) -> None:
    async with town.database.sessions.begin() as session:
        await posts.remember(session, town.talk.account_id, "1", "55", PostKind.PROGRESS, 1, town.talk.now)
        assert (await session.get_one(Broadcast, 1)).finished_at == town.talk.now
    town.talk.now += timedelta(hours=23)
    await town.talk.press("5", "Butuh bantuan")
    await _tick(town)
    said = town.talk.phones["1"]["55"]
    assert "Kabar warga: aman 0 · butuh bantuan 1" in said.content.text
    assert "safety:show:1" in [choice.data for row in said.choices for choice in row]


async def test_an_official_takes_one_in_need_answers_and_says_that_it_is_done(town: Town) -> None:
    await town.talk.press("5", "Butuh bantuan")
    await town.talk.say("5", "Di atap, RT 4")
    await _opened(town)
    told = await town.talk.press("1", "Siapa yang butuh bantuan")
    assert "Nomor 1, Kel. Damai" in told
    assert "“Di atap, RT 4”" in told
    assert "Belum ada petugas" in told
    assert "Balas pesan ini untuk menjawab warga" in await town.talk.press("1", "Saya tangani 1")
    assert "Ditangani rekan Anda sejak" in town.message_text("1", "Butuh bantuan:")
    await town.answer("1", "Perahu berangkat", to="Balas pesan ini")
    told = await town.talk.press("1", "Sudah dibantu 1")
    assert "Sudah dibantu." in told
    await town.outbox()
    texts = town.texts("5")
    assert [any(part in text for text in texts) for part in ("menangani", "Perahu berangkat", "sudah dibantu")] == [
        True,
        True,
        True,
    ]


async def test_the_list_fits_in_one_message_however_much_people_in_need_write(town: Town) -> None:
    for ref in ("5", "6"):
        await town.talk.press(ref, "Butuh bantuan")
        for number in range(9):
            town.talk.now += timedelta(minutes=10)
            await town.answer(ref, f"Pesan {number}: " + "🆘 di atap " * 70, to="112")
    await _opened(town)
    told = await town.talk.press("1", "Siapa yang butuh bantuan")
    assert units(told) < TEXT_LIMIT / safety_calls.PAGE * 2
    assert "Pesan 0" in told
    assert "… 7 pesan lagi …" in told
    assert "Pesan 8" in told


async def test_pictures_and_tables_are_to_be_had(town: Town) -> None:
    await _opened(town)
    for label, kind, name in (
        ("Gambar", ContentKind.PHOTO, "aman-butuh-bantuan.png"),
        ("XLSX", ContentKind.DOCUMENT, "aman-butuh-bantuan.xlsx"),
        ("CSV", ContentKind.DOCUMENT, "aman-butuh-bantuan.csv"),
    ):
        await town.talk.press("1", label)
        assert [(item.kind, item.name) for item in town.last("1").content.media] == [(kind, name)]


async def test_residents_and_forged_buttons_get_nothing(town: Town) -> None:
    for choice in ("show:1", "chart:1", "sheet:1", "csv:1", "who:1", "take:1", "helped:1"):
        said = await town.talk.happen(town.talk.incoming("5", choice=f"safety:{choice}", acknowledge="a"))
        assert "hanya untuk petugas" in said, choice
    for choice in ("show:99", "show:x", "chart:", "take:7-0"):
        said = await town.talk.happen(town.talk.incoming("1", choice=f"safety:{choice}", acknowledge="a"))
        assert "tidak berlaku" in said or "kabar baru" in said, choice
