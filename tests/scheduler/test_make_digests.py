"""From the news that was too much to the digest on the phone, over HTTP; and a correction of what stood in it."""

from datetime import timedelta

from sqlalchemy import select, update

from data.database import Database, opened
from data.models import Broadcast, Delivery, Resident
from domain.broadcast import BroadcastKind
from domain.delivery import DeliveryState
from scheduler.make_digests import make_digests
from services import progress
from tests import stub_server
from tests.amending import follow
from tests.delivering import broadcast, delivering, ledger, over, peopled, present
from tests.stub_server import Stub

S = DeliveryState
_HAD_PLENTY = 10**12


async def digest_of(database: Database) -> int:
    async with database.reads() as session:
        query = select(Broadcast.broadcast_id).where(Broadcast.kind == BroadcastKind.DIGEST)
        return (await session.scalars(query)).one()


async def three_people(database: Database) -> None:
    """Two of them have had the day's news."""
    await peopled(database, 3)
    async with database.sessions.begin() as session:
        await session.execute(update(Resident).where(Resident.resident_id < 3).values(news_mark=_HAD_PLENTY))


async def folded(database: Database, stub: Stub) -> int:
    """A piece of news that two of three residents have in their digest; answers its broadcast."""
    news = await broadcast(database, text="Posyandu pindah.")
    await over(database, news)
    assert await ledger(database, news) == {S.SENT: 1, S.FOLDED: 2}
    async with database.sessions.begin() as session:
        soon = update(Delivery).where(Delivery.state == S.FOLDED)
        await session.execute(soon.values(due_at=present() - timedelta(seconds=1)))
    stub.calls.clear()
    assert await make_digests(database.sessions, database.reads, present) == 1
    assert await make_digests(database.sessions, database.reads, present) == 0
    digest_id = await digest_of(database)
    await over(database, digest_id)
    assert await ledger(database, digest_id) == {S.SENT: 2}
    return news


async def test_what_is_too_much_comes_once_as_a_digest_and_is_reported_so(database: Database) -> None:
    await three_people(database)
    async with stub_server.serving() as stub, delivering(database, stub.url, news_a_day=4):
        news = await folded(database, stub)
    assert {call.chat for call in stub.of("sendMessage")} == {"1", "2"}
    text = stub.of("sendMessage")[0].asked["text"]
    assert text.startswith("Rangkuman hari ini: 1 kabar yang belum Anda terima\n\n— Lainnya —\n\n• Posyandu pindah.")
    async with database.reads() as session:
        said = await progress.report(session, news, "id", present())
    assert "Masuk rangkuman harian, karena berita hari itu sudah cukup: 2" in said.content.text


async def test_a_correction_answers_those_who_read_of_it_in_a_digest(sqlite_url: str) -> None:
    async with opened(sqlite_url) as database:
        await three_people(database)
        async with stub_server.serving() as stub, delivering(database, stub.url, news_a_day=4):
            news = await folded(database, stub)
            stub.calls.clear()
            correction_id = await follow(database, news, BroadcastKind.CORRECTION, "Posyandu tidak pindah.", "tetap")
            counts = await over(database, correction_id)
    assert {call.chat for call in stub.of("editMessageText")} == {"3"}  # the digest keeps its other news
    answers = {call.chat: call.asked["text"] for call in stub.of("sendMessage")}
    assert set(answers) == {"1", "2", "3"}
    assert all(each.startswith("RALAT") for each in answers.values())
    assert (counts.arrived, counts.kept) == (3, 2)
