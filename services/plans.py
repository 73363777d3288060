"""Planning as a stream: a broadcast starts with its first chunks, and each chunk that runs dry plans the next."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from data import audiences, broadcasts, chunks, copies, deliveries, handing, relays, series
from data.candidates import Frozen, Key
from data.chunks import Handed
from data.models import Broadcast, Chunk
from domain.audience import Audience, To
from domain.broadcast import FINAL, BroadcastKind, BroadcastState
from domain.chunk import LIVE, SIZE, ChunkKind, ChunkState


def frozen(broadcast: Broadcast) -> Frozen:
    """A started broadcast's audience as it stood then; channels that get it in their slots are left out."""
    audience = Audience.from_json(broadcast.audience)
    if broadcast.in_slots and audience.to is To.BOTH:
        audience = replace(audience, to=To.RESIDENTS)
    if broadcast.started_at is None:
        raise ValueError(f"broadcast {broadcast.broadcast_id} has not started")
    return Frozen(audience, broadcast.lane, broadcast.cut_off or 0, broadcast.started_at, broadcast.kind)


async def about(session: AsyncSession, broadcast: Broadcast) -> tuple[int, ...]:
    """The broadcasts whose copies a started one changes or answers; a withdrawal takes the answers back as well.

    Of an original that says in further regions what was said before: those whose copies need no other beside them.
    """
    if broadcast.original_id is None:
        return ()
    original = await session.get_one(Broadcast, broadcast.original_id)
    known = list(await copies.originals(session, original.announcement_id))
    if not broadcast.kind.follows:
        known = [each for each in known if each.broadcast_id < broadcast.broadcast_id]
    if broadcast.kind is BroadcastKind.WITHDRAWAL:
        followers = await copies.followers(session, original.announcement_id)
        known += [each for each in followers if each.kind is not BroadcastKind.WITHDRAWAL]
    return tuple(each.broadcast_id for each in known if each.started_at)


async def start(session: AsyncSession, broadcast: Broadcast, now: datetime) -> list[Handed]:
    """The first chunks over every account; none where nobody is to be reached at once."""
    audience = Audience.from_json(broadcast.audience)
    await deliveries.open_tallies(session, broadcast.broadcast_id)
    if broadcast.in_slots and audience.to is To.CHANNELS:
        return []
    handed: list[Handed] = []
    accounts = await broadcasts.accounts_for(session, audience.platforms)
    if broadcast.kind.follows or audience.only is not None:
        for account_id in accounts:
            handed += await _first(session, broadcast, account_id, now)
        return handed
    # what waits for its turn on an account that reaches nobody must not keep this broadcast from its end
    reached = await audiences.in_reach(session, accounts, frozen(broadcast).audience.stretches(broadcast.lane))
    for account_id in accounts:
        for _ in range(LIVE if account_id in reached else 0):
            handed += await following(session, broadcast, account_id, now)
    return handed


async def following(session: AsyncSession, broadcast: Broadcast, account_id: int, now: datetime) -> list[Handed]:
    """The next chunk for an account: at most one, none at the audience's end. The caller holds the account."""
    if broadcast.kind.follows:
        return await _next_copies(session, broadcast, account_id, now)
    stretches = frozen(broadcast).audience.stretches(broadcast.lane)
    planned = await chunks.furthest(session, broadcast.broadcast_id, account_id)
    first = planned[0] if planned else 0
    for place in range(first, len(stretches)):
        after = planned[1] if planned and place == first else Key(stretches[place].start, 0)
        until = await audiences.boundary(session, after, stretches[place], SIZE)
        if until is not None:
            return [await chunks.add(session, _range(broadcast, account_id, place, after, until, now))]
    return []


async def rest(
    session: AsyncSession, broadcast: Broadcast, account_id: int, due_at: datetime, now: datetime
) -> list[Handed]:
    """Make sure that the chunk of the copies that come later exists and wakes up in time."""
    known = await chunks.rest_of(session, broadcast.broadcast_id, account_id)
    if known is None:
        chunk = _chunk(broadcast, account_id, ChunkKind.REST, now)
        chunk.due_at = due_at
        return [await chunks.add(session, chunk)]
    if known.state is ChunkState.WAITING and known.due_at is not None and due_at < known.due_at:
        await chunks.write(session, known.chunk_id, due_at=due_at, handed_at=now)
        return [Handed(known.chunk_id, broadcast.lane, due_at)]
    return []


async def retry(session: AsyncSession, broadcast: Broadcast, now: datetime) -> None:
    """A chunk per account that makes the rejected copies due again; the next tick hands it to the engine.

    One that is still at it begins anew, so that asking twice is asking once.
    """
    busy = await chunks.retry_anew(session, broadcast.broadcast_id)
    for account_id in set(await chunks.accounts_of(session, broadcast.broadcast_id)) - busy:
        chunk = _chunk(broadcast, account_id, ChunkKind.RETRY, now)
        chunk.handed_at = None
        await chunks.add(session, chunk)


async def finish_if_over(session: AsyncSession, broadcast_id: int, now: datetime) -> bool:
    """Once no chunk lives: a running broadcast is done, a cancelled or expired one has nothing more under way."""
    broadcast = await broadcasts.held(session, broadcast_id)
    if broadcast.state is BroadcastState.PAUSED or await chunks.live(session, broadcast_id):
        return False
    if broadcast.state is BroadcastState.RUNNING:
        if await _waiting_without_chunk(session, broadcast, now):
            return False
        return await broadcasts.move(session, broadcast_id, BroadcastState.DONE, finished_at=now)
    if broadcast.state in FINAL and broadcast.finished_at is None:
        await broadcasts.note(session, broadcast_id, finished_at=now)
        return True
    return False


async def run_on(session: AsyncSession, broadcast_id: int, **values: object) -> None:
    """Go on with what was paused or over."""
    fresh = {"paused_at": None, "paused_why": None, "streak": 0, "streak_why": None, **values}
    await broadcasts.move(session, broadcast_id, BroadcastState.RUNNING, **fresh)
    await handing.free(session, broadcast_id, at_once=False)


async def wind_up(session: AsyncSession, broadcast_id: int, now: datetime) -> None:
    """What was cancelled or has expired comes to its end."""
    await relays.cancel(session, now, broadcast_id=broadcast_id)
    await series.call_off(session, broadcast_id, now)
    await handing.free(session, broadcast_id, at_once=True)
    await finish_if_over(session, broadcast_id, now)


async def _waiting_without_chunk(session: AsyncSession, broadcast: Broadcast, now: datetime) -> bool:
    """The last guard before the end: copies that still wait get a chunk, whatever went wrong with theirs."""
    found = False
    for account_id in await chunks.accounts_of(session, broadcast.broadcast_id):
        if due_at := await deliveries.next_due(session, broadcast.broadcast_id, account_id):
            handed = await rest(session, broadcast, account_id, due_at, now)
            await handing.unhand(session, [each.chunk_id for each in handed])  # the next tick hands it over
            found = True
    return found


async def _first(session: AsyncSession, broadcast: Broadcast, account_id: int, now: datetime) -> list[Handed]:
    """Of what follows earlier copies, or goes to recipients named one by one, the first chunk of an account."""
    if broadcast.kind.follows:
        return await following(session, broadcast, account_id, now)
    if not Audience.from_json(broadcast.audience).only:
        return []
    return [await chunks.add(session, _chunk(broadcast, account_id, ChunkKind.LISTED, now))]


async def _next_copies(session: AsyncSession, broadcast: Broadcast, account_id: int, now: datetime) -> list[Handed]:
    """The copies of the next broadcast that this one is about."""
    last = await copies.last_walked(session, broadcast.broadcast_id, account_id)
    left = [each for each in await about(session, broadcast) if last is None or each > last]
    if not left:
        return []
    chunk = _chunk(broadcast, account_id, ChunkKind.COPIES, now)
    chunk.copies_of = left[0]
    return [await chunks.add(session, chunk)]


def _range(  # noqa: PLR0913 - a range chunk is exactly these
    broadcast: Broadcast, account_id: int, place: int, after: Key, until: Key, now: datetime
) -> Chunk:
    chunk = _chunk(broadcast, account_id, ChunkKind.RANGE, now)
    chunk.stretch = place
    chunk.after_region, chunk.after_recipient = after.region_code, after.recipient_id
    chunk.until_region, chunk.until_recipient = until.region_code, until.recipient_id
    return chunk


def _chunk(broadcast: Broadcast, account_id: int, kind: ChunkKind, now: datetime) -> Chunk:
    return Chunk(
        broadcast_id=broadcast.broadcast_id,
        account_id=account_id,
        lane=broadcast.lane,
        kind=kind,
        state=ChunkState.WAITING,
        handed_at=now,
        progress_at=now,
    )
