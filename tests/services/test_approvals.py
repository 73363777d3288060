"""Who must agree, what voids it, and what still holds when it is due: enforced below chat, page and shell alike."""

import asyncio
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from data import broadcasts as rows
from data.database import Database
from data.models import Address, Announcement, Approval, Audit
from domain.approval import SubmissionState, Verdict, Way
from domain.audit import Origin
from domain.broadcast import BroadcastState
from domain.lane import Lane
from domain.refusal import Refusal
from domain.role import Role
from services import (
    approval_care,
    approvals,
    audit,
    broadcasts,
    corrections,
    decisions,
    drafts,
    people,
    progress,
    reviews,
)
from services.approvals import Manner
from tests.conftest import ACCOUNT_ID
from tests.office import KELURAHAN, KOTA, PROVINCE, Office

S = BroadcastState
ANN, BEN, CITA, DEDI = "901", "902", "903", "904"


@pytest.fixture
async def office(home: Database, now: datetime) -> Office:
    """Ann, Ben and Cita are administrators of the town on both databases."""
    return await _staffed(Office(home, now))


@pytest.fixture
async def fast(sqlite_home: Database, now: datetime) -> Office:
    return await _staffed(Office(sqlite_home, now))


async def _staffed(office: Office) -> Office:
    for ref in (ANN, BEN, CITA):
        await office.hire(ref)
    return office


async def approve(office: Office, ref: str, broadcast_id: int) -> bool:
    """Says yes; whether nobody else is needed."""
    submission = await office.submission(broadcast_id)
    async with office.database.sessions.begin() as session:
        person = await office.person(session, ref)
        return (await decisions.approve(session, submission.submission_id, person, office.now)).whole


async def refused(office: Office, ref: str, broadcast_id: int) -> str:
    """The key with which a yes is refused."""
    with pytest.raises(Refusal) as refusal:
        await approve(office, ref, broadcast_id)
    return refusal.value.key


async def test_a_town_needs_one_other_official_then_it_leaves(office: Office) -> None:
    number = await office.put_forward(ANN, KOTA)
    assert (await office.broadcast(number)).state is S.SUBMITTED
    assert await office.open(later=timedelta(hours=1)) == []
    assert await refused(office, ANN, number) == "approval-own"
    assert await approve(office, BEN, number)
    assert (await office.broadcast(number)).state is S.SCHEDULED
    assert await office.open() == [number]


async def test_a_village_goes_by_itself_after_a_minute(fast: Office) -> None:
    number = await fast.put_forward(ANN, KELURAHAN)
    assert (await fast.broadcast(number)).due_at == fast.now + timedelta(seconds=60)
    assert await fast.open(later=timedelta(seconds=59)) == []
    assert await fast.open(later=timedelta(seconds=1)) == [number]


async def test_until_the_last_second_calling_off_wins(fast: Office) -> None:
    number = await fast.put_forward(ANN, KELURAHAN)
    fast.now += timedelta(seconds=59, milliseconds=999)
    async with fast.database.sessions.begin() as session:
        await broadcasts.cancel(session, number, await fast.person(session, ANN), fast.now)
    assert await fast.open(later=timedelta(seconds=1)) == []
    assert (await fast.broadcast(number)).state is S.CANCELLED


async def test_a_province_needs_two_and_the_same_one_twice_is_one(fast: Office) -> None:
    for ref in (ANN, BEN, CITA):
        await fast.hire(ref, Role.APPROVER, PROVINCE)
    number = await fast.put_forward(ANN, PROVINCE)
    assert not await approve(fast, BEN, number)
    assert not await approve(fast, BEN, number)
    assert await fast.open() == []
    assert await approve(fast, CITA, number)
    assert await fast.open() == [number]


async def test_too_few_others_for_two_is_said_when_it_is_put_forward(fast: Office) -> None:
    for ref in (ANN, BEN):
        await fast.hire(ref, Role.APPROVER, PROVINCE)
    number = await fast.write(ANN, PROVINCE)
    with pytest.raises(Refusal) as refusal:
        await fast.submit(ANN, number)
    assert refusal.value.values == {"needed": 2, "others": 1}
    assert (await fast.broadcast(number)).state is S.DRAFT


async def test_a_single_official_is_satu_petugas_by_itself_and_is_reviewed(
    sqlite_home: Database, now: datetime
) -> None:
    office = Office(sqlite_home, now)
    await office.hire(ANN, Role.OFFICIAL)
    number = await office.put_forward(ANN, KOTA)
    assert await office.open(later=timedelta(seconds=119)) == []
    assert await office.open(later=timedelta(seconds=1)) == [number]
    await office.hire(BEN)
    async with sqlite_home.sessions.begin() as session:
        assert await reviews.ask(session, office.now) == 1
        waiting = await reviews.waiting_for(session, await office.person(session, BEN), office.now)
        assert await reviews.waiting_for(session, await office.person(session, ANN), office.now) == []
    assert [each.overdue for each in waiting] == [False]
    assert "Mohon tinjau" in (await office.letters(BEN))[-1]


async def test_what_was_taken_back_before_it_left_is_reviewed_once_as_it_went(home: Database, now: datetime) -> None:
    office = Office(home, now)
    await office.hire(ANN, Role.OFFICIAL)
    number = await office.put_forward(ANN, KOTA)
    async with office.database.sessions.begin() as session:
        await approvals.amend(session, number, await office.person(session, ANN), office.now)
    async with office.database.reads() as session:
        assert not await approval_care.anything_to_do(session, office.now + timedelta(days=1))
    await office.submit(ANN, number)
    assert await office.open(later=timedelta(minutes=2)) == [number]
    async with office.database.sessions.begin() as session:
        assert [each.title for each in await reviews.every(session, office.now)] == ["Air mati."]
        assert await reviews.ask(session, office.now) == 1


async def test_the_shell_has_no_time_to_call_off_but_needs_the_same_approvals(fast: Office) -> None:
    audit.all_from(fast.database.sessions, Origin.SHELL)
    village, town = await fast.put_forward(ANN, KELURAHAN), await fast.put_forward(ANN, KOTA)
    assert (await fast.broadcast(village)).due_at == fast.now
    assert (await fast.broadcast(town)).state is S.SUBMITTED


async def test_two_who_press_at_the_same_time_count_once_each_and_schedule_once(office: Office) -> None:
    for ref in (ANN, BEN, CITA):
        await office.hire(ref, Role.APPROVER, PROVINCE)
    number = await office.put_forward(ANN, PROVINCE)
    said = await asyncio.gather(
        *(approve(office, ref, number) for ref in (BEN, CITA, BEN, CITA)), return_exceptions=True
    )
    assert True in said
    assert {type(each) for each in said} <= {bool, Refusal}
    async with office.database.reads() as session:
        assert len((await session.scalars(select(Approval))).all()) == 2
        verbs = (await session.scalars(select(Audit.verb))).all()
    assert verbs.count("broadcast-approved") == 2
    assert await office.open() == [number]


async def test_a_second_account_of_the_author_is_still_the_author(fast: Office) -> None:
    number = await fast.put_forward(ANN, KOTA)
    async with fast.database.sessions.begin() as session:
        ann = await fast.person(session, ANN)
        session.add(Address(recipient_id=ann.resident_id, account_id=ACCOUNT_ID, ref="999", opened_at=fast.now))
    assert await refused(fast, "999", number) == "approval-own"


async def test_only_who_covers_the_whole_audience_may_approve(fast: Office) -> None:
    for ref, role, code in (
        (DEDI, Role.OFFICIAL, KOTA), ("905", Role.APPROVER, "64.72"), ("906", Role.APPROVER, "64.71.06"),
        ("907", Role.AUDITOR, PROVINCE), ("908", Role.OPERATOR, PROVINCE), ("909", Role.KIM_CHAIR, KOTA),
    ):  # fmt: skip
        await fast.hire(ref, role, code)
    number = await fast.put_forward(ANN, KOTA)
    for ref in (DEDI, "905", "906", "907", "908", "909", "4242"):
        assert await refused(fast, ref, number) == "approval-not-yours"
    assert (await fast.submission(number)).state is SubmissionState.OPEN


async def test_an_edit_voids_what_was_agreed(fast: Office) -> None:
    number = await fast.put_forward(ANN, KOTA)
    await approve(fast, BEN, number)
    async with fast.database.sessions.begin() as session:
        await approvals.amend(session, number, await fast.person(session, ANN), fast.now)
    assert (await fast.submission(number)).state is SubmissionState.VOIDED
    assert await fast.open(later=timedelta(minutes=5)) == []
    assert await refused(fast, CITA, number) == "approval-settled"
    await fast.submit(ANN, number)
    assert (await fast.broadcast(number)).state is S.SUBMITTED
    assert await approve(fast, BEN, number)


async def test_what_was_changed_behind_the_back_of_an_approver_is_not_approved(fast: Office) -> None:
    number = await fast.put_forward(ANN, KOTA)
    async with fast.database.sessions.begin() as session:
        (await session.scalars(select(Announcement))).one().text = "Lain sama sekali"
    assert await refused(fast, BEN, number) == "approval-settled"


@pytest.mark.parametrize("what", ["text", "audience", "source", "lane", "expires_at"])
async def test_what_was_changed_after_it_was_approved_goes_back_instead_of_out(fast: Office, what: str) -> None:
    number = await fast.put_forward(ANN, KOTA)
    await approve(fast, BEN, number)
    async with fast.database.sessions.begin() as session:
        said = (await session.scalars(select(Announcement))).one()
        draft = await drafts.find(session, await fast.person(session, ANN), number)
        match what:
            case "text" | "source":
                setattr(said, what, "Lain")
            case "audience":
                draft.broadcast.audience = draft.broadcast.audience | {"topics": ["cuaca"]}
            case "lane":
                draft.broadcast.lane = Lane.EMERGENCY
            case _:
                draft.broadcast.expires_at = fast.now + timedelta(days=30)
    assert await fast.open() == []
    assert (await fast.broadcast(number)).state is S.RETURNED
    assert "tidak dikirim: persetujuannya tidak berlaku lagi" in (await fast.letters(ANN))[-1]


async def test_an_approver_whose_mandate_ends_takes_the_approval_along(fast: Office) -> None:
    number = await fast.put_forward(ANN, KOTA)
    await approve(fast, BEN, number)
    await fast.dismiss(BEN)
    assert await fast.open() == []
    assert (await fast.broadcast(number)).state is S.RETURNED
    await fast.submit(ANN, number)
    await approve(fast, CITA, number)
    assert await fast.open() == [number]


async def test_a_yes_of_somebody_whose_mandate_ended_does_not_count_towards_two(fast: Office) -> None:
    for ref in (ANN, BEN, CITA, DEDI):
        await fast.hire(ref, Role.APPROVER, PROVINCE)
    number = await fast.put_forward(ANN, PROVINCE)
    await approve(fast, BEN, number)
    await fast.dismiss(BEN)
    assert not await approve(fast, CITA, number)
    assert (await fast.broadcast(number)).state is S.SUBMITTED
    assert await approve(fast, DEDI, number)


async def test_an_author_moved_to_another_region_sends_nothing(fast: Office) -> None:
    number = await fast.put_forward(ANN, KOTA)
    await approve(fast, BEN, number)
    await fast.dismiss(ANN)
    await fast.hire(ANN, code="64.72")
    assert await fast.open() == []
    assert (await fast.broadcast(number)).state is S.CANCELLED


async def test_what_runs_pauses_when_its_author_loses_the_mandate(fast: Office) -> None:
    async with fast.database.sessions.begin() as session:
        await people.ensure_known(session, ACCOUNT_ID, await fast.person(session, "77"), fast.now)
    number = await fast.put_forward(ANN, KOTA)
    await approve(fast, BEN, number)
    await _runs(fast, number)
    await fast.dismiss(ANN)
    async with fast.database.sessions.begin() as session:
        assert await approval_care.tend(session, fast.now) == 1
    broadcast = await fast.broadcast(number)
    assert (broadcast.state, broadcast.paused_why) == (S.PAUSED, "mandate")
    async with fast.database.sessions.begin() as session:
        with pytest.raises(Refusal, match="author-without-mandate"):
            await broadcasts.resume(session, number, await fast.person(session, BEN), fast.now)


async def _runs(office: Office, number: int) -> None:
    """Started, and still running though nobody listens."""
    async with office.database.sessions.begin() as session:
        await rows.note(session, number, state=S.RUNNING, started_at=office.now, cut_off=0)


async def test_returned_with_a_reason_then_put_forward_again(fast: Office) -> None:
    number = await fast.put_forward(ANN, KOTA)
    submission = await fast.submission(number)
    async with fast.database.sessions.begin() as session:
        ben = await fast.person(session, BEN)
        with pytest.raises(Refusal, match="approval-reason-empty"):
            await decisions.give_back(session, submission.submission_id, ben, "  ", fast.now)
        await decisions.give_back(session, submission.submission_id, ben, "Jamnya salah", fast.now)
    assert (await fast.broadcast(number)).state is S.RETURNED
    assert "Alasannya: Jamnya salah" in (await fast.letters(ANN))[-1]
    assert await refused(fast, CITA, number) == "approval-settled"
    await fast.submit(ANN, number)
    assert await approve(fast, CITA, number)


async def test_its_progress_says_what_it_waits_for_and_what_its_author_can_do(fast: Office) -> None:
    number = await fast.put_forward(ANN, KOTA)
    assert await _shown(fast, number, ANN) == ("Menunggu persetujuan: 0 dari 1", ["Batalkan", "Ubah lagi"])
    assert (await _shown(fast, number, BEN))[1] == ["Batalkan"]
    async with fast.database.sessions.begin() as session:
        await approvals.amend(session, number, await fast.person(session, ANN), fast.now)
    assert await _shown(fast, number, ANN) == ("Belum diajukan", ["Ubah lagi"])
    village = await fast.put_forward(ANN, KELURAHAN)
    said, ways = await _shown(fast, village, ANN)
    assert said == "Keluar pukul 10.31.00 WITA, kecuali dibatalkan sebelum itu."
    assert ways == ["Batalkan", "Ubah lagi"]


async def _shown(office: Office, number: int, ref: str) -> tuple[str, list[str]]:
    """What a broadcast's progress says first, and its buttons."""
    async with office.database.reads() as session:
        reader = (await office.person(session, ref)).resident_id
        message = await progress.view(session, number, "id", office.now, reader)
    lines = [line for line in message.content.text.splitlines() if line.startswith(("Menunggu", "Belum", "Keluar"))]
    return lines[0], [choice.label for row in message.choices for choice in row]


async def test_rejected_is_the_end(fast: Office) -> None:
    number = await fast.put_forward(ANN, KOTA)
    submission = await fast.submission(number)
    async with fast.database.sessions.begin() as session:
        await decisions.reject(session, submission.submission_id, await fast.person(session, BEN), "Hoaks", fast.now)
    assert "ditolak. Tidak ada yang dikirim" in (await fast.letters(ANN))[-1]
    with pytest.raises(Refusal, match="broadcast-moved-on"):
        await fast.submit(ANN, number)


async def test_unanswered_it_is_asked_again_of_everybody_and_lapses_after_a_day(fast: Office) -> None:
    for ref in ("905", "906"):
        await fast.hire(ref)
    number = await fast.put_forward(ANN, KOTA)
    assert [len(await fast.letters(ref)) for ref in (BEN, CITA, "905", "906")] == [2, 2, 2, 0]
    await _tend(fast, timedelta(hours=5))
    assert len(await fast.letters("906")) == 0
    await _tend(fast, timedelta(hours=1))
    assert len(await fast.letters("906")) == 2
    await _tend(fast, timedelta(hours=18))
    assert (await fast.broadcast(number)).state is S.RETURNED
    assert "gugur: 24 jam tanpa jawaban" in (await fast.letters(ANN))[-1]
    assert await refused(fast, BEN, number) == "approval-settled"


async def test_after_a_day_a_yes_comes_too_late_even_before_the_job_has_run(fast: Office) -> None:
    number = await fast.put_forward(ANN, KOTA)
    fast.now += timedelta(hours=24)
    assert await refused(fast, BEN, number) == "approval-settled"


async def test_break_glass_is_for_emergencies_with_a_reason_and_is_reviewed_until_done(fast: Office) -> None:
    number = await fast.write(ANN, KOTA)
    with pytest.raises(Refusal, match="approval-way-wrong"):
        await fast.submit(ANN, number, Manner(Way.BREAK_GLASS, "Sungai naik"))
    with pytest.raises(Refusal, match="approval-way-wrong"):
        await fast.submit(ANN, number, Manner(Way.AT_ONCE))
    async with fast.database.sessions.begin() as session:
        draft = await drafts.find(session, await fast.person(session, ANN), number)
        draft.broadcast.lane = draft.announcement.lane = Lane.EMERGENCY
        draft.announcement.hazard = {
            "hazard": "banjir", "place": "RT 1", "until": (fast.now + timedelta(hours=9)).isoformat(),
            "action": "Mengungsi", "contact": "112", "more": "", "entities": [],
        }  # fmt: skip
    with pytest.raises(Refusal, match="approval-reason-empty"):
        await fast.submit(ANN, number, Manner(Way.BREAK_GLASS))
    await fast.submit(ANN, number, Manner(Way.BREAK_GLASS, "Sungai naik, tidak ada yang menjawab"))
    assert await fast.open() == [number]
    await _tend(fast, timedelta())
    await _tend(fast, timedelta(hours=12))
    await _tend(fast, timedelta(hours=12))
    said = [text for text in await fast.letters(BEN) if "tinjau" in text]
    assert len(said) == 3
    assert "tidak ada yang menjawab" in said[0]
    assert said[-1].startswith("TERLAMBAT")
    await _review(fast)
    await _tend(fast, timedelta(hours=13))
    assert len([text for text in await fast.letters(BEN) if "tinjau" in text]) == 3
    assert "sudah ditinjau petugas lain: benar" in (await fast.letters(ANN))[-1]


async def _review(office: Office) -> None:
    async with office.database.sessions.begin() as session:
        ann, ben = await office.person(session, ANN), await office.person(session, BEN)
        (waiting,) = await reviews.waiting_for(session, ben, office.now)
        with pytest.raises(Refusal, match="approval-own"):
            await reviews.settle(session, waiting.review_id, ann, (Verdict.FINE, ""), office.now)
        await reviews.settle(session, waiting.review_id, ben, (Verdict.FINE, ""), office.now)


async def _tend(office: Office, later: timedelta) -> None:
    office.now += later
    async with office.database.sessions.begin() as session:
        await approval_care.tend(session, office.now)


async def test_what_is_taken_back_goes_at_once_and_is_reviewed_until_somebody_else_has_looked(fast: Office) -> None:
    number = await fast.put_forward(ANN, KOTA)
    await approve(fast, BEN, number)
    assert await fast.open() == [number]
    async with fast.database.sessions.begin() as session:
        ann = await fast.person(session, ANN)
        draft = await corrections.withdraw(session, ann, await corrections.find(session, ann, number), fast.now)
        await corrections.submit(session, ann, draft.id, fast.now)
        assert (draft.broadcast.state, draft.broadcast.due_at) == (S.SCHEDULED, fast.now)
    assert await fast.open() == [draft.id]
    for hours, said in ((0, "Mohon tinjau."), (12, "Mohon tinjau."), (13, "TERLAMBAT")):
        fast.now += timedelta(hours=hours)
        async with fast.database.sessions.begin() as session:
            assert await reviews.ask(session, fast.now) == 1
        for ref in (BEN, CITA):
            assert said in (await fast.letters(ref))[-1]
    async with fast.database.sessions.begin() as session:
        (waiting,) = await reviews.waiting_for(session, await fast.person(session, CITA), fast.now)
        with pytest.raises(Refusal, match="approval-own"):
            await reviews.settle(session, waiting.review_id, ann, (Verdict.FINE, ""), fast.now)
        cita = await fast.person(session, CITA)
        await reviews.settle(session, waiting.review_id, cita, (Verdict.FINE, ""), fast.now)
        assert await reviews.ask(session, fast.now + timedelta(days=2)) == 0
