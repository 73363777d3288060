"""Approvals in chat: agree, return or turn down what colleagues put forward, take one's own back, look at it after."""

from functools import partial

from domain.approval import SubmissionState, Verdict
from domain.post import PostKind
from domain.refusal import Refusal
from handlers import broadcast_card as cards
from handlers.dialogue import Dialogue, Option, Remember, Replies, Reply, Turn, number_in
from services import approval_notices, approvals, decisions, reviews
from services.contacts import Contact
from services.people import known_id


def dialogue() -> Dialogue:
    """What those who may agree, and those who have written, do with a submission."""
    return Dialogue(
        "approval",
        choices={
            "show": _show,
            "yes": _approve,
            "back": partial(_ask_reason, "return"),
            "no": partial(_ask_reason, "reject"),
            "leave": _leave,
            "amend": _amend,
            "review": _review,
            "fine": partial(_reviewed, Verdict.FINE),
            "wrong": _ask_note,
        },
        steps={"return": _return, "reject": _reject, "note": partial(_reviewed, Verdict.WRONG)},
    )


async def shown(turn: Turn, submission_id: int) -> Replies:
    """What waits for this person's answer: exactly as it will look, and the question under it."""
    matter = await decisions.require_may_see(turn.session, submission_id, turn.person, turn.now)
    *before, question = await approval_notices.shown(turn.session, matter, _contact(turn), turn.now)
    options = [[Option(label=each.label, data=each.data) for each in row] for row in question.choices]
    remember = Remember(PostKind.APPROVAL, submission_id)
    asked = Reply(content=question.content, choices=options, remember=remember)
    return (*(Reply(content=message.content) for message in before), asked)


async def _show(turn: Turn) -> Replies:
    return await shown(turn, _number(turn.argument))


async def _approve(turn: Turn) -> Replies:
    agreed = await decisions.approve(turn.session, _number(turn.argument), turn.person, turn.now)
    if not agreed.fresh:
        return (Reply("approval-already", toast=True),)
    values = {"title": agreed.matter.title, "given": agreed.given, "needed": agreed.matter.submission.needed}
    return (Reply("approval-whole" if agreed.whole else "approval-one-more", values, edit=True),)


async def _ask_reason(step: str, turn: Turn) -> Replies:
    number = _number(turn.argument)
    matter = await decisions.require_may_see(turn.session, number, turn.person, turn.now)
    turn.go("approval", step, id=number)
    key = "approval-ask-why-return" if step == "return" else "approval-ask-why-reject"
    leave = Option("approval-button-leave", data=f"approval:leave:{number}")
    return (Reply(key, {"title": matter.title}, choices=((leave,),)),)


async def _leave(turn: Turn) -> Replies:
    turn.end()
    return await shown(turn, _number(turn.argument))


async def _return(turn: Turn) -> Replies:
    matter = await decisions.give_back(turn.session, _standing(turn), turn.person, turn.incoming.text, turn.now)
    turn.end()
    return (Reply("approval-turned-down", {"title": matter.title, "how": str(SubmissionState.RETURNED)}),)


async def _reject(turn: Turn) -> Replies:
    matter = await decisions.reject(turn.session, _standing(turn), turn.person, turn.incoming.text, turn.now)
    turn.end()
    return (Reply("approval-turned-down", {"title": matter.title, "how": str(SubmissionState.REJECTED)}),)


async def _amend(turn: Turn) -> Replies:
    """Back to the card, to be changed and put forward again."""
    draft = await approvals.amend(turn.session, _number(turn.argument), turn.person, turn.now)
    await turn.session.flush()
    return (await cards.card(turn, draft),)


async def _review(turn: Turn) -> Replies:
    review, matter = await reviews.look(turn.session, _number(turn.argument), turn.person, turn.now)
    *before, question = await reviews.shown(turn.session, review, matter, _contact(turn), turn.now)
    options = [[Option(label=each.label, data=each.data) for each in row] for row in question.choices]
    return (*(Reply(content=message.content) for message in before), Reply(content=question.content, choices=options))


async def _ask_note(turn: Turn) -> Replies:
    number = _number(turn.argument)
    _, matter = await reviews.look(turn.session, number, turn.person, turn.now)
    turn.go("approval", "note", id=number)
    return (Reply("review-ask-note", {"title": matter.title}),)


async def _reviewed(verdict: Verdict, turn: Turn) -> Replies:
    note = "" if verdict is Verdict.FINE else decisions.reason(turn.incoming.text)
    number = _number(turn.argument) if verdict is Verdict.FINE else _standing(turn)
    matter = await reviews.settle(turn.session, number, turn.person, (verdict, note), turn.now)
    turn.end()
    values = {"title": matter.title, "verdict": str(verdict)}
    return (Reply("review-thanks", values, edit=turn.incoming.choice is not None),)


def _contact(turn: Turn) -> Contact:
    """Where this person speaks to us just now."""
    person, incoming = turn.person, turn.incoming
    return Contact(known_id(person), incoming.account_id, incoming.chat.ref, person.language)


def _standing(turn: Turn) -> int:
    return int(turn.data["id"])


def _number(shown_id: str) -> int:
    if not number_in(shown_id):
        raise Refusal("stale-choice")
    return number_in(shown_id)
