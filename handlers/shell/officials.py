"""In whose name a shell command acts: always an official, named by `--as`."""

from sqlalchemy.ext.asyncio import AsyncSession

from domain.phone import dialled
from domain.platform import PlatformName
from domain.refusal import Refusal
from handlers.shell.house import House
from services import accounts, identities, people
from services.people import Person

_MESSENGERS = {f"{platform.value}:": platform for platform in PlatformName}
_RESIDENT = "resident:"


async def acting(session: AsyncSession, house: House, named: str | None) -> Person:
    """The official who acts: `telegram:ID`, `whatsapp:NUMBER`, a bare ID, or `resident:NUMBER`; refused for nobody."""
    if named is None or not named.strip():
        raise Refusal("shell-as-needed")
    wanted = named.strip().casefold()
    if wanted.startswith(_RESIDENT):
        number = wanted.removeprefix(_RESIDENT)
        person = await people.by_id(session, int(number), house.now()) if number.isdecimal() else None
    else:
        account_id, ref = await named_at(session, house, wanted)
        called = await identities.called(session, account_id, ref, house.now())
        person = await people.recognise(session, account_id, called, "id", house.now())
    if person is None or person.resident_id is None:
        raise Refusal("shell-no-such-official", id=named)
    return person


async def named_at(session: AsyncSession, house: House, named: str) -> tuple[int, str]:
    """Over which account of ours somebody is known, and by what id or number; without a messenger: the first."""
    for prefix, platform in _MESSENGERS.items():
        if named.startswith(prefix):
            rest = named.removeprefix(prefix)
            return await accounts.first(session, platform), (dialled(rest) or rest) if platform.has_windows else rest
    return house.account_id, named
