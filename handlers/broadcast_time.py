"""When a draft leaves: now, at a moment by button or typed, or in the next slot of the KIM channels."""

from datetime import datetime

from domain import when
from handlers import broadcast_card as cards
from handlers.dialogue import Dialogue, Option, Replies, Reply, Turn
from handlers.moments import moment
from services import drafts, texts

_AFTERNOON = "today 16:00"
_MORNING = "tomorrow 07:00"


def dialogue() -> Dialogue:
    """The time of a draft."""
    return Dialogue(
        "when",
        choices={"ask": _ask, "now": _now, "at": _at, "slots": _slots},
        steps={"time": _typed},
        cancel=cards.cancel,
    )


async def _ask(turn: Turn) -> Replies:
    draft, _ = await cards.chosen(turn)
    turn.go("when", "time", id=draft.id)
    today = when.read(_AFTERNOON, turn.now, draft.region.zone)
    moments = [cards.button("when-button-now", "when:now", draft)]
    if isinstance(today, datetime):
        moments.append(cards.button("when-button-today", "when:at", draft, _AFTERNOON))
    moments.append(cards.button("when-button-tomorrow", "when:at", draft, _MORNING))
    slots: tuple[Option, ...] = (
        cards.button("when-button-slots", "when:slots", draft),
        cards.button("when-button-repeat", "repeat:ask", draft),
    )
    values = {"now": texts.moment(turn.now, draft.region.zone, turn.person.language)}
    return (Reply("when-ask", values, choices=(moments, slots, cards.back(draft)), edit=True),)


async def _now(turn: Turn) -> Replies:
    draft, _ = await cards.chosen(turn)
    drafts.time(draft, None)
    return (await cards.card(turn, draft),)


async def _at(turn: Turn) -> Replies:
    draft, typed = await cards.chosen(turn)
    drafts.time(draft, moment(typed, turn.now, draft.region.zone), in_slots=draft.broadcast.in_slots)
    return (await cards.card(turn, draft),)


async def _slots(turn: Turn) -> Replies:
    draft, _ = await cards.chosen(turn)
    drafts.time(draft, draft.broadcast.due_at, in_slots=True)
    return (await cards.card(turn, draft),)


async def _typed(turn: Turn) -> Replies:
    draft = await cards.standing(turn)
    due_at = moment(turn.incoming.text, turn.now, draft.region.zone)
    drafts.time(draft, due_at, in_slots=draft.broadcast.in_slots)
    return (await cards.card(turn, draft),)
