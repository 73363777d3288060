"""/tarik: every copy that can still be deleted is deleted; the official hears how many could not be."""

from handlers import amendment
from handlers.dialogue import Dialogue, Option, Replies, Reply, Turn
from services import corrections
from services.corrections import Subject
from services.drafts import Draft


def dialogue() -> Dialogue:
    """Which broadcast, why, and yes."""
    return Dialogue(
        "withdrawal",
        commands={"tarik": _begin, "withdraw": _begin},
        choices={"pick": _picked, "without": _without_note, "yes": amendment.yes, "drop": amendment.drop},
        steps={"which": _coded, "note": _noted},
    )


async def _begin(turn: Turn) -> Replies:
    rows = await amendment.choices(turn, "withdrawal:pick")
    if turn.argument.strip():
        return await _about(turn, await amendment.typed(turn, turn.argument))
    if not rows:
        return (Reply("amendment-nothing"),)
    turn.go("withdrawal", "which")
    return (Reply("withdrawal-which", choices=rows),)


async def _picked(turn: Turn) -> Replies:
    return await _about(turn, await amendment.chosen(turn))


async def _coded(turn: Turn) -> Replies:
    return await _about(turn, await amendment.typed(turn, turn.incoming.text))


async def _about(turn: Turn, subject: Subject) -> Replies:
    draft = await corrections.withdraw(turn.session, turn.person, subject, turn.now)
    turn.go("withdrawal", "note", id=draft.id)
    without = (Option("amendment-button-without", data=f"withdrawal:without:{draft.id}"),)
    values = {"title": subject.said.title}
    return (Reply("withdrawal-ask-note", values, choices=(without, _drop(draft))),)


async def _noted(turn: Turn) -> Replies:
    return await _ask(turn, turn.incoming.text)


async def _without_note(turn: Turn) -> Replies:
    return await _ask(turn, "")


async def _ask(turn: Turn, note: str) -> Replies:
    draft = await amendment.standing(turn)
    await corrections.explain(turn.session, draft, note)
    subject = await corrections.find(turn.session, turn.person, draft.broadcast.original_id or 0)
    values = {"title": subject.said.title, "count": await corrections.standing(turn.session, subject)}
    yes = Option("withdrawal-button-yes", data=f"withdrawal:yes:{draft.id}")
    return (Reply("withdrawal-confirm", values, choices=((yes, *_drop(draft)),)),)


def _drop(draft: Draft) -> tuple[Option, ...]:
    return (Option("amendment-button-drop", data=f"withdrawal:drop:{draft.id}"),)
