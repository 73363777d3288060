"""Residents and officials of Balikpapan who talk to each other through the bot, with every job at hand."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from data import mandates, residents
from data.database import Database
from data.models import Subscription
from domain.mandate import Mandate
from domain.message import Message, Outcome
from domain.recipient import RecipientKind
from domain.region import RegionCode
from domain.role import Role
from handlers import (
    bulk,
    canned,
    feedback,
    feedback_status,
    inbox,
    mute,
    passing,
    safety,
    short_answer,
    ticket,
    ticket_words,
)
from handlers.router import Router
from scheduler.empty_outbox import empty_outbox
from scheduler.push_feedback import push_feedback
from scheduler.send_answers import send_answers
from services import answer_letters
from services.answer_letters import Office
from tests.recorder import Recorder
from tests.talk import Talk

PROVINCE = "64"
TOWN = "64.71"
DISTRICT = "64.71.06"
DAMAI = "64.71.06.1005"
OTHER = "64.71.06.1001"


@dataclass
class Town:
    """A talk, its messenger and its jobs."""

    talk: Talk
    platform: Recorder
    office: Office

    @property
    def database(self) -> Database:
        return self.talk.database

    async def resident(self, ref: str, *codes: str, language: str = "id") -> int:
        """Somebody who joined these regions."""
        async with self.database.sessions.begin() as session:
            resident = await residents.add(session, self.talk.account_id, ref, language, self.talk.now)
            resident.consented_at = self.talk.now
            for code in codes:
                session.add(
                    Subscription(
                        recipient_id=resident.resident_id,
                        region_code=code,
                        kind=RecipientKind.RESIDENT,
                        started_at=self.talk.now,
                    )
                )
            return resident.resident_id

    async def official(self, ref: str, code: str, language: str = "id") -> int:
        """Somebody with a mandate."""
        resident_id = await self.resident(ref, language=language)
        async with self.database.sessions.begin() as session:
            mandate = Mandate(Role.OFFICIAL, RegionCode(code))
            await mandates.give(session, resident_id, mandate, "SK 1", self.talk.now)
        return resident_id

    async def outbox(self, *outcomes: Outcome) -> None:
        """The outbox is emptied, with these outcomes first."""
        self.platform.outcomes[:] = outcomes
        platforms = {self.platform.account_id: self.platform}
        told = partial(answer_letters.settled, self.office)
        sessions, reads = self.database.sessions, self.database.reads
        while await empty_outbox(sessions, reads, platforms, told, lambda: self.talk.now):
            pass

    async def quarter(self) -> int:
        """A quarter of an hour passes: what waits is pushed."""
        self.talk.now += timedelta(minutes=15)
        sessions, reads = self.database.sessions, self.database.reads
        pushed = await push_feedback(sessions, reads, self.office.home, lambda: self.talk.now)
        await self.outbox()
        return pushed

    async def minute(self) -> None:
        """A minute passes: answers that wait are looked after."""
        self.talk.now += timedelta(minutes=1)
        sessions, reads = self.database.sessions, self.database.reads
        await send_answers(sessions, reads, self.office, lambda: self.talk.now)
        await self.outbox()

    async def answer(self, ref: str, text: str, *, to: str | None = None) -> str:
        """Somebody answers a message on their phone: the newest, or the one that contains `to`."""
        return await self.talk.say(ref, text, reply_to=self.message(ref, to))

    def message(self, ref: str, containing: str | None = None) -> str:
        """The id of the newest message on a phone that contains a text."""
        for message_id, message in reversed(self.talk.phones[ref].items()):
            if containing is None or containing in message.content.text:
                return message_id
        raise AssertionError(f"no message with {containing!r}: {self.texts(ref)}")

    def message_text(self, ref: str, containing: str) -> str:
        """The newest text on a phone that contains this."""
        return self.talk.phones[ref][self.message(ref, containing)].content.text

    def texts(self, ref: str) -> list[str]:
        """All texts on a phone, oldest first."""
        return [message.content.text for message in self.talk.phones[ref].values()]

    def last(self, ref: str) -> Message:
        """The newest message on a phone."""
        return self.talk.last(ref)


def founded(database: Database, account_id: int, now: datetime) -> Town:
    """A town without any people."""
    platform = Recorder(account_id)
    office = Office(PROVINCE, lambda _account_id, payload: platform.link(payload))
    router = Router(
        [
            feedback.dialogue(office),
            feedback_status.dialogue(office),
            inbox.dialogue(office),
            ticket.dialogue(office),
            mute.dialogue(office),
            short_answer.dialogue(office),
            safety.dialogue(),
            ticket_words.dialogue(office),
            passing.dialogue(office, feedback.otherwise(office)),
            canned.dialogue(office),
            bulk.dialogue(office),
        ],
        otherwise=feedback.otherwise(office, [inbox.more_of_album(office)]),
        edited=feedback.edited(office),
        memberships=[],
    )
    talk = Talk(database, router, account_id, now)
    platform.shown_by(talk.show)
    return Town(talk, platform, office)
