"""Feed trials: a look at an address before its rule is put forward; what would be sent is shown, nothing is kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from data import feed_trials as rows
from data.models import FeedTrial
from domain.feed import Entry, FeedToRead, Fresh, Harvest, Postponed, Trouble
from domain.message import Choice, Content, MediaItem, Message, Target
from domain.region import RegionCode
from services import feed_examples, feed_items, feed_wishes, feeds, outbox, texts
from services.feed_examples import Trying
from services.feed_wishes import Wish
from services.outbox import Leaving

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
    """A trial that somebody has claimed, and the rule that it tries."""

    feed_trial_id: int
    wish: Wish

    @property
    def feed(self) -> FeedToRead:
        """The look that it needs."""
        return FeedToRead(0, self.wish.url, RegionCode(self.wish.region_code), kind=self.wish.kind)


async def ask(session: AsyncSession, asker: Asker, wish: Wish, now: datetime) -> None:
    """Have an address looked at; the answer comes to the chat within seconds."""
    kept = feed_wishes.to_json(wish)
    trial = FeedTrial(account_id=asker.account_id, chat_ref=asker.ref, language=asker.language, wish=kept, due_at=now)
    await rows.put(session, trial)


async def anything_due(session: AsyncSession, now: datetime) -> bool:
    """Whether somebody waits for a look."""
    return await rows.WAITING.is_due(session, now)


async def claim(session: AsyncSession, now: datetime, most: int = 4) -> list[Trial]:
    """The trials that wait, each for this caller alone while the lease lasts."""
    found = await rows.WAITING.claim(session, now, feeds.LEASE, most)
    return [Trial(row.feed_trial_id, feed_wishes.from_json(row.wish)) for row in found]


def pictured(trial: Trial, harvest: Harvest) -> list[str]:
    """Where the pictures lie of what will be shown."""
    if not isinstance(harvest, Fresh):
        return []
    shown = [each for each in harvest.entries if feed_items.passes(trial.wish.words, each)][:SHOWN]
    return [each.picture_url for each in shown if each.picture_url]


def illustrated(harvest: Harvest, pictures: Mapping[str, MediaItem]) -> Harvest:
    """The same with the pictures that came, by where they lie."""
    if not isinstance(harvest, Fresh):
        return harvest
    entries = (replace(each, picture=pictures.get(each.picture_url or "", each.picture)) for each in harvest.entries)
    return replace(harvest, entries=tuple(entries))


async def answer(session: AsyncSession, feed_trial_id: int, harvest: Harvest, now: datetime) -> None:
    """Show what a look has brought to whoever asked for it; once, even if somebody else looked too."""
    trial = await rows.take(session, feed_trial_id)
    if trial is None:
        return
    wish = feed_wishes.from_json(trial.wish)
    if not isinstance(harvest, Fresh):
        shown = [_failed(trial, harvest)]
    elif wish.kind.warns:
        shown = await _warned(session, trial, wish, harvest, now)
    else:
        shown = await _brought(session, trial, wish, harvest, now)
    back = Choice(texts.say("trial-button-back", trial.language), BACK)
    for message in (*shown[:-1], replace(shown[-1], choices=((back,),))):
        await outbox.put(session, Leaving(trial.account_id, Target(trial.chat_ref), message), now)


async def _brought(session: AsyncSession, trial: FeedTrial, wish: Wish, harvest: Fresh, now: datetime) -> list[Message]:
    passing = [entry for entry in harvest.entries if feed_items.passes(wish.words, entry)]
    values = {
        "source": harvest.title or feed_items.host(wish.url),
        "count": len(harvest.entries),
        "passing": len(passing),
        "shown": min(SHOWN, len(passing)),
    }
    said = [_say("trial-brought", trial, values)]
    trying = Trying(wish, harvest.title, trial.language)
    said += [await feed_examples.news(session, trying, entry, now) for entry in passing[:SHOWN]]
    said.append(Message(Content(text=_end(trial, [each for each in harvest.entries if each not in passing]))))
    return said


async def _warned(session: AsyncSession, trial: FeedTrial, wish: Wish, harvest: Fresh, now: datetime) -> list[Message]:
    trying = Trying(wish, harvest.title, trial.language)
    warned = [said for entry in harvest.entries if (said := await feed_examples.warning(session, trying, entry, now))]
    values = {
        "source": harvest.title or feed_items.host(wish.url),
        "count": len(harvest.entries),
        "ours": len(warned),
        "shown": min(SHOWN, len(warned)),
    }
    end = Message(Content(text=texts.say("trial-end", trial.language)))
    return [_say("trial-warned", trial, values), *warned[:SHOWN], end]


def _say(key: str, trial: FeedTrial, values: Mapping[str, object]) -> Message:
    return Message(Content(text=texts.say(key, trial.language, values)))


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
