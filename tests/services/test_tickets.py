import asyncio
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from data import tickets as rows
from data.database import Database
from data.models import Feedback, LocalHoliday, Mandate, Ticket
from domain.refusal import Refusal
from domain.role import Role
from domain.ticket import Terms, TicketState, TicketVerb
from services import people, ticket_ratings, tickets
from services.people import Person
from tests.conftest import ACCOUNT_ID
from tests.feedback_town import DAMAI, OTHER, TOWN, Town, founded


@pytest.fixture
def town(home: Database, account_id: int, now: datetime) -> Town:
    return founded(home, account_id, now)


@pytest.fixture
def on_sqlite(sqlite_home: Database, account_id: int, now: datetime) -> Town:
    return founded(sqlite_home, account_id, now)


async def _ticket(town: Town, ticket_id: int = 1) -> Ticket:
    async with town.database.reads() as session:
        return await session.get_one(Ticket, ticket_id)


async def _person(town: Town, ref: str) -> Person:
    async with town.database.reads() as session:
        return await people.recognise(session, ACCOUNT_ID, ref, "id", town.talk.now)


async def _unanswered(town: Town) -> list[str]:
    async with town.database.reads() as session:
        waits = select(Feedback.text).where(Feedback.answered_at.is_(None)).order_by(Feedback.feedback_id)
        return list((await session.scalars(waits)).all())


async def _claim(town: Town, ref: str, *, take_over: bool = False) -> str:
    """Who holds it now, or why it was refused."""
    person = await _person(town, ref)
    try:
        async with town.database.sessions.begin() as session:
            ticket = await tickets.at_desk(session, person, 1, "64")
            await tickets.claim(session, person, ticket, town.talk.now, take_over=take_over)
    except Refusal as refusal:
        return refusal.key
    return ref


async def _move(town: Town, ref: str, target: TicketState) -> str:
    person = await _person(town, ref)
    try:
        async with town.database.sessions.begin() as session:
            ticket = await tickets.at_desk(session, person, 1, "64")
            await tickets.move(session, person, ticket, target, town.talk.now)
    except Refusal as refusal:
        return refusal.key
    return target.value


async def test_what_needs_settling_has_a_ticket_at_once_and_thanks_have_none(town: Town) -> None:
    await town.resident("5", DAMAI)
    await town.talk.say("5", "Lampu mati")
    await town.talk.say("5", "terima kasih")
    ticket = await _ticket(town)
    assert (ticket.state, ticket.region_code, ticket.waits_since) == (TicketState.RECEIVED, DAMAI, town.talk.now)
    assert ticket.due_at == datetime(2026, 11, 27, 16, tzinfo=UTC)  # Friday, the third working day, is over in WITA
    assert (ticket.act_due, ticket.complete_due) == (date(2026, 12, 1), date(2026, 12, 8))
    async with town.database.reads() as session:
        assert len((await session.scalars(select(Ticket))).all()) == 1
        assert [event.verb for event in await rows.history(session, 1)] == [TicketVerb.OPENED]


async def test_a_local_holiday_moves_the_terms_of_its_own_region_only(on_sqlite: Town) -> None:
    town = on_sqlite
    async with town.database.sessions.begin() as session:
        session.add(LocalHoliday(region_code=TOWN, day=date(2026, 11, 25), name="HUT Kota"))
    await town.resident("5", DAMAI)
    await town.resident("6", "64.72.01.1001")
    await town.talk.say("5", "Lampu mati")
    await town.talk.say("6", "Lampu mati")
    assert ((await _ticket(town, 1)).verify_due, (await _ticket(town, 2)).verify_due) == (
        date(2026, 11, 30),
        date(2026, 11, 27),
    )


async def test_of_two_officials_at_once_one_has_it_and_the_other_is_told(town: Town) -> None:
    await town.resident("5", DAMAI)
    for ref in ("1", "2"):
        await town.official(ref, TOWN)
    await town.talk.say("5", "Lampu mati")
    said = await asyncio.gather(*(_claim(town, ref) for ref in ("1", "2")))
    assert sorted(said, key=len) == [next(ref for ref in said if ref in "12"), "ticket-held"]


async def test_a_lease_ends_by_itself_and_a_chief_need_not_wait_for_it(town: Town) -> None:
    await town.resident("5", DAMAI)
    for ref in ("1", "2", "3"):
        await town.official(ref, TOWN)
    async with town.database.sessions.begin() as session:
        chief = await people.recognise(session, ACCOUNT_ID, "3", "id", town.talk.now)
        assert chief.resident_id is not None
        session.add(
            Mandate(
                resident_id=chief.resident_id,
                role=Role.REGION_ADMIN,
                region_code=TOWN,
                started_at=town.talk.now,
                reason="-",
            )
        )
    await town.talk.say("5", "Lampu mati")
    assert await _claim(town, "1") == "1"
    assert await _claim(town, "2", take_over=True) == "ticket-held"
    assert await _claim(town, "3") == "ticket-held"  # not by accident either
    assert await _claim(town, "3", take_over=True) == "3"
    assert await _claim(town, "1") == "ticket-held"
    town.talk.now += tickets.LEASE
    assert await _claim(town, "2") == "2"


async def test_moves_are_refused_against_the_table_beyond_the_mandate_and_under_a_colleagues_hand(town: Town) -> None:
    await town.resident("5", DAMAI)
    for ref, code in (("1", TOWN), ("2", TOWN), ("3", OTHER)):
        await town.official(ref, code)
    await town.talk.say("5", "Lampu mati")
    assert await _move(town, "3", TicketState.VERIFIED) == "no-mandate-here"
    assert await _move(town, "1", TicketState.REOPENED) == "ticket-no-such-move"
    assert await _move(town, "1", TicketState.VERIFIED) == "verified"
    assert await _move(town, "2", TicketState.IN_WORK) == "ticket-held"
    assert (await _ticket(town)).due_at == datetime(2026, 12, 1, 16, tzinfo=UTC)
    assert await _move(town, "1", TicketState.IN_WORK) == "in_work"
    assert await _move(town, "1", TicketState.NOT_OURS) == "ticket-no-such-move"
    assert await _move(town, "1", TicketState.DONE) == "done"
    assert ((await _ticket(town)).due_at, (await _ticket(town)).waits_since) == (None, None)


async def test_a_resident_confirms_rates_and_opens_again_only_what_is_their_own(on_sqlite: Town) -> None:
    town = on_sqlite
    for ref in ("5", "6"):
        await town.resident(ref, DAMAI)
    await town.official("1", TOWN)
    await town.talk.say("5", "/aspirasi Lampu mati")
    mine, other = await _person(town, "5"), await _person(town, "6")
    async with town.database.sessions.begin() as session:
        with pytest.raises(Refusal, match="feedback-not-yours"):
            await tickets.confirm(session, other, 1, town.talk.now)
        with pytest.raises(Refusal, match="ticket-rate-later"):
            await ticket_ratings.rate(session, mine, 1, 5, town.talk.now)
        await tickets.confirm(session, mine, 1, town.talk.now)
        await ticket_ratings.rate(session, mine, 1, 4, town.talk.now)
        await ticket_ratings.add_word(session, mine, 1, "cepat")
    assert (await _ticket(town)).rating == 4
    town.talk.now += timedelta(days=10)
    async with town.database.sessions.begin() as session:
        again = await tickets.reopen(session, mine, 1, Terms(), town.talk.now)
    assert (again.state, again.verify_due) == (TicketState.REOPENED, date(2026, 12, 9))


async def test_a_further_word_opens_what_was_settled_and_an_answer_goes_on_with_it(on_sqlite: Town) -> None:
    town = on_sqlite
    await town.resident("5", DAMAI)
    await town.official("1", TOWN)
    await town.talk.say("5", "/aspirasi Jalan rusak")
    await town.quarter()
    await town.answer("1", "Kami periksa", to="Jalan rusak")
    await town.outbox()
    assert (await _ticket(town)).state is TicketState.IN_WORK
    assert await _move(town, "1", TicketState.DONE) == "done"
    await town.answer("5", "Masih rusak", to="Kami periksa")
    ticket = await _ticket(town)
    assert (ticket.state, ticket.waits_since) == (TicketState.REOPENED, town.talk.now)
    async with town.database.reads() as session:
        said = (await session.scalars(select(Feedback).order_by(Feedback.feedback_id))).all()
    assert [row.continues_id for row in said] == [None, 1]


async def test_an_answer_to_an_addition_leaves_a_matter_in_work_whatever_the_addition_is(on_sqlite: Town) -> None:
    town = on_sqlite
    await town.resident("5", DAMAI)
    await town.official("1", TOWN)
    await town.talk.say("5", "/aspirasi Jalan rusak")
    await town.quarter()
    await town.answer("5", "Di depan masjid", to="tersimpan dengan nomor")
    await town.quarter()
    await town.answer("1", "Kami periksa", to="Di depan masjid")
    ticket = await _ticket(town)
    assert (ticket.state, ticket.waits_since) == (TicketState.IN_WORK, None)
    assert await _unanswered(town) == []


async def test_what_was_added_unseen_before_an_answer_keeps_its_ticket_open_for_the_desk(on_sqlite: Town) -> None:
    town = on_sqlite
    await town.resident("5", DAMAI)
    await town.official("1", TOWN)
    await town.talk.say("5", "Kapan vaksin?")
    await town.quarter()
    await town.answer("5", "Dan di mana?", to="tersimpan dengan nomor")
    added_at = town.talk.now
    town.talk.now += timedelta(minutes=1)
    await town.answer("1", "Hari Senin", to="Kapan vaksin")
    ticket = await _ticket(town)
    assert (ticket.state, ticket.waits_since) == (TicketState.RECEIVED, added_at)
    assert await _unanswered(town) == ["Dan di mana?"]
    assert await town.quarter() == 1
    await town.answer("1", "Di puskesmas", to="Dan di mana?")
    assert (await _ticket(town)).state is TicketState.DONE
    assert await _unanswered(town) == []


async def test_who_answers_what_a_colleague_has_answered_beside_another_message_is_asked_first(on_sqlite: Town) -> None:
    town = on_sqlite
    await town.resident("5", DAMAI)
    for ref in ("1", "2"):
        await town.official(ref, TOWN)
    await town.talk.say("5", "Kapan vaksin?")
    await town.quarter()
    await town.answer("5", "Dan di mana?", to="tersimpan dengan nomor")
    await town.quarter()
    await town.answer("1", "Senin di puskesmas", to="Kapan vaksin")
    assert (await _ticket(town)).state is TicketState.DONE
    assert "sudah dijawab rekan Anda" in await town.answer("2", "Di puskesmas", to="Dan di mana?")


async def test_an_answer_from_the_opened_card_is_to_everything_that_it_showed(on_sqlite: Town) -> None:
    town = on_sqlite
    await town.resident("5", DAMAI)
    await town.official("1", TOWN)
    await town.talk.say("5", "Kapan vaksin?")
    await town.quarter()
    await town.answer("5", "Dan di mana?", to="tersimpan dengan nomor")
    await town.talk.say("1", "/kotakmasuk")
    await town.talk.press("1", "Nomor 1")
    await town.talk.press("1", "Jawab")
    await town.talk.say("1", "Senin di puskesmas")
    assert (await _ticket(town)).state is TicketState.DONE
    assert await _unanswered(town) == []


async def test_of_two_answers_at_the_same_moment_one_leaves_and_the_other_waits_for_its_official(town: Town) -> None:
    await town.resident("5", DAMAI)
    for ref in ("1", "2"):
        await town.official(ref, TOWN)
    await town.talk.say("5", "Kapan vaksin?")
    await town.quarter()
    said = await asyncio.gather(*(town.answer(ref, f"Jawaban {ref}", to="vaksin") for ref in ("1", "2")))
    assert sorted("dikirim ke warga" in each for each in said) == [False, True]
    assert any("sudah dijawab rekan Anda" in each for each in said)
    await town.outbox()
    assert sum("Jawaban dari" in text for text in town.texts("5")) == 1
