"""In whose name a shell command acts: always an official, named by `--as`."""

from sqlalchemy.ext.asyncio import AsyncSession

from domain.refusal import Refusal
from handlers.shell.house import House
from services import people
from services.people import Person

_TELEGRAM = "telegram:"
_RESIDENT = "resident:"


async def acting(session: AsyncSession, house: House, named: str | None) -> Person:
    """The official who acts: `telegram:ID`, or that ID alone, or `resident:NUMBER`; refused for nobody."""
    if named is None or not named.strip():
        raise Refusal("shell-as-needed")
    wanted = named.strip().casefold()
    if wanted.startswith(_RESIDENT):
        number = wanted.removeprefix(_RESIDENT)
        person = await people.by_id(session, int(number), house.now()) if number.isdecimal() else None
    else:
        ref = wanted.removeprefix(_TELEGRAM)
        person = await people.recognise(session, house.account_id, ref, "id", house.now())
    if person is None or person.resident_id is None:
        raise Refusal("shell-no-such-official", id=named)
    return person
