"""Officials of East Kalimantan who give each other roles, over every dialogue of the house."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select

from bot.dialogues import router
from data import mandates, residents
from data.database import Database
from data.models import Audit, Mandate
from domain.mandate import Mandate as Held
from domain.platform import ChatKind
from domain.region import RegionCode
from domain.role import Role
from handlers.dialogue import Chat, Somebody
from scheduler.mind_mandates import mind_mandates
from services.answer_letters import Office
from tests.feedback_town import DAMAI, PROVINCE, TOWN, Town
from tests.recorder import Recorder
from tests.talk import Talk

GROUP = Chat("-1001", ChatKind.SUPERGROUP, "Forum KIM")


@dataclass
class Hall(Town):
    """A town whose people also hold other roles."""

    async def holder(self, ref: str, role: Role, code: str, ends_at: datetime | None = None) -> int:
        """Somebody who holds a role."""
        async with self.database.sessions.begin() as session:
            found = await residents.at_address(session, self.talk.account_id, ref)
            known = found[0] if found else await residents.add(session, self.talk.account_id, ref, "id", self.talk.now)
            row = await mandates.give(session, known.resident_id, Held(role, RegionCode(code)), "SK 1", self.talk.now)
            row.ends_at = ends_at
            return known.resident_id

    async def give(self, giver: str, to: Somebody | None, role: str, *, months: str = "1 tahun") -> str:
        """The whole dialogue, as far as the card before the yes; `to` None: behind a link. For all of the region."""
        await self.talk.say(giver, "/peran")
        await self.talk.press(giver, "Beri peran")
        if to is None:
            await self.talk.press(giver, "Buat tautan")
        else:
            await self.talk.say(giver, "", content=None, pointed_at=to)
        await self.talk.press(giver, role)
        if any("seluruhnya" in label for label in self.talk.buttons(giver)):
            await self.talk.press(giver, self.whole(giver))
        await self.talk.press(giver, months)
        return await self.talk.say(giver, "SK 12/2026")

    def whole(self, ref: str) -> str:
        """The first button of a question for a region."""
        return next(label for label in self.talk.buttons(ref) if "seluruhnya" in label)

    async def press_data(self, ref: str, data: str, **more: Any) -> str:
        """A button that nobody may have shown."""
        return await self.talk.happen(self.talk.incoming(ref, choice=data, acknowledge="a", **more))

    async def in_group(self, ref: str | None, text: str, **more: Any) -> str:
        """Somebody writes a command in the group (`ref` None: in the group's own name)."""
        command, _, argument = text[1:].partition(" ")
        spoken = {"chat": GROUP, "text": text, "command": command, "argument": argument, "sender_ref": ref, **more}
        return await self.talk.happen(self.talk.incoming(ref or GROUP.ref, **spoken))

    async def pass_time(self, time: timedelta) -> None:
        """Time goes by, and the jobs with it."""
        self.talk.now += time
        await mind_mandates(self.database.sessions, lambda: self.talk.now)
        await self.outbox()

    async def held(self, ref: str) -> set[tuple[Role, str]]:
        """What somebody holds now."""
        async with self.database.reads() as session:
            found = await residents.at_address(session, self.talk.account_id, ref)
            rows = await mandates.held_by(session, found[0].resident_id, self.talk.now) if found else ()
        return {(each.role, each.region_code) for each in rows}

    async def mandate_id(self, ref: str) -> int:
        """The newest mandate of somebody."""
        async with self.database.reads() as session:
            found = await residents.at_address(session, self.talk.account_id, ref)
            assert found
            query = select(Mandate.mandate_id).where(Mandate.resident_id == found[0].resident_id)
            return (await session.scalars(query.order_by(Mandate.mandate_id.desc()).limit(1))).one()

    async def verbs(self, start: str = "") -> list[str]:
        """The verbs of the trail that begin with this."""
        async with self.database.reads() as session:
            found = await session.scalars(select(Audit.verb).where(Audit.verb.startswith(start)).order_by(Audit.number))
            return list(found)


def founded(database: Database, account_id: int, now: datetime) -> Hall:
    """A hall without any people."""
    platform = Recorder(account_id)
    office = Office(PROVINCE, lambda _account_id, payload: platform.link(payload))
    link = lambda _account_id, payload, kind=ChatKind.PRIVATE: platform.link(payload, kind)  # noqa: E731
    talk = Talk(database, router(office, link, None), account_id, now)
    platform.shown_by(talk.show)
    return Hall(talk, platform, office)


__all__ = ["DAMAI", "GROUP", "PROVINCE", "TOWN", "Hall", "founded"]
