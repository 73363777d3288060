"""Who is speaking: the resident behind an address, with the mandates that hold now."""

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from data import addresses, residents
from data import mandates as mandate_rows
from domain.mandate import Mandate
from domain.recipient import AddressEnd
from domain.refusal import Refusal
from services import menus


@dataclass(frozen=True, slots=True)
class Person:
    """The one who speaks; `resident_id` is None for somebody not known yet."""

    ref: str
    language: str = "id"
    resident_id: int | None = None
    address_id: int | None = None
    elsewhere: bool = False  # the address is one on another account of ours
    consented: bool = False
    mandates: tuple[Mandate, ...] = field(default=())


async def recognise(session: AsyncSession, account_id: int, ref: str, language: str, now: datetime) -> Person:
    """The person behind a messenger id, known or not; whoever another of our accounts knows is the same person."""
    here = await residents.at_address(session, account_id, ref)
    found = here or await residents.at_sibling(session, account_id, ref)
    if found is None:
        return Person(ref=ref, language="en" if language.startswith("en") else "id")
    resident, address_id = found
    return Person(
        ref=ref,
        language=resident.language,
        resident_id=resident.resident_id,
        address_id=address_id,
        elsewhere=here is None,
        consented=resident.consented_at is not None and resident.left_at is None,
        mandates=await mandate_rows.held_by(session, resident.resident_id, now),
    )


async def by_id(session: AsyncSession, resident_id: int, now: datetime) -> Person | None:
    """The person of a resident's number; None where there is none."""
    resident = await residents.find(session, resident_id)
    if resident is None:
        return None
    held = await mandate_rows.held_by(session, resident_id, now)
    return Person(ref=str(resident_id), language=resident.language, resident_id=resident_id, mandates=held)


async def arrived(session: AsyncSession, account_id: int, person: Person, now: datetime) -> Person:
    """The same person in a private chat with this account, through which they are reached as well from now on."""
    if person.resident_id is None or not person.elsewhere:
        return person
    await residents.open_at(session, person.resident_id, account_id, person.ref, now)
    if person.mandates:
        await menus.refresh(session, person.resident_id, now)
    return await recognise(session, account_id, person.ref, person.language, now)


async def ensure_known(session: AsyncSession, account_id: int, person: Person, now: datetime) -> Person:
    """The same person with a row to tie things to: whoever was reached here before comes back, others are new."""
    if person.resident_id is not None:
        return person
    if await residents.reopen(session, account_id, person.ref, now) is None:
        await residents.add(session, account_id, person.ref, person.language, now)
    return await recognise(session, account_id, person.ref, person.language, now)


async def returned(session: AsyncSession, account_id: int, person: Person, now: datetime) -> Person:
    """The same person, known again if they were reached here before they blocked us; nobody new gets a row."""
    if person.resident_id is None and await residents.reopen(session, account_id, person.ref, now):
        return await recognise(session, account_id, person.ref, person.language, now)
    return person


def known_id(person: Person) -> int:
    """The id of a person who has a row; refused for anybody else, with the way to get one."""
    if person.resident_id is None:
        raise Refusal("not-joined")
    return person.resident_id


async def exists(session: AsyncSession, resident_id: int) -> bool:
    """Whether somebody who was not erased has this id."""
    return bool(await residents.unerased(session, [resident_id]))


async def speak(session: AsyncSession, person: Person, language: str) -> None:
    """From now on in this language."""
    (await residents.get(session, known_id(person))).language = language


async def gone(session: AsyncSession, account_id: int, ref: str, now: datetime) -> None:
    """The person has blocked us: nothing is sent there any more, what was is kept."""
    await addresses.close(session, account_id, ref, AddressEnd.BLOCKED, now)


async def back(session: AsyncSession, account_id: int, ref: str, now: datetime) -> None:
    """The person lets us in again: whoever was reached there before is reached again."""
    if await residents.at_address(session, account_id, ref) is None:
        await residents.reopen(session, account_id, ref, now)
