"""Texts: key + values -> Bahasa Indonesia or English; a missing key or value is an error."""

import re
from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import Decimal
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from babel.dates import format_date, get_day_names
from babel.numbers import format_currency, format_decimal
from fluent.runtime import FluentBundle, FluentResource

LANGUAGES = ("id", "en")
OTHERS = LANGUAGES[1:]
"""Those in which something may be said besides."""

_HERE = Path(__file__).parent
_SHORT_ZONES = {
    "Asia/Jakarta": "WIB",
    "Asia/Pontianak": "WIB",
    "Asia/Makassar": "WITA",
    "Asia/Jayapura": "WIT",
}
_LONG = 500
"""Longer values are put in after formatting: Fluent refuses a text of more than 2,500 characters inside a sentence."""

_PLACE = re.compile("\ue000([0-9]{1,3})\ue001")


class MissingText(KeyError):  # noqa: N818 - names what is missing
    """A key that no file has, or a value that the text needs and did not get."""


def say(key: str, language: str = "id", values: Mapping[str, object] | None = None) -> str:
    """The sentence of a key in a language. Numbers are grouped; ids and codes go in as strings."""
    bundle = _bundle(language)
    if not bundle.has_message(key):
        raise MissingText(f"{language}: {key}")
    pattern = bundle.get_message(key).value
    if pattern is None:
        raise MissingText(f"{language}: {key} has no value")
    given = dict(values or {})
    long = [name for name, value in given.items() if isinstance(value, str) and len(value) > _LONG]
    places = {name: f"\ue000{at}\ue001" for at, name in enumerate(long)}
    text, errors = bundle.format_pattern(pattern, given | places)
    if errors:
        raise MissingText(f"{language}: {key}: {errors[0]}")
    return _PLACE.sub(lambda found: _filled(found, long, given), str(text)) if long else str(text)


def _filled(found: re.Match[str], long: list[str], given: Mapping[str, object]) -> str:
    at = int(found[1])
    return str(given[long[at]]) if at < len(long) else found[0]


def read() -> None:
    """Read all languages now: it takes a third of a second each, for which the first who writes need not wait."""
    for language in LANGUAGES:
        _bundle(language)


def keys(language: str) -> frozenset[str]:
    """Every key of a language."""
    return frozenset(_bundle(language)._messages)


def moment(at: datetime, zone: str, language: str = "id") -> str:
    """A moment as people say it: "Selasa, 24 November 2026 14.30 WITA"."""
    return f"{day(at.astimezone(ZoneInfo(zone)).date(), language)} {clock(at, zone)}"


def clock(at: datetime, zone: str) -> str:
    """The time of day with its zone: "14.30 WITA"."""
    return f"{hour(at.astimezone(ZoneInfo(zone)).time())} {short_zone(zone)}"


def clock_to_second(at: datetime, zone: str) -> str:
    """The same to the second: "14.30.05 WITA"."""
    return f"{at.astimezone(ZoneInfo(zone)):%H.%M.%S} {short_zone(zone)}"


def short_zone(zone: str) -> str:
    """A time zone as people call it: "WITA"."""
    return _SHORT_ZONES.get(zone, zone)


def hour(at: time) -> str:
    """A time of day without zone: "07.00"."""
    return f"{at:%H.%M}"


def day(on: date, language: str = "id") -> str:
    """A date with its weekday."""
    return format_date(on, "EEEE, d MMMM y", locale=language)


def weekday(number: int, language: str = "id") -> str:
    """The name of a weekday; 0 is Monday."""
    return str(get_day_names("wide", locale=language)[number])


def number(value: float, language: str = "id") -> str:
    """A number grouped as people write it: 1.234.567."""
    return format_decimal(value, locale=language)


def money(amount: Decimal, currency: str, language: str = "id") -> str:
    """An amount with its currency."""
    return format_currency(amount, currency, locale=language)


@cache
def _bundle(language: str) -> FluentBundle:
    bundle = FluentBundle([language], use_isolating=False)
    for file in sorted((_HERE / language).glob("*.ftl")):
        bundle.add_resource(FluentResource(file.read_text(encoding="utf-8")), allow_overrides=False)
    return bundle
