"""Questions to the register of templates."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from data.models import Template as Row
from domain.template import Template


async def all_known(session: AsyncSession) -> list[Template]:
    """Every template of the register, in the order of their names."""
    rows = await session.scalars(select(Row).order_by(Row.name, Row.language))
    return [
        Template(each.name, each.language, each.purpose, each.category, each.state, each.quality, each.spare)
        for each in rows
    ]


async def held(session: AsyncSession, name: str, language: str) -> Row | None:
    """A template of the register, to be changed."""
    return await session.get(Row, (name, language), with_for_update=True)


async def put(session: AsyncSession, row: Row) -> None:
    """A new one."""
    session.add(row)
    await session.flush()
