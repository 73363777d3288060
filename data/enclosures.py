"""Questions to the pictures and files of feedback and answers."""

from collections.abc import Collection, Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from data.models import Answer, Feedback, Media, MediaRef


async def put(session: AsyncSession, row: Media | MediaRef) -> None:
    """A new row, with its id at once."""
    session.add(row)
    await session.flush()


async def of(session: AsyncSession, owner: Feedback | Answer) -> Sequence[Media]:
    """What a feedback or an answer carries, in its order."""
    if isinstance(owner, Feedback):
        belongs = Media.feedback_id == owner.feedback_id
    else:
        belongs = Media.answer_id == owner.answer_id
    return (await session.scalars(select(Media).where(belongs).order_by(Media.place, Media.media_id))).all()


async def refs(session: AsyncSession, media_ids: Collection[int], account_id: int) -> dict[int, str]:
    """By media id: the account's own id for each."""
    rows = await session.execute(
        select(MediaRef.media_id, MediaRef.ref).where(
            MediaRef.media_id.in_(media_ids), MediaRef.account_id == account_id
        )
    )
    return {row.media_id: row.ref for row in rows}
