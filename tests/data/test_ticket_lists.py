"""Which regions have tickets, and pages of them, on both databases."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import update

from data import ticket_lists
from data.database import Database
from data.models import Ticket
from data.ticket_lists import Sieve
from domain.ticket import TicketState
from tests.feedback_town import DAMAI, OTHER, PROVINCE, TOWN, founded


async def test_regions_are_counted_by_place_and_state_and_by_whatever_else_narrows(
    home: Database, account_id: int, now: datetime
) -> None:
    town = founded(home, account_id, now)
    for ref, code in (("5", DAMAI), ("6", DAMAI), ("7", OTHER), ("8", PROVINCE)):
        await town.resident(ref, code)
        await town.talk.say(ref, "Lampu jalan padam")
    async with home.sessions.begin() as session:
        done = update(Ticket).where(Ticket.ticket_id == 1)
        await session.execute(done.values(state=TicketState.DONE, due_at=None, waits_since=None))
        await session.execute(update(Ticket).where(Ticket.ticket_id == 3).values(danger=True))
    waiting, every = Sieve((TOWN,), homeless=True), Sieve((PROVINCE,), states=None)
    async with home.reads() as session:
        assert await ticket_lists.regions_with(session, waiting, 20) == [(OTHER, 1), (DAMAI, 1)]
        assert await ticket_lists.regions_with(session, every, 2) == [(DAMAI, 2), (PROVINCE, 1)]
        assert await ticket_lists.regions_with(session, replace(every, only_danger=True), 20) == [(OTHER, 1)]
        shown = await ticket_lists.page(session, Sieve((PROVINCE,)), 1, 2)
        assert [each.ticket.ticket_id for each in shown] == [4, 2]  # 3 is a danger and comes first
        assert [each.root.feedback_id for each in shown] == [4, 2]
        assert await ticket_lists.page(session, Sieve((PROVINCE,)), 9, 5) == []
