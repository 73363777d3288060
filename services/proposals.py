"""Proposals: a KIM agent's news, held for an official, who makes a broadcast of it that credits the KIM."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from data import audits, kims
from data import proposals as rows
from data.models import Kim, Proposal
from domain.broadcast import BroadcastState
from domain.mandate import allows
from domain.message import Choice, Content, Message, Target
from domain.proposal import ProposalState, credit
from domain.refusal import Refusal
from domain.role import RIGHTS, Right
from services import announcements, contacts, drafts, lengths, mandates, notices, outbox, previews, regions, texts
from services.announcements import Written
from services.contacts import Contact
from services.drafts import Draft
from services.notices import Notice
from services.outbox import Leaving
from services.people import Person, known_id

__all__ = [
    "News",
    "Proposal",
    "decline",
    "gather",
    "kims_of",
    "mine",
    "open_one",
    "propose",
    "require_held",
    "shown",
    "standing",
    "take",
    "titled",
    "waiting",
]

LISTED = 5
MOST_HELD = 5
"""Proposals of one agent that may wait at the same time."""

LONGEST_WHY = 500

_STANDINGS = {
    BroadcastState.DRAFT: "proposal-state-taken",
    BroadcastState.RETURNED: "proposal-state-taken",
    BroadcastState.SUBMITTED: "proposal-state-approval",
    BroadcastState.APPROVED: "proposal-state-approval",
    BroadcastState.SCHEDULED: "proposal-state-scheduled",
    BroadcastState.RUNNING: "proposal-state-sent",
    BroadcastState.PAUSED: "proposal-state-sent",
    BroadcastState.DONE: "proposal-state-sent",
    BroadcastState.CANCELLED: "proposal-state-dropped",
    BroadcastState.EXPIRED: "proposal-state-dropped",
}


@dataclass(frozen=True, slots=True)
class News:
    """What an agent sent: content, whose media ids it carries, and the album that it begins."""

    content: Content
    account_id: int
    album: str | None = None


async def kims_of(session: AsyncSession, person: Person) -> Sequence[Kim]:
    """The KIMs in whose name somebody may propose."""
    held = [each.kim_id for each in person.mandates if each.kim_id and Right.RELAY in RIGHTS[each.role]]
    found = [await kims.kim(session, kim_id) for kim_id in dict.fromkeys(held)]
    return [kim for kim in found if kim is not None]


async def propose(session: AsyncSession, person: Person, kim: Kim, news: News, now: datetime) -> bool:
    """Store an agent's news and show it to the nearest officials; whether there are any."""
    author_id = known_id(person)
    if await rows.held_of(session, author_id) >= MOST_HELD:
        raise Refusal("proposal-many", most=MOST_HELD)
    source = await _source(session, kim.region_code, kim)
    written = Written(news.content, kim.region_code, source, author_id, account_id=news.account_id)
    said = await announcements.draft(session, written, now)
    await lengths.require_fit(session, said, news.content)
    row = Proposal(
        announcement_id=said.announcement_id,
        kim_id=kim.kim_id,
        region_code=kim.region_code,
        author_id=author_id,
        album=news.album,
        state=ProposalState.HELD,
        proposed_at=now,
    )
    await rows.put(session, row)
    officials = await contacts.nearest(session, row.region_code, Right.BROADCAST, now, {author_id})
    for official in officials:
        for message in await shown(session, row, official, now):
            await outbox.put(session, Leaving(official.account_id, Target(official.ref), message), now)
    return bool(officials)


async def gather(session: AsyncSession, person: Person, news: News) -> bool:
    """One more picture of an album that was proposed; whether there was such."""
    row = await rows.of_album(session, person.resident_id or 0, news.album) if news.album else None
    if row is None or row.state is not ProposalState.HELD:
        return False
    said = await announcements.get(session, row.announcement_id)
    await announcements.add_media(session, said, news.content, news.account_id)
    return True


async def mine(session: AsyncSession, person: Person) -> Sequence[tuple[Proposal, BroadcastState | None]]:
    """What somebody proposed lately, each with the state of the broadcast made of it."""
    return await rows.of_author(session, person.resident_id or 0, LISTED)


async def waiting(session: AsyncSession, person: Person) -> Sequence[Proposal]:
    """What waits for an official."""
    codes = mandates.where(person, Right.BROADCAST)
    return await rows.held_in(session, codes, LISTED) if codes else ()


async def titled(session: AsyncSession, row: Proposal) -> str:
    """How lists name a proposal."""
    said = await announcements.get(session, row.announcement_id)
    return said.title or str(row.proposal_id)


def standing(row: Proposal, became: BroadcastState | None, language: str) -> str:
    """Where a proposal stands, as its author reads it."""
    if row.state is ProposalState.DECLINED:
        return texts.say("proposal-state-declined", language, {"why": row.why or ""})
    return texts.say(_STANDINGS[became] if became else "proposal-state-held", language)


async def open_one(session: AsyncSession, person: Person, proposal_id: int) -> Proposal:
    """A proposal, locked, for an official who may broadcast there."""
    row = await rows.lock(session, proposal_id)
    if row is None or not allows(person.mandates, Right.BROADCAST, row.region_code):
        mandates.regions(person, Right.BROADCAST)
        raise Refusal("proposal-gone")
    return row


def require_held(row: Proposal) -> None:
    """Refuse what a colleague has settled."""
    if row.state is not ProposalState.HELD:
        raise Refusal("proposal-settled")


async def shown(session: AsyncSession, row: Proposal, contact: Contact, now: datetime) -> list[Message]:
    """A proposal exactly as it would look, and under it what is asked."""
    said = await announcements.get(session, row.announcement_id)
    kim = await kims.kim(session, row.kim_id)
    values = {"kim": kim.name if kim else "", "region": await regions.title(session, row.region_code)}
    choices = tuple(
        Choice(texts.say(key, contact.language), f"proposal:{verb}:{row.proposal_id}")
        for verb, key in (("take", "proposal-take"), ("decline", "proposal-decline"))
    )
    question = Message(Content(text=texts.say("proposal-ask", contact.language, values)), choices=(choices,))
    return [*await previews.messages(session, said, contact.account_id, contact.language, now), question]


async def take(session: AsyncSession, person: Person, proposal_id: int, now: datetime) -> Draft:
    """An official makes a draft of it, to be changed, approved and sent like any other."""
    row = await open_one(session, person, proposal_id)
    require_held(row)
    said = await announcements.get(session, row.announcement_id)
    kim = await kims.kim(session, row.kim_id)
    if kim is not None:  # the official speaks from now on, and names who brought it
        said.source = await _source(session, mandates.regions(person, Right.BROADCAST)[0], kim)
    draft = await drafts.adopt(session, person, said, now)
    row.broadcast_id = draft.id
    await _decide(session, row, person, ProposalState.TAKEN, now)
    return draft


async def decline(session: AsyncSession, person: Person, proposal_id: int, why: str, now: datetime) -> Proposal:
    """It is not broadcast; its author hears why."""
    row = await open_one(session, person, proposal_id)
    require_held(row)
    row.why = why[:LONGEST_WHY]
    await _decide(session, row, person, ProposalState.DECLINED, now)
    return row


async def _source(session: AsyncSession, region_code: str, kim: Kim) -> str:
    region = await regions.one(session, region_code)
    spoken = texts.say("announcement-source", values={"region": region.title})
    return credit(spoken, texts.say("proposal-credit"), kim.name)


async def _decide(session: AsyncSession, row: Proposal, person: Person, state: ProposalState, now: datetime) -> None:
    row.state, row.decided_at, row.decided_by = state, now, person.resident_id
    verb = "proposal-taken" if state is ProposalState.TAKEN else "proposal-declined"
    facts = {"kim": row.kim_id, "announcement": row.announcement_id}
    audits.write(session, person.resident_id, verb, f"proposal:{row.proposal_id}", now, facts)
    author = await contacts.of(session, row.author_id)
    if author is not None:
        values = {"title": await titled(session, row), "why": row.why or ""}
        key = "proposal-told-taken" if state is ProposalState.TAKEN else "proposal-told-declined"
        await notices.tell(session, author, Notice(key, values), now)
