"""What people say is counted inside the mandate, on both databases; nobody can be told apart."""

from base64 import b64decode
from datetime import datetime, timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
from PIL import Image
from sqlalchemy import update

from data.database import Database
from data.models import Broadcast, Feedback, Tally
from domain.audience import Audience
from domain.broadcast import BroadcastState
from domain.delivery import DeliveryState
from domain.feedback import FeedbackKind
from domain.lane import Lane
from domain.refusal import Refusal
from domain.voices import Counted
from services import people, ticket_ratings, tickets, voices, voices_sheets
from services.voices import Report
from tests import towns
from tests.conftest import ACCOUNT_ID
from tests.feedback_town import DAMAI, OTHER, TOWN, Town, founded


@pytest.fixture
async def town(home: Database, account_id: int, now: datetime) -> Town:
    town = founded(home, account_id, now)
    await town.official("1", TOWN)
    await town.official("2", OTHER)
    for ref in ("5", "6", "7", "8"):
        await town.resident(ref, DAMAI)
    await town.resident("9", OTHER)
    async with home.sessions.begin() as session:
        announcement_id = await towns.announce(session, "Pemadaman lampu jalan")
        broadcast = Broadcast(
            announcement_id=announcement_id,
            audience=Audience(regions=(TOWN,)).to_json(),
            lane=Lane.NEWS,
            state=BroadcastState.DONE,
            created_at=now,
        )
        session.add(broadcast)
        await session.flush()
        session.add(Tally(broadcast_id=broadcast.broadcast_id, state=DeliveryState.SENT, copies=50))
    for ref, said in (
        ("5", "Kapan lampu jalan menyala lagi?"),
        ("6", "lampu jalan kapan menyala"),
        ("7", "Kapan menyala lampu jalannya?"),
        ("9", "Lampu jalan di sini kapan menyala?"),
        ("8", "siap"),
    ):
        await town.talk.say(ref, said)
    async with home.sessions.begin() as session:
        await session.execute(update(Feedback).values(announcement_id=announcement_id))
    return town


async def _report(town: Town, ref: str, announcement_id: int = 1) -> Report:
    async with town.database.sessions.begin() as session:
        person = await people.recognise(session, ACCOUNT_ID, ref, "id", town.talk.now)
        return await voices.report(session, person, announcement_id, town.talk.now)


async def test_everything_is_counted_by_kind_word_question_and_place(town: Town) -> None:
    report = await _report(town, "1")
    assert (report.messages, report.people, report.readers) == (5, 5, 50)
    assert dict(report.kinds) == {FeedbackKind.FREE: 4, FeedbackKind.THANKS: 1}
    assert report.words == (Counted("jalan", 4), Counted("lampu", 4), Counted("menyala", 4))
    assert report.groups == (Counted("lampu jalan menyala", 4),)
    assert report.places == (("Kel. Damai", 4), ("Kel. Prapatan", None))
    told = voices.told(report, "id")
    assert "10,0 % dari 50 yang menerima" in told
    assert "Kel. Prapatan: kurang dari 3" in told
    assert "10.0 % of 50" in voices.told(report, "en")


async def test_nothing_from_beyond_the_mandate_is_counted_nor_a_share_of_readers_elsewhere(town: Town) -> None:
    report = await _report(town, "2")
    assert (report.messages, report.readers, report.words, report.groups) == (1, None, (), ())
    with pytest.raises(Refusal):
        await _report(town, "5")
    with pytest.raises(Refusal):
        await _report(town, "1", 99)


async def test_of_all_only_what_was_said_lately_counts(town: Town) -> None:
    assert (await _report(town, "1", 0)).messages == 5
    town.talk.now += timedelta(days=8)
    assert (await _report(town, "1", 0)).messages == 0
    assert (await _report(town, "1")).messages == 5


async def test_a_rating_is_told_once_three_have_rated(town: Town) -> None:
    for number, (ref, stars) in enumerate((("5", 5), ("6", 4), ("7", 3)), start=1):
        assert (await _report(town, "1")).rating is None
        async with town.database.sessions.begin() as session:
            person = await people.recognise(session, ACCOUNT_ID, ref, "id", town.talk.now)
            await tickets.confirm(session, person, number, town.talk.now)
            await ticket_ratings.rate(session, person, number, stars, town.talk.now)
    report = await _report(town, "1")
    assert (report.rating, report.rated) == (4.0, 3)
    assert "4,0 dari 5 (3 penilaian)" in voices.told(report, "id")


def _some(title: str | None = "=Pemadaman") -> Report:
    return Report(
        title=title,
        messages=120,
        people=90,
        readers=1000,
        kinds=((FeedbackKind.REPLY, 80), (FeedbackKind.THANKS, 40)),
        rating=4.2,
        rated=12,
        places=(("Kel. Damai", 60), ("Kel. Prapatan", None)),
        words=(Counted("=lampu", 44), Counted("jalan", 30)),
        groups=(Counted("lampu jalan menyala", 21),),
    )


def test_the_chart_is_a_small_picture() -> None:
    for title in ("Pemadaman lampu jalan di sebagian Kelurahan Damai dan sekitarnya mulai besok", None):
        item = voices_sheets.chart(_some(title), "id")
        assert item.drawn
        picture = Image.open(BytesIO(b64decode(item.drawn)))
        assert picture.width == 1080
        assert 500 < picture.height < 4000
        assert item.size
        assert item.size < 200_000


def test_the_workbook_says_the_same_and_no_cell_is_a_formula() -> None:
    item = voices_sheets.workbook(_some(), "id")
    assert item.drawn
    with ZipFile(BytesIO(b64decode(item.drawn))) as book:
        strings = book.read("xl/sharedStrings.xml").decode()
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert "'=lampu" in strings
    assert "kurang dari 3" in strings
    assert "<f>" not in sheet
    assert "<v>120</v>" in sheet
