"""KIM channels after the day they were linked: seen, moved, lost, found again."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from data import audits, relays
from data import kims as rows
from data.models import Address, KimChannel
from domain.kim import ChannelState, Loss
from domain.message import Content, Message, Target
from domain.platform import ChatKind
from domain.recipient import AddressEnd
from domain.refusal import Refusal
from domain.role import Right
from services import comments, contacts, kim_mandates, notices, outbox, regions, texts
from services.contacts import Contact
from services.kims import Place, channel_for, open_at
from services.notices import Notice
from services.outbox import Leaving
from services.people import Person

_MOST = 50


async def joined(session: AsyncSession, place: Place, now: datetime) -> Sequence[KimChannel]:
    """The bot may write in a chat: lost channels are linked again (those come back), a strange chat is noted."""
    channels = await rows.in_chat(session, place.account_id, place.ref)
    if not channels:
        channels = [await rows.add_channel(session, place.kind, place.title, now)]
        await open_at(session, channels[0], place, now)
    for channel in channels:
        channel.joined_at = channel.joined_at or now
    return [channel for channel in channels if await _found_again(session, channel, place, now)]


async def unclaimed(session: AsyncSession, place: Place) -> bool:
    """Whether a chat is nobody's channel and nobody has asked for it."""
    there = await rows.in_chat(session, place.account_id, place.ref)
    return all(each.state in {ChannelState.SEEN, ChannelState.REFUSED} for each in there)


async def lost(session: AsyncSession, account_id: int, ref: str, why: Loss, now: datetime) -> None:
    """The bot was thrown out of a chat or may not write there any more; who must know is told by a job."""
    for channel in await rows.in_chat(session, account_id, ref):
        if why is Loss.REMOVED:
            channel.joined_at = None
        if channel.state is ChannelState.LINKED:
            await lose(session, channel, why, now)


async def lose(session: AsyncSession, channel: KimChannel, why: Loss, now: datetime) -> None:
    """A linked channel can't be reached: it leaves every audience until the bot is back."""
    channel.state, channel.lost_at, channel.lost_why, channel.told_lost_at = ChannelState.LOST, now, why, None
    if why is Loss.REMOVED:
        await rows.close_addresses(session, channel.kim_channel_id, AddressEnd.KICKED, now)
    await rows.unsubscribe(session, channel.kim_channel_id, now)
    audits.write(session, None, "channel-lost", f"kim_channel:{channel.kim_channel_id}", now, {"why": why})


async def unlink(session: AsyncSession, person: Person, kim_channel_id: int, now: datetime) -> KimChannel:
    """Whoever looks after a channel takes it from its KIM: it hears nothing any more and can be proposed anew."""
    channel = await channel_for(session, person, kim_channel_id)
    if channel.state not in {ChannelState.LINKED, ChannelState.LOST}:
        raise Refusal("kim-not-linked")
    await release(session, channel, person.resident_id, now)
    return channel


async def release(session: AsyncSession, channel: KimChannel, by: int | None, now: datetime) -> None:
    """A channel is nobody's from now on; what waits for its slots leaves no more."""
    detail = {"kim": channel.kim_id, "region": channel.region_code}
    audits.write(session, by, "channel-unlinked", f"kim_channel:{channel.kim_channel_id}", now, detail)
    if channel.state is ChannelState.LINKED:
        await _say_goodbye(session, channel, now)
    channel.state, channel.kim_id, channel.proposed_by = ChannelState.SEEN, None, None
    channel.lost_at = channel.lost_why = channel.told_lost_at = None
    await comments.stop(session, channel)
    await rows.unsubscribe(session, channel.kim_channel_id, now)
    await relays.cancel_channel(session, channel.kim_channel_id, now)


async def _say_goodbye(session: AsyncSession, channel: KimChannel, now: datetime) -> None:
    """The chat itself hears that official news comes there no more."""
    address = await rows.address_of(session, channel.kim_channel_id)
    region = await regions.title(session, channel.region_code or "")
    said = Message(Content(text=texts.say("kim-unlinked-here", values={"region": region})))
    target = Target(address.ref, address.thread or None, shared=True)
    await outbox.put(session, Leaving(address.account_id, target, said), now)


async def moved(session: AsyncSession, account_id: int, ref: str, new_ref: str, now: datetime) -> None:
    """A group became a supergroup: each of its channels closes the old address and opens the new one."""
    for channel in await rows.in_chat(session, account_id, ref):
        before = await rows.address_of(session, channel.kim_channel_id)
        channel.chat_kind = ChatKind.SUPERGROUP
        await rows.close_addresses(session, channel.kim_channel_id, AddressEnd.MOVED, now)
        address = Address(
            recipient_id=channel.kim_channel_id,
            account_id=account_id,
            ref=new_ref,
            thread=before.thread,
            opened_at=now,
        )
        await rows.open_address(session, address)
        audits.write(session, None, "channel-moved", f"kim_channel:{channel.kim_channel_id}", now)


async def anything_lost(session: AsyncSession) -> bool:
    """Whether somebody does not know yet that a channel is lost."""
    return await rows.anything_lost(session)


async def tell_lost(session: AsyncSession, now: datetime) -> int:
    """Tell agent and officials of every lost channel, once; also of those that deliveries could not reach."""
    for channel in await rows.unreached(session, _MOST):
        await lose(session, channel, Loss.REMOVED, now)
    await session.flush()
    lost_ones = await rows.untold_losses(session, _MOST)
    for channel in lost_ones:
        channel.told_lost_at = now
        for contact in await concerned(session, channel, now):
            await notices.tell(session, contact, await _loss(session, channel), now)
    return len(lost_ones)


async def concerned(session: AsyncSession, channel: KimChannel, now: datetime) -> set[Contact]:
    """Who must know what becomes of a channel: the officials of its region and whoever serves its KIM."""
    officials = await contacts.nearest(session, channel.region_code or "", Right.CONFIRM_KIM, now)
    return {*officials, *await kim_mandates.agents(session, channel.kim_id, now)}


async def _loss(session: AsyncSession, channel: KimChannel) -> Notice:
    values = {"title": channel.title, "region": await regions.title(session, channel.region_code or "")}
    if channel.lost_why == Loss.MUTED:
        return Notice("kim-channel-muted", values)
    return Notice("kim-channel-removed", values)


async def _found_again(session: AsyncSession, channel: KimChannel, place: Place, now: datetime) -> bool:
    address = await rows.address_of(session, channel.kim_channel_id)
    if address.closed_at is not None:
        await open_at(
            session, channel, Place(place.account_id, place.ref, place.kind, place.title, address.thread), now
        )
    if channel.state is not ChannelState.LOST or channel.region_code is None:
        return False
    channel.state, channel.lost_at, channel.lost_why, channel.told_lost_at = ChannelState.LINKED, None, None, None
    await rows.subscribe(session, channel.kim_channel_id, channel.region_code, now)
    audits.write(session, None, "channel-found", f"kim_channel:{channel.kim_channel_id}", now)
    return True
