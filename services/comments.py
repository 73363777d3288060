"""Comments under the posts of a KIM channel: read as feedback where its KIM wants that, and nowhere else."""

from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from data import audits, matching
from data import comments as rows
from data import kims as kim_rows
from data.matching import Copy
from data.models import KimChannel
from domain.comment import Spot
from domain.kim import ChannelState
from domain.message import Content, Message, Target
from domain.platform import ChatKind
from domain.refusal import Refusal
from services import kims, outbox, texts
from services.outbox import Leaving
from services.people import Person

_JOINING = timedelta(hours=1)
"""How long after the yes of its KIM the bot is expected in a discussion group."""


async def note(session: AsyncSession, spot: Spot, now: datetime) -> None:
    """Remember where the comments on a post stand, if its KIM has them read."""
    channel = await _reading(session, spot)
    if channel is not None and spot.post is not None:
        await rows.keep(session, channel.kim_channel_id, spot, spot.post.message_id, now)


async def are_read(session: AsyncSession, spot: Spot) -> bool:
    """Whether the comments on the post that a spot names are read."""
    return await _reading(session, spot) is not None


async def about(session: AsyncSession, spot: Spot) -> Copy | None:
    """The announcement that a comment is about; None where it is about something else, or not read."""
    found = await rows.commented(session, spot.account_id, spot.chat_ref, spot.thread)
    if found is None:
        return None
    return await matching.copy_at(session, spot.account_id, found.channel_ref, found.message_id)


async def is_host(session: AsyncSession, person: Person, spot: Spot) -> bool:
    """Whether a person who comments looks after the channel: they answer there, they don't ask."""
    found = await rows.commented(session, spot.account_id, spot.chat_ref, spot.thread)
    return found is not None and (_serves(person, found.channel) or _confirms(person, found.channel))


async def turn_on(session: AsyncSession, person: Person, kim_channel_id: int, now: datetime) -> KimChannel:
    """The KIM of a channel has its comments read from now on; its readers are told. Nobody else may wish that."""
    channel = await kims.channel_for(session, person, kim_channel_id)
    if channel.state is not ChannelState.LINKED or channel.chat_kind is not ChatKind.CHANNEL:
        raise Refusal("comments-only-in-channels")
    if not _serves(person, channel):
        raise Refusal("comments-only-by-kim")
    if channel.comments_since is None:
        channel.comments_since = now
        audits.write(session, person.resident_id, "comments-read", f"kim_channel:{kim_channel_id}", now)
        await _say(session, channel, "comments-on-here", now)
    return channel


async def turn_off(session: AsyncSession, person: Person, kim_channel_id: int, now: datetime) -> KimChannel:
    """Nobody reads the comments any more, from this moment on; whoever looks after the channel may wish that."""
    channel = await kims.channel_for(session, person, kim_channel_id)
    if channel.comments_since is not None:
        await stop(session, channel)
        audits.write(session, person.resident_id, "comments-left-alone", f"kim_channel:{kim_channel_id}", now)
        await _say(session, channel, "comments-off-here", now)
    return channel


async def stop(session: AsyncSession, channel: KimChannel) -> None:
    """Comments of a channel are not read any more."""
    channel.comments_since = None
    await rows.forget(session, channel.kim_channel_id)


async def are_seen(session: AsyncSession, channel: KimChannel) -> bool:
    """Whether the bot has been found in the discussion group of a channel."""
    return await rows.any_seen(session, channel.kim_channel_id)


async def awaits_group(session: AsyncSession, person: Person, now: datetime) -> bool:
    """Whether a group that a person adds the bot to now is likely the discussion group of their KIM's channel."""
    kim_ids = [held.kim_id for held in person.mandates if held.kim_id is not None]
    return await rows.awaited(session, kim_ids, now - _JOINING)


async def _reading(session: AsyncSession, spot: Spot) -> KimChannel | None:
    return await rows.channel_at(session, spot.account_id, spot.post.channel_ref) if spot.post else None


async def _say(session: AsyncSession, channel: KimChannel, key: str, now: datetime) -> None:
    """The channel itself hears it."""
    address = await kim_rows.address_of(session, channel.kim_channel_id)
    said = Message(Content(text=texts.say(key)))
    await outbox.put(session, Leaving(address.account_id, Target(address.ref, shared=True), said), now)


def _serves(person: Person, channel: KimChannel) -> bool:
    return channel.kim_id is not None and channel.kim_id in {held.kim_id for held in person.mandates}


def _confirms(person: Person, channel: KimChannel) -> bool:
    return channel.region_code is not None and kims.may_confirm(person, channel.region_code)
