"""Claims: the copies that a turn may send, taken so that nobody else can take them."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from data import audiences, broadcasts, candidates, chunks, copies, deliveries
from data.candidates import Candidate, Frozen, Key, Span
from data.copies import Walk
from data.deliveries import Claim, Holder
from data.models import Chunk
from domain import fatigue
from domain.broadcast import BroadcastKind
from domain.chunk import ChunkKind
from domain.delivery import DeliveryState
from domain.fatigue import Ration
from services import windows
from services.windows import Gate

_PAGES = 4
_STEPPED = timedelta(seconds=10)  # no spacing is as long: such a moment comes from a clock that was set back
_S = DeliveryState


@dataclass(frozen=True, slots=True)
class Taken:
    """What was claimed; `dry` if the source has no more, `later_at` when the first postponed copy is due."""

    copies: tuple[Candidate, ...] = ()
    dry: bool = False
    later_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Desk:
    """Where claims are made: for whom, from which audience, at which moment, and how much a day allows."""

    session: AsyncSession
    holder: Holder
    frozen: Frozen
    now: datetime
    zone: str
    gate: Gate | None = None  # where windows close
    news_a_day: int = 0  # of a resident, at most; 0: no limit
    ration: Ration | None = None


async def fresh(desk: Desk, chunk: Chunk, wanted: int) -> Taken:
    """The next recipients of a range or a list who were never claimed; the chunk's start moves on."""
    desk, taken = _rationed(desk), list[Candidate]()
    later: list[datetime] = []
    after, dry = Key(chunk.after_region, chunk.after_recipient), False
    for _ in range(_PAGES):
        page, after, dry = await _page(desk, chunk, after, wanted - len(taken))
        ready, postponed = await _take(desk, await _wanted(desk, page))
        taken += ready
        later += postponed
        if dry or len(taken) >= wanted:
            break
    await chunks.write(
        desk.session,
        chunk.chunk_id,
        after_region=after.region_code,
        after_recipient=after.recipient_id,
        progress_at=desk.now,
    )
    return Taken(await _with_posted(desk, taken), dry, min(later, default=None))


async def due(desk: Desk, wanted: int) -> Taken:
    """Copies that had to come later and are due."""
    holder = desk.holder
    found = await candidates.due_later(desk.session, holder.broadcast_id, holder.account_id, desk.now, wanted)
    return await _again(desk, found, _S.LATER, dropped=_S.CANCELLED, dry=len(found) < wanted)


async def left_behind(desk: Desk, wanted: int) -> Taken:
    """Copies that a dead run of this chunk was sending: they may have arrived, and are sent again."""
    holder = desk.holder
    found = await candidates.left_behind(desk.session, holder.broadcast_id, holder.chunk_id, holder.fence, wanted)
    return await _again(desk, found, _S.SENDING, dropped=_S.UNKNOWN, dry=len(found) < wanted)


async def abandon(desk: Desk, wanted: int) -> int:
    """Copies that a dead run was sending and nobody will send again: nobody knows. Answers how many."""
    holder = desk.holder
    found = await candidates.left_behind(desk.session, holder.broadcast_id, holder.chunk_id, holder.fence, wanted)
    await _give_up(desk, found, _S.SENDING, _S.UNKNOWN)
    return len(found)


async def _page(desk: Desk, chunk: Chunk, after: Key, limit: int) -> tuple[list[Candidate], Key, bool]:
    """Candidates after a key, the key reached, and whether there are no more."""
    account_id = desk.holder.account_id
    if chunk.kind is ChunkKind.COPIES:
        walk = Walk(chunk.copies_of or 0, account_id, desk.frozen.started_at)
        page = await copies.page(desk.session, walk, after.recipient_id, limit)
        return page, Key("", page[-1].recipient_id) if page else after, len(page) < limit
    if chunk.kind is ChunkKind.LISTED:
        ids = [each for each in desk.frozen.audience.only or () if each > after.recipient_id][:limit]
        page = await candidates.named(desk.session, desk.frozen, account_id, ids)
        return page, Key("", ids[-1]) if ids else after, len(ids) < limit
    until = Key(chunk.until_region or "", chunk.until_recipient or 0)
    page, reached = await candidates.page(desk.session, desk.frozen, account_id, Span(after, until), limit)
    return page, reached, reached == until


async def _take(desk: Desk, page: Sequence[Candidate]) -> tuple[list[Candidate], list[datetime]]:
    """Claim a page: copies to send now, and when those are due whose chat is not free yet."""
    full = {each.recipient_id: each for each in page if _has_plenty(desk, each)}
    others = await _through(desk, [each for each in page if each.recipient_id not in full])
    unique = full | {each.recipient_id: each for each in others}
    claims = [_claim(desk, each) for each in unique.values()]
    won = await deliveries.claim(desk.session, desk.holder, claims, desk.now)
    made = [each for each in claims if each.recipient_id in won]
    later = {each.recipient_id: each.due_at for each in made if each.state is _S.LATER}
    going = {each.recipient_id for each in made if each.state is not _S.FOLDED}
    ready = [each for each in unique.values() if each.recipient_id in going and each.recipient_id not in later]
    await _count(desk, Counter(each.state for each in made))
    if desk.ration:
        await deliveries.count_news(desk.session, going, desk.ration.first_mark)
    await _note_limit(desk, [each for each in unique.values() if each.recipient_id in later])
    ready = await _those_reached(desk, ready) if desk.frozen.kind.follows else ready
    return ready, [moment for moment in later.values() if moment]


async def _those_reached(desk: Desk, ready: Sequence[Candidate]) -> list[Candidate]:
    """Of the holders of a copy those whom a message still reaches; what the others get comes to nothing."""
    answers = desk.frozen.kind is BroadcastKind.CLOSING
    gone = [each for each in ready if not each.ref]
    left = [each for each in ready if each.ref and answers and not each.live]
    await _give_up(desk, gone, _S.SENDING, _S.UNREACHABLE)
    await _give_up(desk, left, _S.SENDING, _S.CANCELLED)
    return [each for each in ready if each.ref and (each.live or not answers)]


async def _with_posted(desk: Desk, taken: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """The copies with the message ids of the earlier ones that they are about."""
    if not desk.frozen.kind.follows or not taken:
        return tuple(taken)
    who = [each.recipient_id for each in taken]
    known = await copies.posted(desk.session, desk.frozen.about, desk.holder.account_id, who)
    return tuple(replace(each, posted=known.get(each.recipient_id, ())) for each in taken)


async def _again(
    desk: Desk, found: Sequence[Candidate], stood: DeliveryState, *, dropped: DeliveryState, dry: bool
) -> Taken:
    """Take up open copies once more, but for those who left or whose chat is not free yet."""
    wanted = await _wanted(desk, [each for each in found if each.address_id is not None], live=False)
    keep = {each.recipient_id for each in wanted}
    await _give_up(desk, [each for each in found if each.recipient_id not in keep], stood, dropped)
    wanted = await _through(desk, wanted)
    busy = {each.recipient_id: until for each in wanted if (until := _busy_until(desk, each))}
    ready = [each for each in wanted if each.recipient_id not in busy]
    doubled = stood is _S.SENDING
    await deliveries.postpone(desk.session, desk.holder, busy, doubled=doubled)
    await _note_limit(desk, [each for each in wanted if each.recipient_id in busy])
    who = {each.recipient_id: each.address_id or 0 for each in ready}
    await deliveries.send_again(desk.session, desk.holder, who, desk.now, doubled=doubled)
    changes = Counter({_S.SENDING: len(ready), _S.LATER: len(busy)})
    changes[stood] -= len(wanted)
    await _count(desk, changes)
    if doubled and wanted:
        await broadcasts.add_doubled(desk.session, desk.holder.broadcast_id, len(wanted))
    taken = await _with_posted(desk, [_doubled(each) if doubled else each for each in ready])
    return Taken(taken, dry, min(busy.values(), default=None))


async def _wanted(desk: Desk, page: Iterable[Candidate], *, live: bool = True) -> list[Candidate]:
    """Those who still want it: `live` trusts the subscription that brought them, if it has not ended."""
    page = list(page)
    if desk.frozen.kind.follows:
        return page
    if desk.frozen.about and page:
        page = await _without_holders(desk, page)
    if desk.frozen.audience.only is not None:
        return [each for each in page if each.live]
    asked = {each.recipient_id for each in page if not (live and each.live)}
    wanting = await audiences.still_wanted(desk.session, desk.frozen, asked) if asked else set()
    return [each for each in page if each.recipient_id not in asked or each.recipient_id in wanting]


async def _without_holders(desk: Desk, page: list[Candidate]) -> list[Candidate]:
    """Only those who hold no copy of what was said before in other regions: theirs is being changed."""
    held = await copies.holders(desk.session, desk.frozen.about, [each.recipient_id for each in page])
    return [each for each in page if each.recipient_id not in held]


async def _through(desk: Desk, page: Sequence[Candidate]) -> list[Candidate]:
    """Where windows close: by which template each is written first, or until when there is no room for them."""
    if desk.gate is None:
        return list(page)
    return await windows.through(desk.session, desk.gate, page, desk.now)


async def _note_limit(desk: Desk, later: Sequence[Candidate]) -> None:
    if desk.gate is not None:
        await windows.note_limit(desk.session, desk.holder.broadcast_id, later)


async def _give_up(desk: Desk, those: Sequence[Candidate], stood: DeliveryState, end: DeliveryState) -> None:
    who = [each.recipient_id for each in those]
    await deliveries.give_up(desk.session, desk.holder, who, end, desk.now)
    await _count(desk, {stood: -len(who), end: len(who)})


async def _count(desk: Desk, changes: Mapping[DeliveryState, int]) -> None:
    await deliveries.tally(desk.session, desk.holder.broadcast_id, changes)


def _rationed(desk: Desk) -> Desk:
    """With the day's ration of this lane; who was named one by one is meant to get it."""
    if desk.frozen.audience.only is not None:
        return desk
    return replace(desk, ration=fatigue.ration(desk.frozen.lane, desk.news_a_day, desk.zone, desk.now))


def _has_plenty(desk: Desk, each: Candidate) -> bool:
    """Whether a resident has had the day's news: channels have their own measure."""
    return desk.ration is not None and each.repose is not None and desk.ration.used_up(each.news_mark)


def _claim(desk: Desk, each: Candidate) -> Claim:
    who = (each.recipient_id, each.address_id or 0, each.region_code)
    if desk.ration and _has_plenty(desk, each):
        return Claim(*who, _S.FOLDED, desk.ration.digest_at(each.digest_hour))
    until = _busy_until(desk, each)
    state = _S.LATER if until else _S.SENDING
    return Claim(*who, state, until)


def _busy_until(desk: Desk, each: Candidate) -> datetime | None:
    """When the chat is free again and its resident wants to be written to; None if both is so now."""
    now = desk.now
    morning = each.repose and each.repose.wait(now, desk.zone, desk.frozen.lane, each.recipient_id)
    spaced = each.next_free if each.next_free and each.next_free < now + _STEPPED else None
    until = max((moment for moment in (spaced, each.rest_until, morning) if moment), default=now)
    return until if until > now else None


def _doubled(each: Candidate) -> Candidate:
    return replace(each, tried=replace(each.tried, doubled=each.tried.doubled + 1))
