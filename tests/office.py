"""An office: officials with roles and regions, who write, approve and look after; a village that listens."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from data import residents
from data.database import Database
from data.models import Broadcast, Letter, Mandate, Submission
from domain.message import Content
from domain.role import Role
from services import approvals, broadcasts, drafts, people
from services.approvals import ORDINARILY, Manner
from services.drafts import Draft
from services.people import Person
from tests.conftest import ACCOUNT_ID

KOTA = "64.71"
KELURAHAN = "64.71.06.1005"
PROVINCE = "64"


@dataclass
class Office:
    """A database and the present moment, which tests move on."""

    database: Database
    now: datetime

    async def hire(self, ref: str, role: Role = Role.REGION_ADMIN, code: str = KOTA) -> int:
        """A new official; answers their resident's number."""
        async with self.database.sessions.begin() as session:
            found = await residents.at_address(session, ACCOUNT_ID, ref)
            resident = found[0] if found else await residents.add(session, ACCOUNT_ID, ref, "id", self.now)
            held = Mandate(
                resident_id=resident.resident_id, role=role, region_code=code, started_at=self.now, reason="-"
            )
            session.add(held)
            return resident.resident_id

    async def dismiss(self, ref: str) -> None:
        """Every mandate of an official ends now."""
        async with self.database.sessions.begin() as session:
            person = await self.person(session, ref)
            for row in await session.scalars(select(Mandate).where(Mandate.resident_id == person.resident_id)):
                row.ended_at = row.ended_at or self.now

    async def person(self, session: AsyncSession, ref: str) -> Person:
        return await people.recognise(session, ACCOUNT_ID, ref, "id", self.now)

    async def write(self, ref: str, *codes: str, text: str = "Air mati.") -> int:
        """A draft of an official for some regions; answers its number."""
        async with self.database.sessions.begin() as session:
            person = await self.person(session, ref)
            draft = await drafts.begin(session, person, Content(text=text), ACCOUNT_ID, self.now)
            if codes:
                await drafts.cover(session, person, draft, codes)
            return draft.id

    async def submit(self, ref: str, broadcast_id: int, manner: Manner = ORDINARILY) -> Draft:
        async with self.database.sessions.begin() as session:
            person = await self.person(session, ref)
            return (await approvals.submit(session, broadcast_id, person, self.now, manner)).draft

    async def put_forward(self, ref: str, *codes: str) -> int:
        """Written and put forward; answers the broadcast's number."""
        broadcast_id = await self.write(ref, *codes)
        await self.submit(ref, broadcast_id)
        return broadcast_id

    async def open(self, *, later: timedelta = timedelta()) -> list[int]:
        """Whatever is due then starts; answers which."""
        self.now += later
        async with self.database.sessions.begin() as session:
            return [each.broadcast_id for each in await broadcasts.open_due(session, self.now)]

    async def broadcast(self, broadcast_id: int) -> Broadcast:
        async with self.database.reads() as session:
            return await session.get_one(Broadcast, broadcast_id)

    async def submission(self, broadcast_id: int) -> Submission:
        """The latest of a broadcast."""
        async with self.database.reads() as session:
            query = select(Submission).where(Submission.broadcast_id == broadcast_id)
            return (await session.scalars(query.order_by(Submission.submission_id.desc()))).first() or Submission()

    async def letters(self, ref: str) -> list[str]:
        """What lies ready for a person, as texts."""
        async with self.database.reads() as session:
            query = select(Letter).where(Letter.chat_ref == ref).order_by(Letter.letter_id)
            return [letter.message["content"]["text"] for letter in await session.scalars(query) if letter.message]
