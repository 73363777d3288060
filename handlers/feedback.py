"""Feedback: whatever a resident says that no dialogue waits for, /aspirasi, and /status."""

import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from functools import partial

from domain.feedback import MATTERS, FeedbackKind, is_thanks
from domain.platform import ChatKind
from domain.post import PostKind
from domain.word_list import has_any
from handlers import comments, feedback_place
from handlers.acknowledgement import acknowledged, desk_of
from handlers.dialogue import Dialogue, Option, Remember, Replies, Reply, Step, Turn, number_in
from services import feedback, people, pushes
from services.answer_letters import Office
from services.feedback import Receipt
from services.feedback_kinds import KINDS
from services.matching import Said

Hearing = Callable[[Turn], Awaitable[Replies | None]]
"""Looks at what nobody waits for before it becomes feedback; None: not for me."""

_MENTION = re.compile(r"@\w*bot\b", re.IGNORECASE)
_ASKED = {
    FeedbackKind.COMPLAINT: "feedback-ask-complaint",
    FeedbackKind.ASPIRATION: "feedback-ask-aspiration",
    FeedbackKind.INFORMATION: "feedback-ask-information",
}
_ANSWERED = (PostKind.ANSWER, PostKind.OPENED_ANSWER, PostKind.RECEIPT)
_COMMANDS = ("aspirasi", "lapor", "keluhan", "feedback")


def dialogue(office: Office) -> Dialogue:
    """The dialogue of residents who write on their own account."""
    aspire = partial(_aspire, office)
    written = partial(_written, office)
    where = feedback_place.picker(office.home)
    return Dialogue(
        "feedback",
        commands=dict.fromkeys(_COMMANDS, aspire),
        choices={
            "region": partial(_choose, office),
            "kind": partial(_kind, office),
            feedback_place.HERE: where.ask,
            **where.choices,
        },
        steps={"write": written, feedback_place.STEP: feedback_place.heard(where, written)},
        replies=dict.fromkeys(_ANSWERED, partial(_hear, office)),
    )


def otherwise(office: Office, earlier: Sequence[Hearing] = ()) -> Step:
    """What becomes of words that no dialogue waits for: the first of `earlier` that wants them, else feedback."""

    async def step(turn: Turn) -> Replies:
        for hearing in earlier:
            replies = await hearing(turn)
            if replies is not None:
                return replies
        return await _hear(office, turn)

    return step


def edited(office: Office) -> Step:
    """What becomes of a message that its writer has changed."""
    return partial(_amend, office)


def kept(office: Office) -> Step:
    """What becomes of the words of somebody who writes too fast: stored for the next bundle, pushed to nobody."""
    return partial(_keep, office)


def commented(office: Office) -> Step:
    """What becomes of what is said under a post of a KIM channel, and not to us."""
    return partial(_hear, office)


async def _keep(office: Office, turn: Turn) -> Replies:
    incoming = turn.incoming
    told = incoming.command is None or incoming.command in _COMMANDS
    if incoming.choice is not None or incoming.sender_ref is None or not (incoming.in_conversation and told):
        return ()
    matter = None if incoming.command is None else FeedbackKind.ASPIRATION
    said = await comments.placed(turn, said_in(office, turn, matter=matter))
    if said is not None and incoming.edited:
        await feedback.amend(turn.session, turn.person, said, office.terms, turn.now)
    elif said is not None and (said.text or said.media):
        turn.person = await people.ensure_known(turn.session, said.account_id, turn.person, turn.now)
        await feedback.receive(turn.session, turn.person, said, office.terms, turn.now)
    return ()


async def _hear(office: Office, turn: Turn) -> Replies:
    incoming = turn.incoming
    if incoming.sender_ref is None or not incoming.in_conversation:
        return ()  # a channel or an anonymous administrator speaks: nobody to answer
    said = await comments.placed(turn, said_in(office, turn))
    if said is None:
        return ()
    if not said.text and not said.media:
        return () if said.in_group else (_place_offer() if incoming.place else Reply("feedback-unreadable"),)
    return await received(office, turn, said)


def _place_offer() -> Reply:
    """What somebody may want who only sends where they are."""
    from_there = Option("feedback-from-there", data=f"feedback:{feedback_place.HERE}")
    return Reply("feedback-place", choices=[[from_there], [Option("add-region-button", data="subscriptions:add")]])


async def _aspire(office: Office, turn: Turn) -> Replies:
    said = said_in(office, turn, matter=FeedbackKind.ASPIRATION)
    if said.text or said.media:
        turn.end()
        return await received(office, turn, said)
    turn.end()
    return (_ask(office, turn, None),)


def _ask(office: Office, turn: Turn, kind: FeedbackKind | None) -> Reply:
    """Ask for the words, with the other kinds as buttons."""
    ours = turn.standing is not None and turn.standing.dialogue == "feedback"
    turn.go("feedback", "write", **((turn.data if ours else {}) | ({"kind": str(kind)} if kind else {})))
    key = _ASKED[kind] if kind else "feedback-ask"
    values = {"days": office.terms.inform, "more": office.terms.inform_more}
    others = [[Option(KINDS[each], data=f"feedback:kind:{each}") for each in MATTERS if each is not kind]]
    return Reply(key, values, choices=others, edit=turn.incoming.choice is not None)


async def _kind(office: Office, turn: Turn) -> Replies:
    if turn.argument not in MATTERS:
        return (Reply("stale-choice"),)
    return (_ask(office, turn, FeedbackKind(turn.argument)),)


async def _written(office: Office, turn: Turn) -> Replies:
    if turn.incoming.place is not None:
        return await feedback_place.picker(office.home).ask(turn)
    kind = FeedbackKind(turn.data["kind"]) if "kind" in turn.data else None
    said = replace(said_in(office, turn, matter=kind or FeedbackKind.ASPIRATION), region=turn.data.get("region"))
    if not said.media and (not said.text or is_thanks(said.text)):
        return (_ask(office, turn, kind),)
    turn.end()
    return await received(office, turn, said)


async def stored(office: Office, turn: Turn, said: Said) -> Receipt:
    """Store what a person said, and push it where somebody may be in danger."""
    turn.person = await people.ensure_known(turn.session, said.account_id, turn.person, turn.now)
    receipt = await feedback.receive(turn.session, turn.person, said, office.terms, turn.now)
    if receipt.row.danger and receipt.row.pushed_at is None:
        await pushes.at_once(turn.session, receipt.row, office.home, turn.now)
    return receipt


async def received(office: Office, turn: Turn, said: Said) -> Replies:
    """The same, acknowledged."""
    receipt = await stored(office, turn, said)
    return () if receipt.added else await acknowledged(office, turn, said, receipt)


async def _choose(office: Office, turn: Turn) -> Replies:
    number, _, code = turn.argument.partition("-")
    if not number_in(number) or not code:
        return (Reply("stale-choice"),)
    row = await feedback.choose_region(turn.session, turn.person, number_in(number), code, turn.now)
    if row.danger and row.pushed_at is None:
        await pushes.at_once(turn.session, row, office.home, turn.now)
    values = {"number": feedback.number(row), "desk": await desk_of(office, turn, code)}
    return (Reply("feedback-region-chosen", values, edit=True, remember=Remember(PostKind.RECEIPT, row.feedback_id)),)


async def _amend(office: Office, turn: Turn) -> Replies:
    row = await feedback.amend(turn.session, turn.person, said_in(office, turn), office.terms, turn.now)
    if row is None:
        return ()
    if row.danger and row.pushed_at is None:
        await pushes.at_once(turn.session, row, office.home, turn.now)
    if turn.incoming.chat.kind is not ChatKind.PRIVATE:
        return ()
    return (Reply("feedback-amended", {"number": feedback.number(row)}, reply_to=turn.incoming.message_id),)


def said_in(office: Office, turn: Turn, *, matter: FeedbackKind | None = None, about: int | None = None) -> Said:
    """What a person wrote, as it is stored."""
    incoming = turn.incoming
    in_group = incoming.chat.kind is not ChatKind.PRIVATE
    written = incoming.text or (incoming.content.text if incoming.content else "")
    text = incoming.argument if incoming.command else written
    text = (_MENTION.sub("", text) if in_group else text).strip()
    return Said(
        account_id=incoming.account_id,
        chat_ref=incoming.chat.ref,
        message_id=incoming.message_id,
        text=text,
        media=incoming.content.media if incoming.content else (),
        album=incoming.album,
        reply_to=incoming.reply_to,
        quoted_text=incoming.quoted_text,
        in_group=in_group,
        thread=incoming.chat.thread,
        matter=matter,
        about=about,
        danger=office.words.danger.are_in(text),
        blocked=has_any(text, office.words.blocked),
    )
