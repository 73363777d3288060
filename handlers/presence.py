"""A person blocks us, lets us in again, or is known by another id: their address follows; nobody is told."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from domain.platform import ChatKind
from handlers.dialogue import Membership, Replies
from services import identities, people
from services.people import Person


async def in_private(session: AsyncSession, event: Membership, _person: Person, now: datetime) -> Replies:
    """Keep the address of a private chat true."""
    if event.chat.kind is ChatKind.PRIVATE:
        if event.kind == Membership.Kind.BLOCKED:
            await people.gone(session, event.account_id, event.chat.ref, now)
        elif event.kind == Membership.Kind.UNBLOCKED:
            await people.back(session, event.account_id, event.chat.ref, now)
        elif event.renamed is not None:
            await identities.change(session, event.account_id, *event.renamed, now)
    return ()
