"""What goes out in two parts, and media that are uploaded once: over real HTTP, on both databases."""

from collections import Counter
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from data.database import Database
from data.models import Account, Announcement, Delivery, Media, MediaRef
from domain.audience import Audience
from domain.delivery import DeliveryState as S
from domain.message import ContentKind
from domain.platform import PlatformName
from services import broadcasts
from tests import stub_server, towns
from tests.delivering import delivering, ledger, over, peopled, present
from tests.stub_server import Call, Says, Stub

PEOPLE = 30
POLL = {"question": "Kapan kerja bakti?", "options": ["Sabtu", "Minggu"], "several": False, "anonymous": True}
WRONG = Says(
    400, {"ok": False, "error_code": 400, "description": "Bad Request: wrong file identifier/HTTP URL specified"}
)


@pytest.fixture
async def stub() -> AsyncIterator[Stub]:
    async with stub_server.serving() as stub:
        yield stub


async def due(database: Database, refs: dict[int, str] | None = None, path: Path | None = None, **said: Any) -> int:
    """A broadcast that is due now, of a poll or a picture (with the ids that accounts have of it)."""
    async with database.sessions.begin() as session:
        announcement_id = await towns.announce(session)
        for name, value in said.items():
            setattr(await session.get_one(Announcement, announcement_id), name, value)
        if said["kind"] is ContentKind.PHOTO:
            media = Media(announcement_id=announcement_id, place=0, kind=ContentKind.PHOTO, path=path and str(path))
            session.add(media)
            await session.flush()
            session.add_all(MediaRef(media_id=media.media_id, account_id=n, ref=ref) for n, ref in (refs or {}).items())
        broadcast_id = await towns.approve(
            session, announcement_id, Audience(regions=("64",), platforms=(PlatformName.TELEGRAM,))
        )
        await broadcasts.schedule(session, broadcast_id, present())
    return broadcast_id


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    path = tmp_path / "poster.jpg"
    path.write_bytes(b"a picture")
    return path


async def test_a_footer_that_came_too_fast_follows_later_alone_and_the_rest_is_kept(
    database: Database, stub: Stub
) -> None:
    await peopled(database, PEOPLE)
    footers: list[Call] = []

    def judge(call: Call) -> Says | None:
        if call.method != "sendMessage":
            return None
        footers.append(call)
        return stub_server.too_fast(1) if len(footers) in {3, 11} else None

    stub.refuses = judge
    async with delivering(database, stub.url):
        broadcast_id = await due(database, kind=ContentKind.POLL, poll=POLL, text="")
        await over(database, broadcast_id)
    assert await ledger(database, broadcast_id) == {S.SENT: PEOPLE}
    polls = Counter(call.chat for call in stub.calls if call.method == "sendPoll")
    told = Counter(call.chat for call in footers)
    assert set(polls.values()) == {1}
    assert sorted(told.values())[:-2] == [1] * (PEOPLE - 2)
    assert sum(told.values()) >= PEOPLE + 2
    assert all("Cek keaslian" in call.asked["text"] for call in footers)
    async with database.reads() as session:
        rows = (await session.scalars(select(Delivery))).all()
    assert {len(row.more_message_ids or ()) for row in rows} == {1}
    replied = {call.chat: str(call.asked["reply_parameters"]["message_id"]) for call in footers}
    assert {str(row.recipient_id): row.message_id for row in rows} == replied


async def test_a_picture_is_uploaded_once_though_two_chunks_begin_together(
    database: Database, stub: Stub, picture: Path
) -> None:
    stub.latency = 0.2
    await peopled(database, 1200)
    stub.refuses = lambda call: stub_server.BROKEN if call.uploads and len(stub.calls) == 1 else None
    async with delivering(database, stub.url):
        broadcast_id = await due(database, kind=ContentKind.PHOTO, path=picture)
        await over(database, broadcast_id, seconds=60)
    uploads = [call for call in stub.calls if call.uploads]
    assert len(uploads) == 2, "the first one failed, the second one is used by everybody"
    assert len({call.asked["photo"] for call in stub.calls if not call.uploads}) == 1
    assert await ledger(database, broadcast_id) == {S.SENT: 1200}


async def test_an_id_that_the_server_does_not_know_any_more_is_learned_anew_by_one_upload(
    database: Database, stub: Stub, picture: Path
) -> None:
    account_id = await peopled(database, PEOPLE)
    stub.refuses = lambda call: WRONG if call.asked.get("photo") == "stale" else None
    async with delivering(database, stub.url):
        broadcast_id = await due(database, {account_id: "stale"}, picture, kind=ContentKind.PHOTO)
        await over(database, broadcast_id)
    assert sum(call.uploads for call in stub.calls) == 1
    assert await ledger(database, broadcast_id) == {S.SENT: PEOPLE}
    async with database.reads() as session:
        assert (await session.scalars(select(MediaRef.ref))).one().startswith("file-")


async def test_another_bots_id_is_of_no_use_and_never_tried(database: Database, stub: Stub, picture: Path) -> None:
    account_id = await peopled(database, PEOPLE)
    async with database.sessions.begin() as session:
        session.add(
            Account(account_id=account_id + 1, platform=PlatformName.WHATSAPP, external_id="2", username="", rate=1)
        )
    async with delivering(database, stub.url):
        broadcast_id = await due(database, {account_id + 1: "theirs"}, picture, kind=ContentKind.PHOTO)
        await over(database, broadcast_id)
    assert "theirs" not in {call.asked.get("photo") for call in stub.calls}
    assert sum(call.uploads for call in stub.calls) == 1
    assert await ledger(database, broadcast_id) == {S.SENT: PEOPLE}
