"""Somebody puts an emoji on a message of ours: news and answers count it as a short reply; nobody is written to."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from domain.platform import ChatKind
from handlers.dialogue import Membership, Replies
from handlers.router import MembershipStep
from services import identities, people, reactions
from services.answer_letters import Office
from services.matching import Said
from services.people import Person


def heard(office: Office) -> MembershipStep:
    """What hears of reactions in private chats."""

    async def step(session: AsyncSession, event: Membership, _person: Person, now: datetime) -> Replies:
        if event.kind == Membership.Kind.REACTED and event.chat.kind is ChatKind.PRIVATE:
            ref = await identities.called(session, event.account_id, event.chat.ref, now)
            person = await people.recognise(session, event.account_id, ref, event.by_language, now)
            said = Said(event.account_id, ref, None, event.reaction, reply_to=event.message_id)
            await reactions.note(session, person, said, office.terms, now)
        return ()

    return step
