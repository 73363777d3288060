"""Questions to the answers."""

from collections.abc import Collection, Sequence

from sqlalchemy import Select, exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from data.models import Address, Answer, Feedback
from domain.feedback import AnswerState


async def put(session: AsyncSession, row: Answer) -> None:
    """A new answer, with its id at once."""
    session.add(row)
    await session.flush()


async def lock(session: AsyncSession, answer_id: int) -> Answer | None:
    """One answer, kept from others until the end of this transaction."""
    return await session.get(Answer, answer_id, with_for_update=True, populate_existing=True)


async def to(session: AsyncSession, feedback_ids: Collection[int]) -> Sequence[Answer]:
    """The answers given to some feedback, oldest first."""
    rows = await session.scalars(
        select(Answer)
        .where(Answer.feedback_id.in_(feedback_ids), Answer.state != AnswerState.DRAFT)
        .order_by(Answer.answer_id)
    )
    return rows.all()


async def of_album(session: AsyncSession, official_id: int, album: str) -> Answer | None:
    """The answer that an official's album has begun."""
    found: Answer | None = await session.scalar(
        select(Answer).where(Answer.official_id == official_id, Answer.album == album).limit(1)
    )
    return found


async def states_of(session: AsyncSession, first_id: int) -> dict[AnswerState, int]:
    """How many of an answer to many, the first included, stand how."""
    many = func.count()
    rows = await session.execute(
        select(Answer.state, many)
        .where(or_(Answer.answer_id == first_id, Answer.bulk_id == first_id))
        .group_by(Answer.state)
    )
    return {row[0]: row[1] for row in rows}


async def any_deliverable(session: AsyncSession) -> bool:
    """Whether an answer waits for a resident who can be reached again."""
    return await session.scalar(_deliverable().limit(1)) is not None


async def deliverable(session: AsyncSession, most: int) -> Sequence[Answer]:
    """Answers that wait for a resident who can be reached again."""
    rows = await session.scalars(
        _deliverable().order_by(Answer.answer_id).limit(most).with_for_update(skip_locked=True, of=Answer)
    )
    return rows.all()


def _deliverable() -> Select[Answer]:
    reachable = exists().where(Address.recipient_id == Feedback.resident_id, Address.closed_at.is_(None))
    return (
        select(Answer)
        .join(Feedback, Feedback.feedback_id == Answer.feedback_id)
        .where(Answer.state == AnswerState.WAITING, reachable)
    )
