"""Relay: which posts a channel gets in a slot out of what waits there."""

from collections.abc import Sequence
from dataclasses import dataclass

LONGEST_DIGEST = 10


@dataclass(frozen=True, slots=True)
class Measure:
    """How much a channel takes: posts an hour, and feed items one by one in a slot; more become one digest."""

    an_hour: int = 4
    alone: int = 3


@dataclass(frozen=True, slots=True)
class Waiting:
    """An announcement that waits in a channel; `from_feed` where no official asked for it to be sent."""

    relay_id: int
    announcement_id: int
    from_feed: bool


Post = tuple[Waiting, ...]
"""One post: a single announcement as it is, several as a digest."""


def posts(waiting: Sequence[Waiting], sent_last_hour: int, measure: Measure) -> tuple[Post, ...]:
    """What leaves now, officials' own first; what does not fit joins a digest, and what that can't hold waits on.

    Nothing leaves while the hour is used up.
    """
    room = measure.an_hour - sent_last_hour
    if room <= 0:
        return ()
    own = [(each,) for each in waiting if not each.from_feed]
    feed = [each for each in waiting if each.from_feed]
    planned: list[Post] = [*own, *([(each,) for each in feed] if len(feed) <= measure.alone else _digests(feed))]
    if len(planned) <= room:
        return tuple(planned)
    rest = [each for post in planned[room - 1 :] for each in post]
    return (*planned[: room - 1], *_digests(rest)[:1])


def _digests(waiting: Sequence[Waiting]) -> list[Post]:
    return [tuple(waiting[at : at + LONGEST_DIGEST]) for at in range(0, len(waiting), LONGEST_DIGEST)]
