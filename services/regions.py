"""Regions: what they are called, what lies inside them, and which one a person means."""

from collections.abc import Sequence
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Engine
from sqlalchemy.ext.asyncio import AsyncSession

from data import regions
from domain.refusal import Refusal
from domain.region import Region, RegionCode, full_title
from domain.region_names import RegionNames

_read: WeakKeyDictionary[Engine | Connection, tuple[tuple[object, ...], RegionNames]] = WeakKeyDictionary()
"""The names of each open database, made ready for searching until its regions change."""


@dataclass(frozen=True, slots=True)
class Found:
    """A region that a person may have meant; `exact` where it was typed just so."""

    region: Region
    title: str  # with the regions around it
    exact: bool

    @property
    def code(self) -> RegionCode:
        """The region's code."""
        return self.region.code


async def one(session: AsyncSession, code: str) -> Region:
    """The region with this code; refused where there is none."""
    return (await lineage(session, code))[0]


async def exists(session: AsyncSession, code: str) -> bool:
    """Whether a region has this code."""
    return bool(await regions.lineage(session, code))


async def lineage(session: AsyncSession, code: str) -> list[Region]:
    """A region and those around it, itself first; refused where there is none."""
    found = await regions.lineage(session, code)
    if not found:
        raise Refusal("no-such-region", code=code)
    return found


async def title(session: AsyncSession, code: str) -> str:
    """The name with its kind: "Kec. Balikpapan Kota"."""
    return (await one(session, code)).title


async def whole_title(session: AsyncSession, code: str) -> str:
    """The same with what lies around it: "Kel. Damai, Kec. Balikpapan Kota, Kota Balikpapan"."""
    return full_title(await lineage(session, code))


async def zone_of(session: AsyncSession, code: str) -> str:
    """The IANA time zone of a region."""
    return (await one(session, code)).zone


async def children(session: AsyncSession, code: str) -> list[Region]:
    """The regions directly inside one, in the order of their codes."""
    return await regions.children(session, code)


async def find(session: AsyncSession, text: str, within: Sequence[str] = (), near: str | None = None) -> list[Found]:
    """At most eight regions that may be meant, the likeliest first; only `within`, those `near` preferred."""
    known = await names(session)
    found = []
    for candidate in known.search(text, within, near):
        line = await regions.lineage(session, candidate.code)
        found.append(Found(line[0], full_title(line), candidate.exact))
    return found


async def names(session: AsyncSession) -> RegionNames:
    """The names of all regions, made ready for searching."""
    state, bind = await regions.state(session), session.get_bind()
    known = _read.get(bind)
    if known is None or known[0] != state:
        known = _read[bind] = (state, RegionNames(await regions.named(session)))
    return known[1]
