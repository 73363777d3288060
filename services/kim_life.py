"""Signs of life of a KIM: what counts as one, a friendly nudge in a silence, dormant after a long one, awake again."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from data import audits
from data import kim_register as rows
from data import kim_signs as signs
from data.models import Kim
from domain.kim import KimState
from domain.kim_register import Move, Mover, MoveState, leads
from domain.refusal import Refusal
from domain.region import ZONES
from domain.role import Right
from services import contacts, kim_mandates, kim_register, notices, regions
from services.kim_facts import mover_of, thing
from services.notices import Button, Notice
from services.people import Person

NUDGE_AFTER = timedelta(days=14)
REST_AFTER = timedelta(days=60)

_LOOK_BACK = timedelta(days=1)
_COARSE = timedelta(hours=1)
"""How much newer a sign must be than the last one to be written down."""

_MORNING, _EVENING = 8, 17
_MOST = 50


async def anything_new(session: AsyncSession, now: datetime) -> bool:
    """Whether some KIM gave a sign, or is silent for so long that somebody must be told."""
    if await _fresh(session, now):
        return True
    zones = _awake(now)
    return bool(zones) and await rows.anything_quiet(session, now - NUDGE_AFTER, now - REST_AFTER, zones)


async def take_pulse(session: AsyncSession, now: datetime) -> int:
    """Write down the newest sign of each KIM; those that slept or had yet to begin are active. How many woke."""
    woken = 0
    for kim_id, sign in (await _fresh(session, now)).items():
        kim = await rows.kim(session, kim_id)
        if kim is None or kim.state is KimState.DISSOLVED:
            continue
        kim.alive_at = max(sign, kim.alive_at or sign)
        if leads(Move.ACTIVATE, kim.state):
            await kim_register.by_the_house(session, kim, Move.ACTIVATE, now)
            await _tell(session, kim, Notice("kim-awake", {"kim": kim.name}), now)
            woken += 1
    return woken


async def look_after(session: AsyncSession, now: datetime) -> tuple[int, int]:
    """KIMs long silent are dormant from now on, others in a silence are nudged once; in their daytime. How many."""
    zones = _awake(now)
    if not zones:
        return 0, 0
    resting = await rows.quiet(session, now - REST_AFTER, zones, _MOST)
    for kim in resting:
        await kim_register.by_the_house(session, kim, Move.REST, now)
        await _tell_resting(session, kim, now)
    nudged = await rows.quiet(session, now - NUDGE_AFTER, zones, _MOST, unnudged=True)
    for kim in nudged:
        kim.nudged_at = now
        await _tell(session, kim, _nudge(kim), now)
    return len(nudged), len(resting)


async def still_here(session: AsyncSession, person: Person, kim_id: int, now: datetime) -> Kim:
    """Somebody of the KIM says that it lives: it is active, or stays so."""
    kim = await _own(session, person, kim_id)
    if leads(Move.ACTIVATE, kim.state):
        await kim_register.make(session, person, kim_id, kim_register.Asked(Move.ACTIVATE), now)
    kim.alive_at = now
    audits.write(session, person.resident_id, "kim-still-here", thing(kim), now)
    return kim


async def explain(session: AsyncSession, person: Person, kim_id: int, reason: str, now: datetime) -> Kim:
    """Why a KIM is dormant, as its people say it; officials read it on its page."""
    kim = await _own(session, person, kim_id)
    move = await rows.newest(session, kim_id, Move.REST, MoveState.DONE)
    if move is None or kim.state is not KimState.DORMANT:
        raise Refusal("kim-not-dormant")
    move.reason = reason
    audits.write(session, person.resident_id, "kim-rest-explained", thing(kim), now)
    return kim


async def _fresh(session: AsyncSession, now: datetime) -> Mapping[int, datetime]:
    """The newest sign of each KIM of which it is news; one whom an official put to rest needs its own people's."""
    since = now - _LOOK_BACK
    by_hand, by_slot = await signs.passed_on(session, since), await signs.relayed(session, since)
    found: dict[int, datetime] = {}
    for pulse in await signs.pulses(session, {*by_hand, *by_slot}):
        heard = [by_hand.get(pulse.kim_id), None if pulse.rested_by_official else by_slot.get(pulse.kim_id)]
        newest = max((each for each in heard if each is not None), default=None)
        if newest is not None and _is_news(newest, pulse):
            found[pulse.kim_id] = newest
    return found


def _is_news(sign: datetime, pulse: signs.Pulse) -> bool:
    if pulse.alive_at is None:
        return True
    return sign > pulse.alive_at and (pulse.asleep or sign - pulse.alive_at > _COARSE)


async def _own(session: AsyncSession, person: Person, kim_id: int) -> Kim:
    kim = await rows.kim(session, kim_id)
    if kim is None or mover_of(person, kim) is not Mover.AGENT:
        raise Refusal("kim-register-not-yours", id=person.ref)
    return kim


def _nudge(kim: Kim) -> Notice:
    return Notice("kim-nudge", {"kim": kim.name}, [Button(f"kimlife:here:{kim.kim_id}", "kim-still-here")])


async def _tell(session: AsyncSession, kim: Kim, notice: Notice, now: datetime) -> None:
    for contact in await kim_mandates.agents(session, kim.kim_id, now):
        await notices.tell(session, contact, notice, now)


async def _tell_resting(session: AsyncSession, kim: Kim, now: datetime) -> None:
    """Its people are asked why, its officials hear of it."""
    ways = [Button(f"kimlife:here:{kim.kim_id}", "kim-still-here"), Button(f"kimlife:why:{kim.kim_id}", "kim-say-why")]
    await _tell(session, kim, Notice("kim-resting", {"kim": kim.name}, ways), now)
    region = await regions.title(session, kim.region_code)
    page = [Button(f"kimreg:show:{kim.kim_id}", "kim-open-page")]
    notice = Notice("kim-resting-official", {"kim": kim.name, "region": region}, page)
    for contact in await contacts.nearest(session, kim.region_code, Right.CONFIRM_KIM, now):
        await notices.tell(session, contact, notice, now)


def _awake(now: datetime) -> Sequence[str]:
    """The zones in which people may be written to now."""
    return [zone for zone in ZONES if _MORNING <= now.astimezone(ZoneInfo(zone)).hour < _EVENING]
