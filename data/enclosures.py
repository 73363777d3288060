"""Questions to the pictures and files of feedback, answers and SKs."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from data.models import Answer, Feedback, KimMove, Media, MediaRef

Owner = Feedback | Answer | KimMove


async def put(session: AsyncSession, row: Media | MediaRef) -> None:
    """A new row, with its id at once."""
    session.add(row)
    await session.flush()


async def of(session: AsyncSession, owner: Owner) -> Sequence[Media]:
    """What a feedback, an answer or an SK carries, in its order."""
    rows = await session.scalars(select(Media).where(_belongs(owner)).order_by(Media.place, Media.media_id))
    return rows.all()


async def drop(session: AsyncSession, owner: Owner) -> None:
    """What something carries is kept no longer."""
    for row in await of(session, owner):
        await session.execute(delete(MediaRef).where(MediaRef.media_id == row.media_id))
        await session.delete(row)
    await session.flush()


def _belongs(owner: Owner) -> ColumnElement[bool]:
    match owner:
        case Feedback():
            return Media.feedback_id == owner.feedback_id
        case Answer():
            return Media.answer_id == owner.answer_id
        case KimMove():
            return Media.kim_move_id == owner.kim_move_id
