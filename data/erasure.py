"""Erasing a person for good: rows that count stay, whatever tells who or what they said goes."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from data.grants import UNSETTLED
from data.models import (
    Address,
    Announcement,
    Answer,
    Feedback,
    Grant,
    JoinCode,
    JoinGuesses,
    KimMember,
    KimMove,
    Letter,
    Mandate,
    Media,
    MediaRef,
    Mute,
    Offer,
    Post,
    Proposal,
    Standing,
    Ticket,
    TicketNote,
    Update,
)
from domain.grant import GrantState
from domain.proposal import ProposalState
from domain.recipient import AddressEnd


async def addresses_of(session: AsyncSession, resident_id: int) -> Sequence[Address]:
    """Everywhere a person was ever reached."""
    rows = await session.scalars(
        select(Address).where(Address.recipient_id == resident_id).order_by(Address.address_id)
    )
    return rows.all()


async def forget_chat(session: AsyncSession, account_id: int, ref: str, now: datetime) -> None:
    """Everything that is kept by a messenger's id of a person: standings, posts, updates, letters."""
    for doomed in (
        delete(Standing).where(
            Standing.account_id == account_id, (Standing.chat_ref == ref) | (Standing.sender_ref == ref)
        ),
        delete(Post).where(Post.account_id == account_id, Post.chat_ref == ref),
        delete(Offer).where(Offer.account_id == account_id, Offer.chat_ref == ref),
        delete(JoinGuesses).where(JoinGuesses.account_id == account_id, JoinGuesses.ref == ref),
    ):
        await session.execute(doomed)
    theirs = (Update.account_id == account_id) & (Update.person == ref)
    await session.execute(
        update(Update).where(theirs, Update.answered_at.is_not(None)).values(payload=None, replies=None)
    )
    await session.execute(update(Update).where(theirs).values(person=""))
    letters = update(Letter).where(Letter.account_id == account_id, Letter.chat_ref == ref)
    await session.execute(
        letters.where(Letter.settled_at.is_(None)).values(settled_at=now, due_at=None, outcome="erased")
    )
    await session.execute(letters.values(message=None, chat_ref=""))


async def close_address(session: AsyncSession, address: Address, now: datetime) -> None:
    """Overwrite where the person was reached."""
    await session.execute(delete(JoinCode).where(JoinCode.address_id == address.address_id))
    address.ref, address.thread, address.phone = f"erased-{address.address_id}", "", None
    if address.closed_at is None:
        address.closed_at, address.closed_why = now, AddressEnd.ERASED
    await session.flush()


async def empty_feedback(session: AsyncSession, resident_id: int) -> None:
    """What the person wrote, what was answered, and the pictures of both; that there was something stays."""
    written = select(Feedback.feedback_id).where(Feedback.resident_id == resident_id)
    answered = select(Answer.answer_id).where(Answer.feedback_id.in_(written))
    await _drop_media(session, Media.feedback_id.in_(written) | Media.answer_id.in_(answered))
    await session.execute(update(Answer).where(Answer.feedback_id.in_(written)).values(text="", album=None))
    tickets = update(Ticket).where(Ticket.ticket_id.in_(written))
    await session.execute(tickets.values(rating_word=None, lapor_number=None))
    await session.execute(delete(TicketNote).where(TicketNote.ticket_id.in_(written)))
    await session.execute(update(Mute).where(Mute.resident_id == resident_id).values(reason="", appeal=None))
    await session.execute(
        update(Feedback)
        .where(Feedback.resident_id == resident_id)
        .values(text="", first_text=None, chat_ref=None, thread=None, message_id=None, album=None)
    )


async def empty_proposals(session: AsyncSession, resident_id: int) -> None:
    """News that the person proposed and that no official took."""
    theirs = (Proposal.author_id == resident_id) & (Proposal.state != ProposalState.TAKEN)
    untaken = select(Proposal.announcement_id).where(theirs)
    await _drop_media(session, Media.announcement_id.in_(untaken))
    said = update(Announcement).where(Announcement.announcement_id.in_(untaken))
    await session.execute(said.values(text="", title="", entities=[], poll=None))
    await session.execute(update(Proposal).where(Proposal.author_id == resident_id).values(album=None))
    await session.execute(update(Proposal).where(theirs).values(state=ProposalState.DECLINED, why=None))


async def end_mandates(session: AsyncSession, resident_id: int, now: datetime) -> None:
    """A mandate ends with its holder, and so does one on its way; what the holder was called goes."""
    mandates = update(Mandate).where(Mandate.resident_id == resident_id)
    await session.execute(mandates.where(Mandate.ended_at.is_(None)).values(ended_at=now))
    await session.execute(mandates.values(label=None))
    grants = update(Grant).where(Grant.resident_id == resident_id)
    await session.execute(grants.where(Grant.state.in_(UNSETTLED)).values(state=GrantState.WITHDRAWN, decided_at=now))
    await session.execute(grants.values(label=None))


async def leave_boards(session: AsyncSession, resident_id: int, now: datetime) -> None:
    """The person's name on boards, and what they gave as reasons; that the office was held stays."""
    theirs = KimMember.resident_id == resident_id
    await session.execute(update(KimMember).where(theirs, KimMember.ended_at.is_(None)).values(ended_at=now))
    await session.execute(update(KimMember).where(theirs).values(name="", resident_id=None))
    await session.execute(update(KimMove).where(KimMove.asked_by == resident_id).values(reason=None))


async def _drop_media(session: AsyncSession, which: ColumnElement[bool]) -> None:
    ids: Iterable[int] = (await session.scalars(select(Media.media_id).where(which))).all()
    await session.execute(delete(MediaRef).where(MediaRef.media_id.in_(ids)))
    await session.execute(delete(Media).where(Media.media_id.in_(ids)))
