"""A row of a list of residents to be imported: what each cell must say, and what is wrong where it does not."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from domain.phone import dialled
from domain.platform import PlatformName
from domain.region import RegionCode, dotted, level
from domain.topic import ALL_TOPICS, Topic, mask

REQUIRED = ("platform", "address", "region_code", "consented_at")
LANGUAGES = ("id", "en")

_DAY_FIRST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:[ T,]+(\d{1,2})[.:](\d{2})(?:[.:](\d{2}))?)?")

_BUSINESS_ID = re.compile(r"[A-Z]{2}\.[A-Za-z0-9]{4,128}")


class RowFault(Exception):  # noqa: N818 - a row is wrong, not the program
    """Why a row can't be imported; `key` names the sentence that says so."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values


@dataclass(frozen=True, slots=True)
class ResidentRow:
    """One wish of one person, with the moment at which they agreed."""

    platform: PlatformName
    ref: str
    region_code: RegionCode
    consented_at: datetime
    topics: int = ALL_TOPICS
    language: str = "id"


@dataclass(frozen=True, slots=True)
class Register:
    """What the cells are held against."""

    platforms: Collection[PlatformName]  # those through which people can be reached
    regions: Collection[str]
    zone: str  # of times without one
    now: datetime


def read(cells: Mapping[str, str], register: Register) -> ResidentRow:
    """The row behind the cells, or a RowFault."""
    platform = _platform(cells.get("platform", ""), register)
    return ResidentRow(
        platform=platform,
        ref=_ref(cells.get("address", ""), platform),
        region_code=region_code(cells.get("region_code", ""), register.regions),
        consented_at=_consent(cells.get("consented_at", ""), register),
        topics=_topics(cells.get("topics", "")),
        language=_language(cells.get("language", "")),
    )


def _platform(said: str, register: Register) -> PlatformName:
    name = said.strip().casefold()
    if name not in set(PlatformName):
        raise RowFault("row-platform-unknown", said=said[:20])
    if name not in register.platforms:
        raise RowFault("row-platform-without-account", platform=name)
    return PlatformName(name)


def _ref(said: str, platform: PlatformName) -> str:
    """An id or number as spreadsheets write it: perhaps behind an apostrophe, or with a decimal part of nothing."""
    ref = re.sub(r"[.,]0+$", "", said.strip().lstrip("'").strip())
    if re.search(r"\dE[+]?\d", ref, re.IGNORECASE):
        raise RowFault("row-address-rounded", said=said[:30])
    if platform is PlatformName.WHATSAPP:
        return _number(ref)
    if not re.fullmatch(r"[1-9][0-9]{2,15}", ref):
        raise RowFault("row-address-wrong")
    return ref


def _number(said: str) -> str:
    """A phone number as it is dialled from anywhere, or the id that WhatsApp has given a person here."""
    if _BUSINESS_ID.fullmatch(said):
        return said
    number = dialled(said)
    if number is None:
        raise RowFault("row-number-wrong")
    return number


def region_code(said: str, known: Collection[str]) -> RegionCode:
    """A code as spreadsheets write it, dotted or in digits alone; a RowFault for one that no region has."""
    code = said.strip().lstrip("'").replace(",", ".")
    if "." not in code and code.isascii() and code.isdigit():
        try:
            code = dotted(code)
        except ValueError:
            raise RowFault("row-region-wrong", said=said[:20]) from None
    if code in known:
        return RegionCode(code)
    try:
        level(code)
    except ValueError:
        raise RowFault("row-region-wrong", said=said[:20]) from None
    raise RowFault("row-region-unknown", said=code)


def _consent(said: str, register: Register) -> datetime:
    if not said.strip():
        raise RowFault("row-no-consent")
    moment = _moment(said.strip(), register.zone)
    if moment is None:
        raise RowFault("row-consent-unreadable", said=said[:30])
    if moment > register.now:
        raise RowFault("row-consent-future", said=said[:30])
    return moment


def _moment(said: str, zone: str) -> datetime | None:
    found = _iso(said) or _day_first(said)
    if found is None:
        return None
    try:
        return (found if found.tzinfo else found.replace(tzinfo=ZoneInfo(zone))).astimezone(UTC)
    except OverflowError:
        return None


def _iso(said: str) -> datetime | None:
    try:
        return datetime.fromisoformat(said)
    except ValueError:
        return None


def _day_first(said: str) -> datetime | None:
    shape = _DAY_FIRST.fullmatch(said)
    if shape is None:
        return None
    day, month, year, hour, minute, second = (int(part or 0) for part in shape.groups())
    try:
        return datetime.combine(date(year, month, day), time(hour, minute, second))
    except ValueError:
        return None


def _topics(said: str) -> int:
    names = [name for name in re.split(r"[\s,;|+/]+", said.casefold()) if name]
    unknown = [name for name in names if name not in set(Topic)]
    if unknown:
        raise RowFault("row-topic-unknown", said=unknown[0][:20])
    return mask(Topic(name) for name in names) or ALL_TOPICS


def _language(said: str) -> str:
    language = said.strip().casefold() or "id"
    if language not in LANGUAGES:
        raise RowFault("row-language-unknown", said=said[:10])
    return language
