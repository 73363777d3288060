"""/ralat: the right words take the place of the wrong ones in every copy, and an answer under it says so."""

from dataclasses import replace

from domain.hazard import Alert
from domain.message import Content
from domain.refusal import Refusal
from handlers import amendment
from handlers.dialogue import Dialogue, Option, Replies, Reply, Turn, number_in
from handlers.moments import moment
from services import afterwords, announcements, corrections, feed_edits, regions
from services.corrections import Subject
from services.drafts import Draft

_FACTS = {
    "place": ("broadcast-button-place", "emergency-ask-place"),
    "until": ("broadcast-button-until", "emergency-ask-until"),
    "action": ("broadcast-button-action", "emergency-ask-action"),
    "contact": ("broadcast-button-contact", "emergency-ask-contact"),
    "more": ("correction-button-more", "correction-ask-more"),
}
_EXCERPT = 1500


def dialogue() -> Dialogue:
    """Which broadcast, what is right, what was wrong, and yes."""
    return Dialogue(
        "correction",
        commands={"ralat": _begin, "correct": _begin},
        choices={
            "pick": _picked,
            "feed": _as_its_feed_says,
            "fact": _asked_fact,
            "without": _without_note,
            "yes": amendment.yes,
            "drop": amendment.drop,
        },
        steps={"which": _coded, "text": _text, "fact": _fact, "note": _noted},
    )


async def _begin(turn: Turn) -> Replies:
    rows = await amendment.choices(turn, "correction:pick")
    if turn.argument.strip():
        return await _about(turn, await amendment.typed(turn, turn.argument))
    if not rows:
        return (Reply("amendment-nothing"),)
    turn.go("correction", "which")
    return (Reply("correction-which", choices=rows),)


async def _picked(turn: Turn) -> Replies:
    return await _about(turn, await amendment.chosen(turn))


async def _coded(turn: Turn) -> Replies:
    return await _about(turn, await amendment.typed(turn, turn.incoming.text))


async def _about(turn: Turn, subject: Subject) -> Replies:
    number = subject.broadcast.broadcast_id
    if subject.alert is not None:
        turn.end()
        facts = [(Option(name, data=f"correction:fact:{number}:{fact}"),) for fact, (name, _) in _FACTS.items()]
        return (Reply("correction-which-fact", {"text": subject.said.text[:_EXCERPT]}, choices=facts),)
    turn.go("correction", "text", about=number)
    return (Reply("correction-ask-text", {"text": subject.said.text[:_EXCERPT]}),)


async def _as_its_feed_says(turn: Turn) -> Replies:
    """Its feed has reworded it: the new text is ready."""
    shown, _, edition = turn.argument.partition("/")
    proposed = await feed_edits.proposed(turn.session, number_in(shown), edition)
    subject = await corrections.find(turn.session, turn.person, proposed.broadcast_id)
    return await _ask_note(
        turn, await corrections.correct(turn.session, turn.person, subject, proposed.right, turn.now)
    )


async def _asked_fact(turn: Turn) -> Replies:
    turn.argument, _, fact = turn.argument.partition(":")
    subject = await amendment.chosen(turn)
    if fact not in _FACTS:
        raise Refusal("stale-choice")
    turn.go("correction", "fact", about=subject.broadcast.broadcast_id, fact=fact)
    return (Reply(_FACTS[fact][1]),)


async def _fact(turn: Turn) -> Replies:
    subject = await corrections.find(turn.session, turn.person, int(turn.data["about"]))
    alert = await _changed(turn, subject, str(turn.data["fact"]))
    return await _ask_note(turn, await corrections.correct_warning(turn.session, turn.person, subject, alert, turn.now))


async def _changed(turn: Turn, subject: Subject, fact: str) -> Alert:
    alert, said = subject.alert or Alert(), turn.incoming.text.strip()
    if not said:
        raise Refusal("emergency-fact-empty")
    match fact:
        case "until":
            zone = await regions.zone_of(turn.session, subject.said.region_code)
            return replace(alert, until=moment(said, turn.now, zone))
        case "place":
            return replace(alert, place=" ".join(said.split()))
        case "action":
            return replace(alert, action=" ".join(said.split()))
        case "contact":
            return replace(alert, contact=" ".join(said.split()))
        case _:
            return replace(alert, more=said, entities=())


async def _text(turn: Turn) -> Replies:
    subject = await corrections.find(turn.session, turn.person, int(turn.data["about"]))
    right = turn.incoming.content or Content()
    return await _ask_note(turn, await corrections.correct(turn.session, turn.person, subject, right, turn.now))


async def _ask_note(turn: Turn, draft: Draft) -> Replies:
    turn.go("correction", "note", id=draft.id)
    without = (Option("amendment-button-without", data=f"correction:without:{draft.id}"),)
    return (Reply("correction-ask-note", choices=(without, _drop(draft))),)


async def _noted(turn: Turn) -> Replies:
    return await _preview(turn, await amendment.standing(turn), turn.incoming.text)


async def _without_note(turn: Turn) -> Replies:
    return await _preview(turn, await amendment.standing(turn), "")


async def _preview(turn: Turn, draft: Draft, note: str) -> Replies:
    """The right words, what is answered under them, and how many copies that changes."""
    await corrections.explain(turn.session, draft, note)
    subject = await corrections.find(turn.session, turn.person, draft.broadcast.original_id or 0)
    own, language = draft.announcement, turn.person.language
    answer = await afterwords.corrected(turn.session, own, draft.broadcast.note or "", language, turn.now)
    values = {"count": await corrections.standing(turn.session, subject)}
    rows = ((Option("correction-button-yes", data=f"correction:yes:{draft.id}"), *_drop(draft)),)
    right = await announcements.content(turn.session, own, turn.incoming.account_id)
    return (
        Reply("correction-preview"),
        Reply(content=right),
        Reply(content=answer.content),
        Reply("correction-confirm", values, choices=rows),
    )


def _drop(draft: Draft) -> tuple[Option, ...]:
    return (Option("amendment-button-drop", data=f"correction:drop:{draft.id}"),)
