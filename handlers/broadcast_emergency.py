"""An emergency: a hazard button fills action and contact; only place and until-when are typed."""

from dataclasses import replace
from datetime import datetime

from domain.hazard import USUAL, Alert, Hazard
from domain.message import Content
from domain.refusal import Refusal
from handlers import broadcast_card as cards
from handlers.dialogue import Dialogue, Option, Replies, Reply, Turn
from handlers.moments import moment
from services import drafts, emergencies
from services.drafts import Draft

_LONGEST_FACT = 300


def dialogue() -> Dialogue:
    """Hazard, place, end, action and contact of a warning."""
    return Dialogue(
        "emergency",
        choices={
            "new": _new,
            "begin": _begin,
            "list": _list,
            "pick": _pick,
            "place": _ask_place,
            "until": _ask_until,
            "ends": _ends,
            "action": _ask_action,
            "contact": _ask_contact,
            "calm": _calm,
        },
        steps={"place": _place, "until": _until, "action": _action, "contact": _contact},
        cancel=cards.cancel,
    )


async def _new(_turn: Turn) -> Replies:
    return (Reply("emergency-which", choices=_hazards("emergency:begin"), edit=True),)


async def _begin(turn: Turn) -> Replies:
    hazard = _hazard(turn.argument)
    draft = await drafts.begin(turn.session, turn.person, Content(), turn.incoming.account_id, turn.now)
    await emergencies.warn(turn.session, draft, hazard)
    return (await _next(turn, draft),)


async def _list(turn: Turn) -> Replies:
    draft, _ = await cards.chosen(turn)
    rows = (*_hazards(f"emergency:pick:{draft.id}"), cards.back(draft))
    return (Reply("emergency-which", choices=rows, edit=True),)


async def _pick(turn: Turn) -> Replies:
    draft, hazard = await cards.chosen(turn)
    await emergencies.warn(turn.session, draft, _hazard(hazard))
    return (await _next(turn, draft),)


async def _calm(turn: Turn) -> Replies:
    draft, _ = await cards.chosen(turn)
    emergencies.calm(draft)
    return (await cards.card(turn, draft),)


async def _next(turn: Turn, draft: Draft) -> Reply:
    """What is still to be asked, else the card."""
    alert = draft.alert or Alert()
    if not alert.place:
        return _asked(turn, draft, "place", "emergency-ask-place")
    return await cards.card(turn, draft) if alert.until else _asked_until(turn, draft)


def _asked(turn: Turn, draft: Draft, step: str, key: str) -> Reply:
    turn.go("emergency", step, id=draft.id)
    return Reply(key, choices=(cards.back(draft),), edit=turn.incoming.choice is not None)


def _asked_until(turn: Turn, draft: Draft) -> Reply:
    turn.go("emergency", "until", id=draft.id)
    hours = [
        Option("emergency-button-hours", {"hours": hours}, data=f"emergency:ends:{draft.id}:{hours} hours")
        for hours in (3, 6, 12)
    ]
    tomorrow = cards.button("when-button-tomorrow", "emergency:ends", draft, "tomorrow 07:00")
    rows = (hours, (tomorrow,), cards.back(draft))
    return Reply("emergency-ask-until", choices=rows, edit=turn.incoming.choice is not None)


async def _ask_place(turn: Turn) -> Replies:
    draft, _ = await cards.chosen(turn)
    return (_asked(turn, draft, "place", "emergency-ask-place"),)


async def _ask_until(turn: Turn) -> Replies:
    draft, _ = await cards.chosen(turn)
    return (_asked_until(turn, draft),)


async def _ask_action(turn: Turn) -> Replies:
    draft, _ = await cards.chosen(turn)
    return (_asked(turn, draft, "action", "emergency-ask-action"),)


async def _ask_contact(turn: Turn) -> Replies:
    draft, _ = await cards.chosen(turn)
    return (_asked(turn, draft, "contact", "emergency-ask-contact"),)


async def _place(turn: Turn) -> Replies:
    draft, alert = await _warning(turn)
    await emergencies.tell(turn.session, draft, replace(alert, place=_fact(turn)))
    return (await _next(turn, draft),)


async def _action(turn: Turn) -> Replies:
    draft, alert = await _warning(turn)
    await emergencies.tell(turn.session, draft, replace(alert, action=_fact(turn)))
    return (await _next(turn, draft),)


async def _contact(turn: Turn) -> Replies:
    draft, alert = await _warning(turn)
    await emergencies.tell(turn.session, draft, replace(alert, contact=_fact(turn)))
    return (await _next(turn, draft),)


async def _until(turn: Turn) -> Replies:
    draft, alert = await _warning(turn)
    until = moment(turn.incoming.text, turn.now, draft.region.zone)
    return (await _ending(turn, draft, alert, until),)


async def _ends(turn: Turn) -> Replies:
    draft, typed = await cards.chosen(turn)
    until = moment(typed, turn.now, draft.region.zone)
    return (await _ending(turn, draft, draft.alert or Alert(), until),)


async def _ending(turn: Turn, draft: Draft, alert: Alert, until: datetime) -> Reply:
    await emergencies.tell(turn.session, draft, replace(alert, until=until))
    return await _next(turn, draft)


async def _warning(turn: Turn) -> tuple[Draft, Alert]:
    draft = await cards.standing(turn)
    return draft, draft.alert or Alert()


def _fact(turn: Turn) -> str:
    if turn.incoming.content is not None and turn.incoming.content.media:
        raise Refusal("emergency-fact-words")
    fact = " ".join(turn.incoming.text.split())
    if not fact:
        raise Refusal("emergency-fact-empty")
    if len(fact) > _LONGEST_FACT:
        raise Refusal("emergency-fact-long", most=_LONGEST_FACT)
    return fact


def _hazard(named: str) -> Hazard:
    if named not in set(Hazard):
        raise Refusal("stale-choice")
    return Hazard(named)


def _hazards(verb: str) -> tuple[tuple[Option, ...], ...]:
    options = [Option(usual.name, data=f"{verb}:{hazard}") for hazard, usual in USUAL.items()]
    return tuple(tuple(options[at : at + 2]) for at in range(0, len(options), 2))
