"""Joining: one person on two messengers says so by a code, and is one resident from then on, reached once."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from data import addresses, audits, grants, joining, mandates, residents, subscriptions
from data.models import JoinCode, JoinGuesses
from domain import join_code
from domain.platform import PlatformName
from domain.refusal import Refusal
from services import menus, people
from services.people import Person, known_id


@dataclass(frozen=True, slots=True)
class Other:
    """Who a code speaks of, and where it was shown."""

    resident_id: int
    account_id: int
    ref: str
    platform: PlatformName


async def others(session: AsyncSession, platform: PlatformName) -> list[PlatformName]:
    """The messengers besides this one on which the house is reached."""
    return sorted(await joining.in_use(session) - {platform})


async def platforms(session: AsyncSession, person: Person) -> list[PlatformName]:
    """The messengers on which a person is reached."""
    return await joining.platforms_of(session, known_id(person))


async def code_for(session: AsyncSession, person: Person, now: datetime) -> str:
    """A fresh code to be typed on the other messenger; the one before is void."""
    code = join_code.fresh()
    expires_at = now + join_code.VALID
    row = JoinCode(resident_id=known_id(person), digest=join_code.digest(code), expires_at=expires_at)
    row.address_id = person.address_id or 0
    await joining.put_code(session, row)
    return join_code.shown(code)


async def whose(session: AsyncSession, account_id: int, person: Person, typed: str, now: datetime) -> Other | None:
    """Whom a typed code speaks of; None for a wrong one, of which a chat may type only a few."""
    before = await joining.guesses(session, account_id, person.ref)
    wrong, since = _lately(before, now)
    if wrong >= join_code.GUESSES:
        raise Refusal("join-too-many-guesses")
    code = join_code.read(typed)
    row = await joining.by_digest(session, join_code.digest(code), now) if code else None
    found = await joining.at(session, row.address_id) if row else None
    if row is None or found is None:
        await joining.guessed(session, account_id, person.ref, wrong + 1, since)
        audits.write(session, person.resident_id, "guessed-join-code", f"account:{account_id}", now)
        return None
    await joining.guessed(session, account_id, person.ref, 0, now)
    address, platform = found
    return Other(row.resident_id, address.account_id, address.ref, platform)


async def join(session: AsyncSession, account_id: int, person: Person, other: Other, now: datetime) -> Person:
    """The two are one person: mandates stay with whoever holds them, wishes, history and addresses come together."""
    here = await people.ensure_known(session, account_id, person, now)
    here_id = known_id(here)
    if here_id == other.resident_id:
        raise Refusal("join-already")
    kept_id, gone_id = await _kept_first(session, here_id, other.resident_id, now)
    await _bring_wishes(session, kept_id, gone_id, now)
    await joining.move_rows(session, kept_id, gone_id)
    await joining.spend(session, here_id)
    await joining.spend(session, other.resident_id)
    audits.write(session, kept_id, "joined-messengers", f"resident:{kept_id}", now, {"other": gone_id})
    joined = await people.recognise(session, account_id, person.ref, person.language, now)
    if joined.mandates:
        await menus.refresh(session, kept_id, now)
    return joined


async def preferred(session: AsyncSession, person: Person) -> PlatformName | None:
    """The messenger that a person has chosen for their news."""
    return (await residents.get(session, known_id(person))).prefers


async def prefer(session: AsyncSession, person: Person, platform: PlatformName, now: datetime) -> None:
    """News come over this messenger; the other stands by."""
    resident = await residents.get(session, known_id(person))
    resident.prefers = platform
    await session.flush()
    await addresses.rank(session, [resident.resident_id])
    audits.write(session, resident.resident_id, "preferred", f"resident:{resident.resident_id}", now, {"on": platform})


def _lately(before: JoinGuesses | None, now: datetime) -> tuple[int, datetime]:
    if before is None or before.since + join_code.WAIT <= now:
        return 0, now
    return before.wrong, before.since


async def _kept_first(session: AsyncSession, one: int, two: int, now: datetime) -> tuple[int, int]:
    """Who stays, and who becomes part of them: whoever holds mandates stays, else who came first."""
    official = [each for each in (one, two) if await _has_office(session, each, now)]
    if len(official) == 2:
        raise Refusal("join-both-officials")
    kept = official[0] if official else min(one, two)
    return kept, one if kept == two else two


async def _has_office(session: AsyncSession, resident_id: int, now: datetime) -> bool:
    held = await mandates.held_by(session, resident_id, now)
    return bool(held) or await grants.any_open(session, resident_id)


async def _bring_wishes(session: AsyncSession, kept_id: int, gone_id: int, now: datetime) -> None:
    """Consent and subscriptions of the one who becomes part of the other; whoever is in the other's stays as it was."""
    kept, gone = await residents.get(session, kept_id), await residents.get(session, gone_id)
    comes = gone.consented_at is not None and gone.left_at is None
    if comes and (kept.consented_at is None or kept.left_at is not None):
        kept.consent_version, kept.consented_at, kept.left_at = gone.consent_version, gone.consented_at, None
    have = {row.region_code for row in await subscriptions.live(session, kept_id)}
    for row in await subscriptions.live(session, gone_id):
        row.ended_at = now
        if row.region_code not in have:
            await subscriptions.start(session, kept_id, row.region_code, row.topics, row.wants_below, now)
    kept.credit_kim_id = kept.credit_kim_id or gone.credit_kim_id
    gone.left_at = gone.left_at or now
    await session.flush()
