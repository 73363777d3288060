"""What is told of mandates: to who holds them, who gave them, and who must agree."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from data.models import Grant, Mandate
from domain.role import Role
from services import contacts, notices, regions, texts
from services.contacts import Contact
from services.notices import Button, Notice

NAME = "mandate"
"""The dialogue that the buttons under these notices belong to."""


async def ask(session: AsyncSession, grant: Grant, seconds: Sequence[Contact], now: datetime) -> None:
    """The second persons are asked; the first who answers decides."""
    buttons = (
        Button(f"{NAME}:yes:{grant.grant_id}", key="grant-yes"),
        Button(f"{NAME}:no:{grant.grant_id}", key="grant-no"),
    )
    for second in seconds:
        values = await said(session, grant, second.language)
        await notices.tell(session, second, Notice("grant-ask", values, buttons), now)


async def given(session: AsyncSession, grant: Grant, now: datetime) -> None:
    """The holder hears that a mandate holds (from now on, or longer)."""
    holder = await contacts.of(session, grant.resident_id)
    if holder is not None:
        key = "mandate-given-to-you" if grant.renews_id is None else "mandate-renewed-for-you"
        await notices.tell(session, holder, Notice(key, await said(session, grant, holder.language)), now)


async def to_giver(session: AsyncSession, grant: Grant, mandate: Mandate, now: datetime) -> None:
    """The giver hears that what they gave is held now, and by whom."""
    giver = await contacts.of(session, grant.given_by)
    if giver is not None:
        buttons = (Button(f"{NAME}:show:{mandate.mandate_id}", key="mandate-look"),)
        values = await said(session, grant, giver.language)
        await notices.tell(session, giver, Notice("mandate-given-by-you", values, buttons), now)


async def refused(session: AsyncSession, grant: Grant, now: datetime) -> None:
    """The giver hears that the second person said no."""
    await _tell_giver(session, grant, "grant-refused-by-second", now)


async def lapsed(session: AsyncSession, grant: Grant, now: datetime) -> None:
    """The giver hears that nobody agreed in time, or used the link."""
    await _tell_giver(session, grant, "grant-lapsed-told", now)


async def ended(session: AsyncSession, mandate: Mandate, now: datetime) -> None:
    """The holder hears that a mandate is over."""
    holder = await contacts.of(session, mandate.resident_id)
    if holder is not None:
        await notices.tell(session, holder, Notice("mandate-ended-for-you", await _of(session, mandate, holder)), now)


async def remind(session: AsyncSession, mandate: Mandate, others: Sequence[Contact], now: datetime) -> None:
    """Holder and those who may renew it hear that a mandate ends soon."""
    holder = await contacts.of(session, mandate.resident_id)
    if holder is not None:
        await notices.tell(
            session, holder, Notice("mandate-ends-soon-for-you", await _of(session, mandate, holder)), now
        )
    buttons = (Button(f"{NAME}:show:{mandate.mandate_id}", key="mandate-look"),)
    for other in others:
        if other.resident_id != mandate.resident_id:
            values = await _of(session, mandate, other)
            await notices.tell(session, other, Notice("mandate-ends-soon", values, buttons), now)


async def said(session: AsyncSession, grant: Grant, language: str) -> dict[str, str]:
    """A grant in words."""
    whole = {
        **await words(session, grant.role, grant.region_code, grant.ends_at, language),
        "reason": grant.reason,
    }
    return {**whole, "who": called(grant.label, grant.resident_id, language)}


async def words(
    session: AsyncSession, role: Role, region_code: str, ends_at: datetime | None, language: str
) -> dict[str, str]:
    """Role, region and end in words."""
    region = await regions.one(session, region_code)
    if ends_at is None:
        ends = texts.say("mandate-without-end", language)
    else:
        ends = texts.say("mandate-until", language, {"at": texts.moment(ends_at, region.zone, language)})
    return {"role": texts.say("role-name", language, {"role": role.value}), "region": region.title, "ends": ends}


def called(label: str | None, resident_id: int | None, language: str) -> str:
    """What a holder is called; a number where nobody has said it."""
    if label:
        return label
    return texts.say("mandate-unnamed", language, {"number": str(resident_id or "")})


async def _tell_giver(session: AsyncSession, grant: Grant, key: str, now: datetime) -> None:
    giver = await contacts.of(session, grant.given_by)
    if giver is not None:
        await notices.tell(session, giver, Notice(key, await said(session, grant, giver.language)), now)


async def _of(session: AsyncSession, mandate: Mandate, reader: Contact) -> dict[str, str]:
    values = await words(session, mandate.role, mandate.region_code, mandate.ends_at, reader.language)
    return {**values, "who": called(mandate.label, mandate.resident_id, reader.language)}
