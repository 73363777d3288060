"""KIM channels: proposed by an agent, confirmed or refused by an official of the region."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from hmac import compare_digest

from sqlalchemy.ext.asyncio import AsyncSession

from data import audits
from data import kim_register as register_rows
from data import kims as rows
from data.models import Address, Kim, KimChannel
from domain.kim import UNDECIDED, ChannelState, KimState
from domain.mandate import allows
from domain.platform import ChatKind
from domain.refusal import Refusal
from domain.role import Right, Role
from domain.slots import DEFAULT
from services import kim_mandates, mandates, people
from services.people import Person

__all__ = [
    "MOST_PROPOSALS",
    "KimChannel",
    "Place",
    "channel_for",
    "confirm",
    "may_confirm",
    "note",
    "open_at",
    "place_of",
    "propose",
    "proposed",
    "redeem",
    "refuse",
    "ticket",
]

MOST_PROPOSALS = 5


@dataclass(frozen=True, slots=True)
class Place:
    """A chat of an account in which a KIM may publish."""

    account_id: int
    ref: str
    kind: ChatKind
    title: str
    thread: str = ""


async def propose(session: AsyncSession, agent: Person, place: Place, region_code: str, now: datetime) -> KimChannel:
    """An agent asks that a chat becomes a channel of a region; asking again changes the question."""
    known = await people.ensure_known(session, place.account_id, agent, now)
    agent_id = known.resident_id or 0
    channel = await _channel_at(session, place, now)
    if channel.state is ChannelState.LINKED:
        raise Refusal("kim-already-linked", title=place.title)
    if channel.state is ChannelState.PROPOSED and channel.proposed_by not in {agent_id, None}:
        raise Refusal("kim-already-proposed", title=place.title)
    if channel.state is not ChannelState.PROPOSED and await rows.proposed_by(session, agent_id) >= MOST_PROPOSALS:
        raise Refusal("kim-too-many-proposals", count=MOST_PROPOSALS)
    channel.title, channel.chat_kind, channel.region_code = place.title, place.kind, region_code
    channel.state, channel.proposed_by, channel.proposed_at = ChannelState.PROPOSED, agent_id, now
    audits.write(session, agent_id, "channel-proposed", _thing(channel), now, {"region": region_code})
    return channel


async def proposed(session: AsyncSession, official: Person, kim_channel_id: int) -> KimChannel:
    """A proposal that this official may decide; refused where it is settled or in somebody else's region."""
    channel = await rows.get(session, kim_channel_id)
    if channel is None:
        raise Refusal("kim-proposal-settled")
    _require_proposed(official, channel)
    return channel


async def confirm(session: AsyncSession, official: Person, channel: KimChannel, kim: Kim, now: datetime) -> KimChannel:
    """The proposal becomes a channel of the KIM, in the KIM's region; its agent gets the mandate."""
    mandates.require(official, Right.CONFIRM_KIM, kim.region_code)
    _require_proposed(official, channel)
    await register_rows.kim(session, kim.kim_id)  # as it stands now, and nobody dissolves it meanwhile
    if kim.accepted_at is None or kim.state is KimState.DISSOLVED:
        raise Refusal("kim-not-on-register")
    channel.state, channel.kim_id, channel.region_code = ChannelState.LINKED, kim.kim_id, kim.region_code
    channel.confirmed_by, channel.confirmed_at = official.resident_id, now
    channel.lost_at = channel.lost_why = channel.told_lost_at = None
    await rows.subscribe(session, channel.kim_channel_id, kim.region_code, now)
    if not await rows.slots_of(session, [channel.kim_channel_id]):
        await rows.set_slots(session, channel.kim_channel_id, DEFAULT)
    given = kim_mandates.Given(Role.KIM_AGENT, kim_mandates.AGENT, official.resident_id)
    await kim_mandates.give(session, kim, channel.proposed_by, given, now)
    audits.write(session, official.resident_id, "channel-confirmed", _thing(channel), now, {"kim": kim.kim_id})
    return channel


async def refuse(session: AsyncSession, official: Person, channel: KimChannel, now: datetime) -> None:
    """The proposal is turned down; the reason goes to the agent and is not kept."""
    _require_proposed(official, channel)
    channel.state = ChannelState.REFUSED
    audits.write(session, official.resident_id, "channel-refused", _thing(channel), now)


def _require_proposed(official: Person, channel: KimChannel) -> None:
    """Refuse where nothing waits for a yes, or where it waits for somebody else's."""
    if channel.state is not ChannelState.PROPOSED or channel.region_code is None:
        raise Refusal("kim-proposal-settled")
    mandates.require(official, Right.CONFIRM_KIM, channel.region_code)


async def _channel_at(session: AsyncSession, place: Place, now: datetime) -> KimChannel:
    """The channel of a chat and topic; a chat that only was seen becomes it, else a new one with its address."""
    for channel in await rows.in_chat(session, place.account_id, place.ref):
        address = await rows.address_of(session, channel.kim_channel_id)
        if address.thread == place.thread:
            if address.closed_at is not None:
                await open_at(session, channel, place, now)
            return channel
    channel = await rows.add_channel(session, place.kind, place.title, now)
    await open_at(session, channel, place, now)
    return channel


async def open_at(session: AsyncSession, channel: KimChannel, place: Place, now: datetime) -> None:
    """A channel is reached in this chat from now on."""
    address = Address(
        recipient_id=channel.kim_channel_id,
        account_id=place.account_id,
        ref=place.ref,
        thread=place.thread,
        opened_at=now,
    )
    await rows.open_address(session, address)


async def note(session: AsyncSession, place: Place, now: datetime) -> KimChannel:
    """The channel of a chat that somebody wants to link; refused where it is linked already."""
    channel = await _channel_at(session, place, now)
    if channel.state is ChannelState.LINKED:
        raise Refusal("kim-already-linked", title=place.title)
    return channel


async def place_of(session: AsyncSession, kim_channel_id: int) -> Place:
    """Where a channel is; refused for one that is not there."""
    channel = await rows.get(session, kim_channel_id)
    if channel is None:
        raise Refusal("kim-proposal-settled")
    address = await rows.address_of(session, kim_channel_id)
    return Place(address.account_id, address.ref, channel.chat_kind, channel.title, address.thread)


async def ticket(session: AsyncSession, channel: KimChannel) -> str:
    """What a deep link from a chat hands over: the channel, and a proof that its holder has read that chat."""
    place = await place_of(session, channel.kim_channel_id)
    secret = f"{channel.kim_channel_id}:{place.ref}:{channel.proposed_at.isoformat()}"
    return f"{channel.kim_channel_id}_{sha256(secret.encode()).hexdigest()[:16]}"


async def redeem(session: AsyncSession, shown: str) -> KimChannel:
    """The channel behind a ticket; refused for anything that no chat has shown."""
    number = shown.partition("_")[0]
    channel = await rows.get(session, int(number)) if number.isdecimal() and len(number) < 10 else None
    if channel is None or not compare_digest(await ticket(session, channel), shown):
        raise Refusal("kim-ticket-unknown")
    return channel


async def channel_for(session: AsyncSession, person: Person, kim_channel_id: int) -> KimChannel:
    """A channel that this person looks after: an agent of its KIM, an official of its region; its proposer until then.

    Who proposed a channel has no say in it once their mandate has ended.
    """
    channel = await rows.get(session, kim_channel_id)
    if channel is not None and channel.region_code is not None:
        own = channel.state in UNDECIDED and channel.proposed_by == person.resident_id is not None
        agent = channel.kim_id is not None and channel.kim_id in {held.kim_id for held in person.mandates}
        if own or agent or may_confirm(person, channel.region_code):
            return channel
    raise Refusal("kim-not-yours")


def may_confirm(person: Person, region_code: str) -> bool:
    """Whether this person may decide proposals of a region."""
    return allows(person.mandates, Right.CONFIRM_KIM, region_code)


def _thing(channel: KimChannel) -> str:
    return f"kim_channel:{channel.kim_channel_id}"
