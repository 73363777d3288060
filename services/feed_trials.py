"""Feed trials: a look at an address before its rule is put forward; what would be sent is shown, nothing is kept."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from data import feed_trials as rows
from data.feed_trials import anything_due
from data.models import Announcement, FeedTrial
from domain.feed import Entry, FeedToRead, Fresh, Harvest, Postponed, Trouble
from domain.message import Choice, Content, Message, Target
from domain.region import RegionCode
from services import feed_items, feed_wishes, feeds, outbox, rendering, texts
from services.feed_wishes import Wish
from services.outbox import Leaving

__all__ = ["Asker", "Trial", "answer", "anything_due", "ask", "claim"]

SHOWN = 3
LEFT_OUT = 5
BACK = "feedrule:card"


@dataclass(frozen=True, slots=True)
class Asker:
    """The chat that wants to see what a feed would bring."""

    account_id: int
    ref: str
    language: str


@dataclass(frozen=True, slots=True)
class Trial:
    """A trial that somebody has claimed, and the look that it needs."""

    feed_trial_id: int
    feed: FeedToRead


async def ask(session: AsyncSession, asker: Asker, wish: Wish, now: datetime) -> None:
    """Have an address looked at; the answer comes to the chat within seconds."""
    kept = feed_wishes.to_json(wish)
    trial = FeedTrial(account_id=asker.account_id, chat_ref=asker.ref, language=asker.language, wish=kept, due_at=now)
    await rows.put(session, trial)


async def claim(session: AsyncSession, now: datetime, most: int = 4) -> list[Trial]:
    """The trials that wait, each for this caller alone while the lease lasts."""
    found = []
    for row in await rows.claim_due(session, now, feeds.LEASE, most):
        wish = feed_wishes.from_json(row.wish)
        found.append(Trial(row.feed_trial_id, FeedToRead(0, wish.url, RegionCode(wish.region_code), kind=wish.kind)))
    return found


async def answer(session: AsyncSession, feed_trial_id: int, harvest: Harvest, now: datetime) -> None:
    """Show what a look has brought to whoever asked for it; once, even if somebody else looked too."""
    trial = await rows.take(session, feed_trial_id)
    if trial is None:
        return
    wish = feed_wishes.from_json(trial.wish)
    shown = (
        await _brought(session, trial, wish, harvest, now) if isinstance(harvest, Fresh) else [_failed(trial, harvest)]
    )
    back = Choice(texts.say("trial-button-back", trial.language), BACK)
    for message in (*shown[:-1], replace(shown[-1], choices=((back,),))):
        await outbox.put(session, Leaving(trial.account_id, Target(trial.chat_ref), message), now)


async def _brought(session: AsyncSession, trial: FeedTrial, wish: Wish, harvest: Fresh, now: datetime) -> list[Message]:
    passing = [entry for entry in harvest.entries if feed_items.passes(wish.words, entry)]
    source = harvest.title or feed_items.host(wish.url)
    values = {
        "source": source,
        "count": len(harvest.entries),
        "passing": len(passing),
        "shown": min(SHOWN, len(passing)),
    }
    said = [Message(Content(text=texts.say("trial-brought", trial.language, values)))]
    example = Announcement(
        region_code=wish.region_code,
        source=source,
        language=wish.language,
        check_code=texts.say("trial-code", wish.language),
        drill=False,
    )
    footer = await rendering.footer(session, example, wish.language, now)
    for entry in passing[:SHOWN]:
        post = feed_items.post(entry)
        said.append(Message(replace(post, text=f"{post.text}\n\n{footer}")))
    said.append(Message(Content(text=_end(trial, [each for each in harvest.entries if each not in passing]))))
    return said


def _end(trial: FeedTrial, left_out: Sequence[Entry]) -> str:
    """What the words keep out, and that nothing of all this was sent."""
    parts = [texts.say("trial-end", trial.language)]
    if left_out:
        lines = "\n".join(f"• {each.title}" for each in left_out[:LEFT_OUT])
        parts.insert(0, texts.say("trial-left-out", trial.language, {"count": len(left_out), "titles": lines}))
    return "\n\n".join(parts)


def _failed(trial: FeedTrial, harvest: Harvest) -> Message:
    match harvest:
        case Trouble(why):
            pass
        case Postponed():
            why = "busy"
        case _:
            why = "gone"
    return Message(Content(text=texts.say("trial-failed", trial.language, {"why": feeds.fault(why, trial.language)})))
