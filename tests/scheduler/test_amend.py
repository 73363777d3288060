"""Corrections, withdrawals and closings: exactly the copies of the original, each once, whatever happens meanwhile."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from datetime import timedelta
from itertools import count

import pytest
from sqlalchemy import func, select, update

from data.database import Database
from data.models import (
    Account,
    Address,
    Announcement,
    Broadcast,
    Delivery,
    KimChannel,
    Recipient,
    Resident,
    Subscription,
    Tally,
)
from domain.broadcast import BroadcastKind, BroadcastState
from domain.delivery import DeliveryState
from domain.kim import ChannelState
from domain.lane import Lane
from domain.platform import ChatKind
from domain.recipient import RecipientKind
from services import broadcasts, progress, warrants
from tests import stub_server, towns
from tests.amending import follow, states
from tests.delivering import broadcast, delivering, over, present, until
from tests.stub_server import Call, Says, Stub

S = DeliveryState
K = BroadcastKind


@pytest.fixture
async def stub() -> AsyncIterator[Stub]:
    async with stub_server.serving() as stub:
        yield stub


async def peopled(database: Database, number: int, *, rate: int = 1000) -> None:
    async with database.sessions.begin() as session:
        account_id = await towns.found(session, rate=rate)
        await towns.settle(session, account_id, number)


async def told(database: Database, stub: Stub, text: str = "Air mati 19.00.") -> int:
    """A broadcast that everybody has got."""
    broadcast_id = await broadcast(database, text=text)
    await over(database, broadcast_id)
    stub.calls.clear()
    return broadcast_id


async def tallied(database: Database, broadcast_id: int) -> dict[DeliveryState, int]:
    async with database.reads() as session:
        rows = await session.scalars(select(Tally).where(Tally.broadcast_id == broadcast_id))
        return {row.state: row.copies for row in rows if row.copies}


async def test_a_correction_edits_every_copy_and_answers_under_it(database: Database, stub: Stub) -> None:
    await peopled(database, 30)
    async with delivering(database, stub.url):
        original_id = await told(database, stub)
        correction_id = await follow(database, original_id, K.CORRECTION, "Air mati 09.00.", "pukul 09.00")
        await over(database, correction_id)
        counts = await until(database, correction_id, lambda counts: counts.expected is not None)
    assert (counts.arrived, counts.kept, counts.expected) == (30, 0, 30)
    edits, answers = stub.of("editMessageText"), stub.of("sendMessage")
    assert {call.chat for call in edits} == {call.chat for call in answers} == {str(n) for n in range(1, 31)}
    assert len(edits) == len(answers) == 30
    assert edits[0].asked["text"].startswith("Air mati 09.00.\n\n")
    assert answers[0].asked["text"].startswith("RALAT: pukul 09.00\n\n")
    ids = {call.chat: call.asked["message_id"] for call in edits}
    assert {call.chat: call.asked["reply_parameters"]["message_id"] for call in answers} == ids
    async with database.reads() as session:
        original = await session.get_one(Broadcast, original_id)
        said = await session.get_one(Announcement, original.announcement_id)
        assert (said.text, said.title) == ("Air mati 09.00.", "Air mati 09.00.")
        assert said.edited_at is not None


async def test_where_a_copy_can_not_be_edited_the_right_words_are_sent(database: Database, stub: Stub) -> None:
    await peopled(database, 4)
    stub.refuses = lambda call: (
        stub_server.UNEDITABLE if call.method == "editMessageText" and call.chat == "3" else None
    )
    async with delivering(database, stub.url):
        original_id = await told(database, stub)
        correction_id = await follow(database, original_id, K.CORRECTION, "Air mati 09.00.", "pukul 09.00")
        counts = await over(database, correction_id)
    assert (counts.arrived, counts.kept) == (4, 1)
    texts = {call.chat: call.asked["text"] for call in stub.of("sendMessage")}
    assert texts["3"].startswith("RALAT: pukul 09.00\n\nAir mati 09.00.\n\n")
    assert "Air mati" not in texts["1"]


async def test_twenty_copies_that_can_not_be_changed_do_not_pause_a_correction(database: Database, stub: Stub) -> None:
    await peopled(database, 25)
    stub.refuses = lambda call: stub_server.UNEDITABLE if call.method == "editMessageText" else None
    async with delivering(database, stub.url):
        original_id = await told(database, stub)
        counts = await over(database, await follow(database, original_id, K.CORRECTION, "Benar.", "salah ketik"))
    assert (counts.state, counts.arrived, counts.kept) == (BroadcastState.DONE, 25, 25)


async def test_an_edit_that_changes_nothing_is_success(database: Database, stub: Stub) -> None:
    await peopled(database, 2)
    same = {"ok": False, "error_code": 400, "description": "Bad Request: message is not modified: same content"}
    stub.refuses = lambda call: Says(400, same) if call.method == "editMessageText" else None
    async with delivering(database, stub.url):
        original_id = await told(database, stub)
        counts = await over(database, await follow(database, original_id, K.CORRECTION, "Air mati 19.00.", "-"))
    assert (counts.arrived, counts.kept) == (2, 0)


async def test_who_has_left_gets_the_edit_but_no_message(database: Database, stub: Stub) -> None:
    await peopled(database, 2)
    async with delivering(database, stub.url):
        original_id = await told(database, stub)
        async with database.sessions.begin() as session:
            await session.execute(update(Resident).where(Resident.resident_id == 2).values(left_at=present()))
        await over(database, await follow(database, original_id, K.CORRECTION, "Benar.", "salah"))
    assert {call.chat for call in stub.of("editMessageText")} == {"1", "2"}
    assert {call.chat for call in stub.of("sendMessage")} == {"1"}


async def test_a_withdrawal_deletes_the_copies_and_the_ledger_says_so(database: Database, stub: Stub) -> None:
    await peopled(database, 30)
    async with delivering(database, stub.url):
        original_id = await told(database, stub)
        counts = await over(database, await follow(database, original_id, K.WITHDRAWAL))
    assert (counts.arrived, counts.kept, counts.failed) == (30, 0, 0)
    assert Counter(call.chat for call in stub.calls) == {str(n): 1 for n in range(1, 31)}
    assert {call.method for call in stub.calls} == {"deleteMessage"}
    assert await states(database, original_id) == await tallied(database, original_id) == {S.WITHDRAWN: 30}


async def test_what_is_too_old_to_delete_says_instead_that_it_was_withdrawn(database: Database, stub: Stub) -> None:
    await peopled(database, 3)
    stub.refuses = lambda call: stub_server.UNDELETABLE if call.method == "deleteMessage" and call.chat == "2" else None
    async with delivering(database, stub.url):
        original_id = await told(database, stub)
        long_ago = present() - timedelta(hours=49)
        async with database.sessions.begin() as session:
            await session.execute(update(Delivery).where(Delivery.recipient_id == 3).values(settled_at=long_ago))
        counts = await over(database, await follow(database, original_id, K.WITHDRAWAL, note="Kabar bohong."))
    assert (counts.arrived, counts.kept) == (3, 2)
    assert sorted(call.chat for call in stub.of("deleteMessage")) == ["1", "2"], "48 hours are not tried in vain"
    edited = {call.chat: call.asked["text"] for call in stub.of("editMessageText")}
    assert set(edited) == {"2", "3"}
    assert edited["3"].startswith("KABAR INI DITARIK\n")
    assert "Kabar bohong." in edited["3"]
    assert await states(database, original_id) == {S.WITHDRAWN: 1, S.SENT: 2}


async def test_a_withdrawal_takes_the_answers_of_a_correction_along(database: Database, stub: Stub) -> None:
    await peopled(database, 2)
    async with delivering(database, stub.url):
        original_id = await told(database, stub)
        correction_id = await follow(database, original_id, K.CORRECTION, "Benar.", "salah")
        await over(database, correction_id)
        await over(database, await follow(database, original_id, K.WITHDRAWAL))
    assert Counter(call.chat for call in stub.of("deleteMessage")) == {"1": 2, "2": 2}
    assert await states(database, correction_id) == {S.WITHDRAWN: 2}


async def test_whoever_can_not_be_reached_any_more_is_counted(database: Database, stub: Stub) -> None:
    await peopled(database, 3)
    async with delivering(database, stub.url):
        original_id = await told(database, stub)
        async with database.sessions.begin() as session:
            await session.execute(update(Address).where(Address.ref == "2").values(closed_at=present()))
        withdrawal_id = await follow(database, original_id, K.WITHDRAWAL)
        counts = await over(database, withdrawal_id)
    assert (counts.arrived, counts.failed) == (2, 1)
    assert await states(database, withdrawal_id) == {S.SENT: 2, S.UNREACHABLE: 1}
    assert {call.chat for call in stub.calls} == {"1", "3"}


async def test_a_withdrawal_stops_what_still_runs_and_misses_no_copy(database: Database, stub: Stub) -> None:
    await peopled(database, 300, rate=100)
    stub.latency = 0.1
    async with delivering(database, stub.url):
        original_id = await broadcast(database)
        await until(database, original_id, lambda counts: counts.arrived > 30)
        withdrawal_id = await follow(database, original_id, K.WITHDRAWAL)
        await over(database, withdrawal_id)
        stopped = await over(database, original_id)
    assert stopped.state is BroadcastState.CANCELLED
    sent = {call.chat for call in stub.of("sendMessage")}
    assert 30 < len(sent) < 300
    assert {call.chat for call in stub.of("deleteMessage")} == sent
    assert (await states(database, original_id))[S.WITHDRAWN] == len(sent)


async def test_a_correction_waits_for_what_is_on_its_way_and_the_rest_leaves_corrected(
    database: Database, stub: Stub
) -> None:
    await peopled(database, 300, rate=200)
    stub.latency = 0.1
    async with delivering(database, stub.url):
        original_id = await broadcast(database, text="Air mati 19.00.")
        await until(database, original_id, lambda counts: counts.arrived > 30)
        correction_id = await follow(database, original_id, K.CORRECTION, "Air mati 09.00.", "pukul 09.00")
        await over(database, correction_id)
        await over(database, original_id)
    wrong = {call.chat for call in stub.of("sendMessage") if call.asked["text"].startswith("Air mati 19.00.")}
    right = {call.chat for call in stub.of("sendMessage") if call.asked["text"].startswith("Air mati 09.00.")}
    edited = {call.chat for call in stub.of("editMessageText")}
    answered = {call.chat for call in stub.of("sendMessage") if call.asked["text"].startswith("RALAT")}
    assert wrong
    assert right
    assert not wrong & right
    assert len(wrong | right) == 300
    assert wrong == edited == answered
    assert (await states(database, original_id)) == {S.SENT: 300}


async def test_a_cancelled_correction_lets_the_original_go_on(database: Database, stub: Stub) -> None:
    await peopled(database, 120, rate=50)
    async with delivering(database, stub.url):
        original_id = await broadcast(database)
        await until(database, original_id, lambda counts: counts.arrived > 10)
        async with database.sessions.begin() as session:
            await broadcasts.pause(session, original_id, towns.OFFICIAL, present())
            await session.execute(
                update(Broadcast).where(Broadcast.broadcast_id == original_id).values(paused_why="correction")
            )
        correction_id = await follow(database, original_id, K.CORRECTION, "Benar.", "salah")
        async with database.sessions.begin() as session:
            await broadcasts.cancel(session, correction_id, towns.OFFICIAL, present())
        counts = await over(database, original_id)
    assert (counts.state, counts.arrived) == (BroadcastState.DONE, 120)


async def test_a_withdrawal_pauses_resumes_and_is_cancelled_like_any_broadcast(database: Database, stub: Stub) -> None:
    await peopled(database, 150, rate=500)
    async with delivering(database, stub.url):
        original_id = await told(database, stub)
        async with database.sessions.begin() as session:
            await session.execute(update(Account).values(rate=50))
        withdrawal_id = await follow(database, original_id, K.WITHDRAWAL)
        await until(database, withdrawal_id, lambda counts: counts.arrived > 20)
        async with database.sessions.begin() as session:
            await broadcasts.pause(session, withdrawal_id, towns.OFFICIAL, present())
        await asyncio.sleep(0.7)
        before = len(stub.calls)
        await asyncio.sleep(0.5)
        assert len(stub.calls) == before < 150
        async with database.sessions.begin() as session:
            await broadcasts.resume(session, withdrawal_id, towns.OFFICIAL, present())
        await until(database, withdrawal_id, lambda counts: counts.arrived > before)
        async with database.sessions.begin() as session:
            await broadcasts.cancel(session, withdrawal_id, towns.OFFICIAL, present())
        await over(database, withdrawal_id)
    gone = len({call.chat for call in stub.calls})
    assert gone < 150
    assert await states(database, original_id) == {S.WITHDRAWN: gone, S.SENT: 150 - gone}


async def test_an_answer_of_which_nobody_knows_is_repeated_once_and_an_edit_as_well(
    database: Database, stub: Stub
) -> None:
    await peopled(database, 3)
    asked = count()

    def cut_once(call: Call) -> Says | None:
        return stub_server.RESET if call.chat == "2" and next(asked) < 1 else None

    async with delivering(database, stub.url):
        original_id = await told(database, stub)
        stub.refuses = cut_once
        counts = await over(database, await follow(database, original_id, K.CORRECTION, "Benar.", "salah"))
    assert (counts.arrived, counts.doubled) == (3, 1)
    assert Counter(call.chat for call in stub.of("sendMessage")) == {"1": 1, "2": 1, "3": 1}


async def test_the_end_of_a_warning_is_answered_under_every_copy(database: Database, stub: Stub) -> None:
    await peopled(database, 5)
    async with delivering(database, stub.url):
        original_id = await broadcast(database, lane=Lane.EMERGENCY, text="BANJIR")
        await over(database, original_id)
        sent = {call.chat: call for call in stub.of("sendMessage")}
        stub.calls.clear()
        await over(database, await follow(database, original_id, K.CLOSING, "PERINGATAN BERAKHIR"))
    assert len(stub.calls) == len(sent) == 5
    assert all(call.asked["text"].startswith("PERINGATAN BERAKHIR") for call in stub.calls)
    assert all("reply_parameters" in call.asked for call in stub.calls)


async def test_two_withdrawals_pressed_at_once_are_one(database: Database, stub: Stub) -> None:
    await peopled(database, 60, rate=200)
    async with delivering(database, stub.url):
        original_id = await told(database, stub)
        both = [await follow(database, original_id, K.WITHDRAWAL) for _ in range(2)]
        ended = [await over(database, each) for each in both]
    assert {each.state for each in ended} == {BroadcastState.DONE, BroadcastState.CANCELLED}
    assert Counter(call.chat for call in stub.of("deleteMessage")) == {str(n): 1 for n in range(1, 61)}
    assert await states(database, original_id) == {S.WITHDRAWN: 60}
    async with database.reads() as session:
        open_rows = await session.scalar(select(func.count()).where(Delivery.settled_at.is_(None)))
        assert open_rows == 0


async def test_what_waits_for_its_slot_leaves_corrected_and_is_still_agreed_to(database: Database, stub: Stub) -> None:
    await peopled(database, 2)
    async with delivering(database, stub.url):
        original_id = await told(database, stub)
        await over(database, await follow(database, original_id, K.CORRECTION, "Benar.", "salah"))
    async with database.reads() as session:
        assert await warrants.lack(session, await session.get_one(Broadcast, original_id), present()) is None


async def a_channel(database: Database, recipient_id: int, ref: str) -> None:
    """A linked group of the town that listens to everything there."""
    async with database.sessions.begin() as session:
        session.add(Recipient(recipient_id=recipient_id, kind=RecipientKind.CHANNEL))
        await session.flush()
        session.add(
            KimChannel(
                kim_channel_id=recipient_id, region_code=towns.TOWN, chat_kind=ChatKind.SUPERGROUP, title="KIM",
                state=ChannelState.LINKED, proposed_at=towns.LONG_AGO,
            )
        )  # fmt: skip
        session.add(Address(recipient_id=recipient_id, account_id=1, ref=ref, opened_at=towns.LONG_AGO))
        await session.flush()
        await towns.listen(session, recipient_id, towns.TOWN)
        await session.execute(
            update(Subscription).where(Subscription.recipient_id == recipient_id).values(kind=RecipientKind.CHANNEL)
        )


async def test_a_kim_channel_keeps_its_button_when_its_copy_is_edited(database: Database, stub: Stub) -> None:
    await peopled(database, 1)
    await a_channel(database, 50, "-1001")
    async with delivering(database, stub.url):
        original_id = await told(database, stub)
        await over(database, await follow(database, original_id, K.CORRECTION, "Benar.", "salah"))
        await over(database, await follow(database, original_id, K.WITHDRAWAL))
    (edited,) = [call for call in stub.of("editMessageText") if call.chat == "-1001"]
    assert "Langganan" in str(edited.asked["reply_markup"])
    assert "reply_markup" not in next(call.asked for call in stub.of("editMessageText") if call.chat == "1")
    assert Counter(call.chat for call in stub.of("deleteMessage")) == {"1": 2, "-1001": 2}


async def test_copies_of_a_bot_that_was_removed_are_reported_as_out_of_reach(database: Database, stub: Stub) -> None:
    await peopled(database, 3)
    async with delivering(database, stub.url):
        original_id = await told(database, stub)
        async with database.sessions.begin() as session:
            await session.execute(update(Account).values(removed_at=present()))
        correction_id = await follow(database, original_id, K.CORRECTION, "Air mati 09.00.", "pukul 09.00")
        await over(database, correction_id)
    async with database.reads() as session:
        report = await progress.report(session, correction_id, "id", present())
        whole = await progress.report(session, original_id, "id", present())
    assert "Tidak terjangkau karena dikirim lewat bot yang sudah dilepas: 3" in report.content.text
    assert "dilepas" not in whole.content.text
    assert stub.of("editMessageText") == []
