"""A town with an agent, its official, somebody else's official, and a linked KIM group."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from data import residents
from data.models import KimChannel
from data.models import Mandate as MandateRow
from domain.mandate import Mandate
from domain.platform import ChatKind
from domain.region import RegionCode
from domain.role import Role
from services import kim_names, kims, people
from services.kims import Place
from services.people import Person
from tests.conftest import ACCOUNT_ID

DAMAI = "64.71.06.1005"
KOTA = "64.71"
GROUP = Place(ACCOUNT_ID, "-500", ChatKind.GROUP, "KIM Damai")


@dataclass
class Town:
    agent: Person
    official: Person
    stranger: Person


async def a_person(session: AsyncSession, ref: str, now: datetime, held: Mandate | None = None) -> Person:
    resident = await residents.add(session, ACCOUNT_ID, ref, "id", now)
    if held:
        row = MandateRow(
            resident_id=resident.resident_id, role=held.role, region_code=held.region_code, started_at=now, reason="-"
        )
        session.add(row)
        await session.flush()
    return await people.recognise(session, ACCOUNT_ID, ref, "id", now)


async def a_town(session: AsyncSession, now: datetime) -> Town:
    return Town(
        await a_person(session, "10", now),
        await a_person(session, "20", now, Mandate(Role.OFFICIAL, RegionCode(KOTA))),
        await a_person(session, "30", now, Mandate(Role.OFFICIAL, RegionCode("64.72"))),
    )


async def a_linked_channel(
    session: AsyncSession, who: Town, now: datetime, place: Place = GROUP, region_code: str = DAMAI
) -> KimChannel:
    channel = await kims.propose(session, who.agent, place, region_code, now)
    kim = await kim_names.called(session, who.official, region_code, place.title, now)
    return await kims.confirm(session, who.official, channel, kim, now)
