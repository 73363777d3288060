"""What an agent or official sees of the own channels: region, slots, last and next relay, and what is missing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from data import kims as rows
from data import relays
from data.models import KimChannel
from domain.kim import ChannelState
from domain.mandate import regions_with
from domain.platform import ChatKind
from domain.role import Right
from services import regions, slots, texts
from services.people import Person


@dataclass(frozen=True, slots=True)
class Glance:
    """One channel at a glance, ready to be said; `missing` is a short code of what its agent can mend."""

    kim_channel_id: int
    title: str
    state: ChannelState
    region: str
    kim: str
    slots: str
    last: str
    waiting: int
    following: str
    missing: str  # "", "bot", "rights"
    comments: str  # "": there are none; "read", "unread"


async def mine(session: AsyncSession, person: Person, most: int) -> tuple[Sequence[Glance], int]:
    """The newest channels that this person looks after, and how many there are in all."""
    if person.resident_id is None:
        return [], 0
    kim_ids = [held.kim_id for held in person.mandates if held.kim_id is not None]
    codes = regions_with(person.mandates, Right.CONFIRM_KIM)
    found = await rows.channels_of(session, person.resident_id, kim_ids, codes)
    channels = found[:most]
    ids = [each.kim_channel_id for each in channels]
    facts = _Facts(
        await rows.slots_of(session, ids),
        await relays.last_relayed(session, ids),
        await relays.waiting_in(session, ids),
    )
    return [await _glance(session, each, facts, person.language) for each in channels], len(found)


async def waiting(session: AsyncSession, person: Person) -> Sequence[tuple[int, str]]:
    """Id and title of the proposals that wait for this official."""
    codes = regions_with(person.mandates, Right.CONFIRM_KIM)
    return [(each.kim_channel_id, each.title) for each in await rows.proposed_in(session, codes)]


@dataclass(frozen=True, slots=True)
class _Facts:
    slots: dict[int, tuple[slots.Slot, ...]]
    last: dict[int, datetime]
    waiting: dict[int, tuple[int, datetime]]


async def _glance(session: AsyncSession, channel: KimChannel, facts: _Facts, language: str) -> Glance:
    number = channel.kim_channel_id
    region = await regions.one(session, channel.region_code or "")
    kim = await rows.kim(session, channel.kim_id) if channel.kim_id else None
    count, following = facts.waiting.get(number, (0, None))
    last = facts.last.get(number)
    return Glance(
        number,
        channel.title,
        channel.state,
        region.title,
        kim.name if kim else "",
        slots.said(facts.slots.get(number, ()), region.zone, language),
        texts.moment(last, region.zone, language) if last else "",
        count,
        texts.moment(following, region.zone, language) if following else "",
        _missing(channel),
        _comments(channel),
    )


def _missing(channel: KimChannel) -> str:
    if channel.state is ChannelState.LOST:
        return "rights" if channel.lost_why == "muted" else "bot"
    in_use = channel.state in {ChannelState.PROPOSED, ChannelState.LINKED}
    return "bot" if in_use and channel.joined_at is None else ""


def _comments(channel: KimChannel) -> str:
    if channel.chat_kind is not ChatKind.CHANNEL or channel.state is not ChannelState.LINKED:
        return ""
    return "unread" if channel.comments_since is None else "read"
