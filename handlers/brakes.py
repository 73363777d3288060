"""How fast people have been, as far as this process remembers: forgotten, a brake is only said once more."""

from collections import OrderedDict
from datetime import datetime

from domain import brake
from domain.brake import Pace, Verdict
from handlers.dialogue import Incoming

_REMEMBERED = 10_000


class Brakes:
    """The pace of each person; whoever did nothing for long is forgotten first."""

    def __init__(self) -> None:
        self._paces: OrderedDict[tuple[int, str], Pace] = OrderedDict()

    def meet(self, incoming: Incoming) -> Verdict:
        """Somebody did one more thing."""
        who = (incoming.account_id, incoming.sender_ref or incoming.chat.ref)
        self._paces[who], verdict = brake.meet(self._paces.get(who), incoming.at)
        self._paces.move_to_end(who)
        self._forget(incoming.at)
        return verdict

    def _forget(self, now: datetime) -> None:
        who, oldest = next(iter(self._paces.items()))
        if len(self._paces) > _REMEMBERED or oldest.is_rested(now):
            del self._paces[who]
