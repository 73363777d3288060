"""Proofs: whether what was posted in KIM channels still stands there, looked at now and then; nobody notices."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from data import pace
from data import proofs as rows
from data.models import Broadcast, Proof
from domain.kim import Loss
from domain.message import Later, Outcome, Rejected, Target, Unreachable
from domain.proof import WATCHED, ProofState, lacks_rights, next_look, seen
from services import channels, rests, texts

AGAIN = timedelta(minutes=30)
"""How often a broadcast that is still on its way is asked for new posts."""

LEASE = timedelta(minutes=5)
"""How long a look may be under way before it is taken up anew."""

_MOST = 20


OWN = timedelta(minutes=5)
"""Edits so close to a correction of ours are ours."""


@dataclass(frozen=True, slots=True)
class Post:
    """A post in a channel, as its messenger names it."""

    account_id: int
    ref: str
    message_id: str


@dataclass(frozen=True, slots=True)
class Look:
    """One look at one post."""

    broadcast_id: int
    kim_channel_id: int
    account_id: int
    target: Target
    message_id: str
    number: int


async def anything_to_watch(session: AsyncSession, now: datetime) -> bool:
    """Whether some broadcast has posts that are not looked after yet."""
    return await rows.any_unwatched(session, now, now - WATCHED, AGAIN)


async def watch_new(session: AsyncSession, now: datetime) -> int:
    """Look after the new posts of broadcasts that have begun lately; of how many broadcasts."""
    begun = await rows.unwatched(session, now, now - WATCHED, AGAIN)
    for broadcast in begun:
        await watch(session, broadcast, now)
    return len(begun)


async def watch(session: AsyncSession, broadcast: Broadcast, now: datetime) -> None:
    """Look after what a broadcast has posted in KIM channels."""
    await rows.watch(session, broadcast.broadcast_id, now)
    broadcast.watched_at = now


async def any_due(session: AsyncSession, accounts: Collection[int], now: datetime) -> bool:
    """Whether some post should be looked at."""
    return await rows.any_due(session, accounts, now)


async def take(session: AsyncSession, accounts: Collection[int], now: datetime) -> list[Look]:
    """The next few posts to look at, one a channel, debited to the pace of their accounts."""
    looks: dict[int, Look] = {}
    for spot in await rows.due(session, accounts, now, _MOST):
        proof = spot.proof
        if spot.ref is None:  # the bot is not there any more
            _note(proof, ProofState.UNKNOWN, now)
        elif proof.kim_channel_id not in looks:
            proof.due_at, proof.looks = now + LEASE, proof.looks + 1
            target = Target(spot.ref, spot.thread or None, shared=True)
            looks[proof.kim_channel_id] = Look(
                proof.broadcast_id, proof.kim_channel_id, proof.account_id, target, spot.message_id, proof.looks
            )
    for account_id, count in Counter(look.account_id for look in looks.values()).items():
        await pace.debit(session, account_id, count)
    return list(looks.values())


async def settle(session: AsyncSession, look: Look, outcome: Outcome, now: datetime) -> None:
    """Write down what was seen; a channel that turns out to be lost is lost, and who must know is told by its job."""
    proof = await rows.held(session, look.broadcast_id, look.kim_channel_id)
    if proof.looks != look.number:
        return
    match outcome:
        case Later(after):
            await rests.heed(session, look.account_id, look.target, outcome)
            proof.due_at = now + timedelta(seconds=after)
            return
        case Unreachable():
            await channels.lost(session, look.account_id, look.target.ref, Loss.REMOVED, now)
        case Rejected(why) if lacks_rights(why):
            await channels.lost(session, look.account_id, look.target.ref, Loss.MUTED, now)
    _note(proof, seen(outcome, edited=proof.changed_at is not None), now)


async def edited(session: AsyncSession, post: Post, at: datetime, now: datetime) -> bool:
    """Somebody has edited a post in a channel; whether it was one of ours, and not we who did it."""
    copy = await rows.post_at(session, post.account_id, post.ref, post.message_id)
    if copy is None or await rows.touched(session, copy.recipient_id, at - OWN, at + OWN):
        return False
    await rows.watch(session, copy.broadcast_id, now)
    proof = await rows.held(session, copy.broadcast_id, copy.recipient_id)
    proof.changed_at = proof.changed_at or at
    if proof.state is ProofState.STANDING:
        proof.state = ProofState.CHANGED
    return True


async def line(session: AsyncSession, broadcast_id: int, language: str) -> list[str]:
    """What is known of a broadcast's posts in KIM channels, as a line of its card and report; none without posts."""
    found = await rows.tally(session, broadcast_id)
    if not found:
        return []
    return [texts.say("progress-proofs", language, {str(state): found.get(state, 0) for state in ProofState})]


def _note(proof: Proof, state: ProofState, now: datetime) -> None:
    proof.state, proof.seen_at = state, now
    proof.due_at = None if state is ProofState.REMOVED else next_look(proof.posted_at, now, proof.kim_channel_id)
