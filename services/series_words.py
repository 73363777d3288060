"""A series in words: when it comes, as people say it."""

import json

from data.models import Broadcast
from domain.recurrence import LAST, Recurrence
from services import slots, texts


def said(series: Broadcast, zone: str, language: str) -> str:
    """The rule by which it comes: "07.00 WITA hari kerja", "08.00 WITA setiap tanggal 1"."""
    rule = Recurrence.from_json(json.loads(series.recurrence or "{}"))
    if rule.day is None:
        return slots.said(rule.slots, zone, language)
    values = {"time": texts.hour(rule.slots[0].at), "zone": texts.short_zone(zone), "day": rule.day}
    if rule.day == LAST:
        return texts.say("series-last-day", language, values)
    return texts.say("series-day-of-month", language, values)
