"""Amendments: corrections, withdrawals and closings wait until nothing of their original is on its way, then begin.

So their audience is exactly who holds a copy. A withdrawal or closing stops what still runs; a correction holds it,
changes what it says, and lets it go on.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from data import approvals, audits, broadcasts, chunks, copies
from data.models import Announcement, Broadcast
from domain.amendment import HELD_BACK, at_rest, stops
from domain.broadcast import FINAL, BroadcastKind, BroadcastState
from domain.chunk import ChunkState
from domain.hazard import Alert
from services import announcements, matters, plans
from services.matters import Matter


async def subject(session: AsyncSession, broadcast_id: int) -> tuple[Announcement, str]:
    """What was said in the broadcast that this one is about, and what this one adds."""
    broadcast = await session.get_one(Broadcast, broadcast_id)
    return await original(session, broadcast), broadcast.note or ""


async def original(session: AsyncSession, broadcast: Broadcast) -> Announcement:
    """What was said in the broadcast that this one is about."""
    if broadcast.original_id is None:
        raise LookupError(f"broadcast {broadcast.broadcast_id} is about no other")
    earlier = await session.get_one(Broadcast, broadcast.original_id)
    return await session.get_one(Announcement, earlier.announcement_id)


async def ready(session: AsyncSession, broadcast: Broadcast, now: datetime) -> bool:
    """Whether it may begin now. If not, whatever it waits for has been told to come to rest."""
    if not broadcast.kind.follows:
        return True
    said = await original(session, broadcast)
    for each in await _others(session, said, broadcast):
        if each.state not in FINAL:
            await _bring_to_rest(session, broadcast, each, now)
    if not await _all_at_rest(session, said, broadcast):
        return False
    if broadcast.kind is BroadcastKind.CORRECTION:
        await _apply(session, broadcast, said, now)
    await let_go(session, broadcast, now)
    return True


async def let_go(session: AsyncSession, broadcast: Broadcast, now: datetime) -> None:
    """What a correction or update held back goes on; also where that came to nothing."""
    if not broadcast.kind.edits:
        return
    said = await original(session, broadcast)
    for each in await copies.originals(session, said.announcement_id):
        if each.state is BroadcastState.PAUSED and each.paused_why == HELD_BACK:
            await plans.run_on(session, each.broadcast_id)
            await plans.finish_if_over(session, each.broadcast_id, now)


async def _others(session: AsyncSession, said: Announcement, broadcast: Broadcast) -> Sequence[Broadcast]:
    """What may not be on its way when it begins: the originals, and what else is changing their copies."""
    followers = await copies.followers(session, said.announcement_id)
    earlier = [each for each in followers if each.broadcast_id < broadcast.broadcast_id and each.started_at]
    if broadcast.kind is BroadcastKind.WITHDRAWAL:
        earlier = [each for each in followers if each.broadcast_id != broadcast.broadcast_id]
    return [*await copies.originals(session, said.announcement_id), *earlier]


async def _bring_to_rest(session: AsyncSession, broadcast: Broadcast, other: Broadcast, now: datetime) -> None:
    original = other.kind is BroadcastKind.ORIGINAL
    if broadcast.kind is BroadcastKind.WITHDRAWAL or (stops(broadcast.kind) and original):
        if await broadcasts.move(session, other.broadcast_id, BroadcastState.CANCELLED, paused_why=broadcast.kind):
            await plans.wind_up(session, other.broadcast_id, now)
    elif original and other.state is BroadcastState.RUNNING:
        await broadcasts.move(session, other.broadcast_id, BroadcastState.PAUSED, paused_at=now, paused_why=HELD_BACK)


async def _all_at_rest(session: AsyncSession, said: Announcement, broadcast: Broadcast) -> bool:
    for each in await _others(session, said, broadcast):
        live = await chunks.live(session, each.broadcast_id)
        worked = any(chunk.state is ChunkState.RUNNING for chunk in live)
        held = each.kind is BroadcastKind.ORIGINAL or each.state in FINAL
        if not (held and at_rest(each.state, each.finished_at, worked=worked)):
            return False
    return True


async def _apply(session: AsyncSession, broadcast: Broadcast, said: Announcement, now: datetime) -> None:
    """From now on the announcement says what is right; what it said stays in the trail."""
    right = await session.get_one(Announcement, broadcast.announcement_id)
    agreed = await _agreed(session, said)
    wording_id = await announcements.correct(session, said, right, now)
    change = {"wording": wording_id, "correction": broadcast.broadcast_id}
    thing = f"announcement:{said.announcement_id}"
    audits.write(session, broadcast.author_id, "announcement-corrected", thing, now, change)
    until = Alert.from_json(said.hazard).until
    for each in await copies.originals(session, said.announcement_id):
        each.expires_at = until or each.expires_at
    for matter in agreed:  # whoever agreed to the correction agreed to what the original says from now on
        matter.submission.fingerprint = await matters.print_of(session, matter)
    await session.flush()


async def _agreed(session: AsyncSession, said: Announcement) -> list[Matter]:
    """The originals that were agreed to as they read until now."""
    known = [
        Matter(submission, each, said)
        for each in await copies.originals(session, said.announcement_id)
        if (submission := await approvals.latest(session, each.broadcast_id)) is not None
    ]
    return [matter for matter in known if not await matters.changed(session, matter)]
