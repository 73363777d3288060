"""Questions to the regions."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from data.models import Region as RegionRow
from data.models import RegionLoad
from domain.region import Region, RegionCode, parents

_CHILD_LENGTH = {2: 5, 5: 8, 8: 13, 13: 0}
_FRESH = ("name", "kind", "zone")


def inside(column: Any, code: str) -> ColumnElement[bool]:
    """Whether a code column names a region or one inside it: an index range on both databases."""
    found: ColumnElement[bool] = (column == code) | ((column >= f"{code}.") & (column < f"{code}/"))
    return found


async def put(session: AsyncSession, regions: Sequence[Region]) -> None:
    """Add regions or bring their names up to date; none is ever taken away."""
    rows = [{"code": each.code, "name": each.name, "kind": each.kind, "zone": each.zone} for each in regions]
    if session.get_bind().dialect.name == "postgresql":
        on_postgres = postgresql.insert(RegionRow)
        fresh = {name: on_postgres.excluded[name] for name in _FRESH}
        await session.execute(on_postgres.on_conflict_do_update(index_elements=["code"], set_=fresh), rows)
    else:
        on_sqlite = sqlite.insert(RegionRow)
        fresh = {name: on_sqlite.excluded[name] for name in _FRESH}
        await session.execute(on_sqlite.on_conflict_do_update(index_elements=["code"], set_=fresh), rows)


async def edition_of(session: AsyncSession, scope: str) -> str | None:
    """The edition from which a province ("" the country) was loaded whole."""
    row = await session.get(RegionLoad, scope)
    return row.edition if row else None


async def note_load(session: AsyncSession, scope: str, edition: str, now: datetime) -> None:
    """A scope is whole in this edition now."""
    await session.merge(RegionLoad(scope=scope, edition=edition, loaded_at=now))


async def lineage(session: AsyncSession, code: str) -> list[Region]:
    """A region and those around it, itself first; empty for a code that no region has."""
    codes = (code, *parents(code))
    rows = (await session.scalars(select(RegionRow).where(RegionRow.code.in_(codes)))).all()
    known = {row.code: _region(row) for row in rows}
    return [known[each] for each in codes if each in known] if code in known else []


async def children(session: AsyncSession, code: str) -> list[Region]:
    """The regions directly inside one, in the order of their codes."""
    length = _CHILD_LENGTH[len(code)]
    rows = await session.scalars(
        select(RegionRow)
        .where(RegionRow.code > f"{code}.", RegionRow.code < f"{code}/", func.length(RegionRow.code) == length)
        .order_by(RegionRow.code)
    )
    return [_region(row) for row in rows]


async def villages(session: AsyncSession, code: str) -> list[Region]:
    """The kelurahan and desa at or inside a region, in the order of their codes."""
    rows = await session.scalars(
        select(RegionRow)
        .where(inside(RegionRow.code, code), func.length(RegionRow.code) == 13)
        .order_by(RegionRow.code)
    )
    return [_region(row) for row in rows]


async def named(session: AsyncSession) -> list[tuple[RegionCode, str]]:
    """Every code with its name."""
    rows = await session.execute(select(RegionRow.code, RegionRow.name).order_by(RegionRow.code))
    return [(RegionCode(code), name) for code, name in rows]


async def state(session: AsyncSession) -> tuple[object, ...]:
    """What changes whenever the names may have changed."""
    loaded = await session.scalar(select(func.max(RegionLoad.loaded_at)))
    return (loaded, await session.scalar(select(func.count()).select_from(RegionRow)))


def _region(row: RegionRow) -> Region:
    return Region(RegionCode(row.code), row.name, row.kind, row.zone)


async def titles(session: AsyncSession, codes: Collection[str]) -> dict[str, str]:
    """By code: the name with its kind."""
    rows = await session.scalars(select(RegionRow).where(RegionRow.code.in_(codes)))
    return {row.code: _region(row).title for row in rows}
