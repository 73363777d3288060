"""In whose name a shell command acts: the first administrator, or the official named by `--as`."""

from sqlalchemy.ext.asyncio import AsyncSession

from domain.refusal import Refusal
from handlers.shell.house import House
from services import people
from services.people import Person


async def acting(session: AsyncSession, house: House, named: str | None) -> Person:
    """The official who acts; refused where nobody is known by that id."""
    ref = named or next(iter(house.admin_refs), None)
    if ref is None:
        raise Refusal("shell-no-administrator")
    person = await people.recognise(session, house.account_id, ref, "id", house.now())
    if person.resident_id is None:
        raise Refusal("shell-no-such-official", id=ref)
    return person
