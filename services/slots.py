"""Slots of a channel: changed by whoever looks after it, and said as people say them."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from data import audits, kims, relays
from data.models import KimChannel
from domain.refusal import Refusal
from domain.slots import DEFAULT, EVERY_DAY, WORKDAYS, Slot, UnknownSlots, next_slot, parse
from services import regions, texts
from services.kims import channel_for
from services.people import Person
from services.relays import USEFUL

PRESETS = (
    DEFAULT,
    tuple(Slot(slot.minute, EVERY_DAY) for slot in DEFAULT),
    tuple(Slot(hour * 60, EVERY_DAY) for hour in (6, 12, 18)),
)


__all__ = ["PRESETS", "Slot", "change", "of", "said", "understood"]


async def of(session: AsyncSession, kim_channel_id: int) -> tuple[Slot, ...]:
    """The slots of a channel."""
    return (await kims.slots_of(session, [kim_channel_id])).get(kim_channel_id, ())


def understood(typed: str) -> tuple[Slot, ...]:
    """What somebody typed as slots; refused with the word that means nothing here."""
    try:
        return parse(typed)
    except UnknownSlots as unknown:
        if unknown.word:
            raise Refusal("slots-unknown-word", word=unknown.word[:40]) from None
        raise Refusal("slots-no-time") from None


async def change(
    session: AsyncSession, person: Person, channel: KimChannel, slots: Sequence[Slot], now: datetime
) -> None:
    """A channel has these slots from now on, if the person looks after it; what waits there waits for the next."""
    await channel_for(session, person, channel.kim_channel_id)
    before = await of(session, channel.kim_channel_id)
    await kims.set_slots(session, channel.kim_channel_id, slots)
    zone = await regions.zone_of(session, channel.region_code or "")
    due = next_slot(slots, now, zone)
    if due is not None:
        await relays.move_due(session, channel.kim_channel_id, due, due + USEFUL)
    thing = f"kim_channel:{channel.kim_channel_id}"
    audits.write(session, person.resident_id, "slots-changed", thing, now, _facts(slots), before=_facts(before))


def _facts(slots: Sequence[Slot]) -> dict[str, list[str]]:
    return {"slots": [f"{slot.minute}.{slot.weekdays}" for slot in slots]}


def said(slots: Sequence[Slot], zone: str, language: str = "id") -> str:
    """Slots as people say them: "07.00, 17.00 WITA hari kerja; 09.00 WITA Sabtu"."""
    by_days: dict[int, list[str]] = {}
    for slot in slots:
        by_days.setdefault(slot.weekdays, []).append(texts.hour(slot.at))
    values = {"zone": texts.short_zone(zone)}
    return "; ".join(
        texts.say("slots-on", language, {**values, "times": ", ".join(times), "days": _days(mask, language)})
        for mask, times in by_days.items()
    )


def _days(mask: int, language: str) -> str:
    if mask == EVERY_DAY:
        return texts.say("slots-every-day", language)
    if mask == WORKDAYS:
        return texts.say("slots-workdays", language)
    return ", ".join(texts.weekday(day, language) for day in range(7) if mask >> day & 1)
