"""Feedback: whatever a resident says that no dialogue waits for, /aspirasi, and /status."""

import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from functools import partial

from domain.feedback import MATTERS, FeedbackKind, is_thanks
from domain.platform import ChatKind
from domain.post import PostKind
from domain.word_list import has_any, right_door
from handlers import feedback_place
from handlers.dialogue import Dialogue, Option, Remember, Replies, Reply, Step, Turn, number_in
from services import desks, feedback, mutes, people, pushes, regions
from services.answer_letters import LINK, Office
from services.feedback import Receipt
from services.feedback_kinds import KINDS
from services.matching import Said

Hearing = Callable[[Turn], Awaitable[Replies | None]]
"""Looks at what nobody waits for before it becomes feedback; None: not for me."""

_MENTION = re.compile(r"@\w*bot\b", re.IGNORECASE)
_CHOICES = 20
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


async def _keep(office: Office, turn: Turn) -> Replies:
    incoming = turn.incoming
    told = incoming.command is None or incoming.command in _COMMANDS
    if incoming.choice is not None or incoming.sender_ref is None or not (incoming.in_conversation and told):
        return ()
    said = said_in(office, turn, matter=None if incoming.command is None else FeedbackKind.ASPIRATION)
    if incoming.edited:
        await feedback.amend(turn.session, turn.person, said, office.terms, turn.now)
    elif said.text or said.media:
        turn.person = await people.ensure_known(turn.session, said.account_id, turn.person, turn.now)
        await feedback.receive(turn.session, turn.person, said, office.terms, turn.now)
    return ()


async def _hear(office: Office, turn: Turn) -> Replies:
    incoming = turn.incoming
    if incoming.sender_ref is None or not incoming.in_conversation:
        return ()  # a channel or an anonymous administrator speaks: nobody to answer
    said = said_in(office, turn)
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


async def received(office: Office, turn: Turn, said: Said) -> Replies:
    """Store what a person said, push it where somebody may be in danger, and acknowledge it."""
    turn.person = await people.ensure_known(turn.session, said.account_id, turn.person, turn.now)
    receipt = await feedback.receive(turn.session, turn.person, said, office.terms, turn.now)
    row = receipt.row
    if row.danger and row.pushed_at is None:
        await pushes.at_once(turn.session, row, office.home, turn.now)
    if receipt.added:
        return ()
    if row.kind is FeedbackKind.THANKS:
        return () if said.in_group else (Reply("feedback-thanks"),)
    return (await _in_group(office, turn, receipt),) if said.in_group else await _in_private(office, turn, receipt)


async def _in_private(office: Office, turn: Turn, receipt: Receipt) -> Replies:
    row = receipt.row
    remember = Remember(PostKind.RECEIPT, row.feedback_id)
    replies = [Reply("feedback-danger", {"number": receipt.number}, remember=remember)] if row.danger else []
    if receipt.choices:
        choices = [[await _region(turn, row.feedback_id, code)] for code in receipt.choices[:_CHOICES]]
        key = "feedback-danger-where" if row.danger else "feedback-which-region"
        replies.append(Reply(key, {"number": receipt.number}, choices=choices, remember=remember))
    elif receipt.mute is not None:
        values = await mutes.told(turn.session, receipt.mute, turn.person.language)
        appeal = Option("mute-appeal", data=f"mute:appeal:{receipt.mute.mute_id}")
        values = {**values, "number": receipt.number}
        replies.append(Reply("mute-held", values, choices=[[appeal]], remember=remember))
    elif not row.danger:
        values = {"number": receipt.number, "desk": await _desk(office, turn, row.region_code)}
        replies.append(Reply(_acknowledgement(turn, receipt), values, remember=remember))
    return [*replies, *_elsewhere(office, turn, receipt)]


def _elsewhere(office: Office, turn: Turn, receipt: Receipt) -> Replies:
    """Who looks after it where we don't; not while somebody may be in danger."""
    door = None if receipt.row.danger else right_door(receipt.row.text, office.words.doors)
    return (Reply("feedback-door", {"way": door.ways[turn.person.language]}),) if door else ()


def _acknowledgement(turn: Turn, receipt: Receipt) -> str:
    if receipt.row.continues_id is not None:
        return "feedback-added"
    return "feedback-received" if turn.person.consented else "feedback-received-stranger"


async def _in_group(office: Office, turn: Turn, receipt: Receipt) -> Reply:
    row, incoming = receipt.row, turn.incoming
    url = office.link(row.account_id, f"{LINK}_{row.feedback_id}")
    return Reply(
        "feedback-danger-group" if row.danger else "feedback-received-group",
        {"number": receipt.number},
        choices=[[Option("answer-see", url=url)]],
        reply_to=incoming.message_id,
        remember=Remember(PostKind.RECEIPT, row.feedback_id),
    )


async def _choose(office: Office, turn: Turn) -> Replies:
    number, _, code = turn.argument.partition("-")
    if not number_in(number) or not code:
        return (Reply("stale-choice"),)
    row = await feedback.choose_region(turn.session, turn.person, number_in(number), code, turn.now)
    if row.danger and row.pushed_at is None:
        await pushes.at_once(turn.session, row, office.home, turn.now)
    values = {"number": feedback.number(row), "desk": await _desk(office, turn, code)}
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


async def _region(turn: Turn, feedback_id: int, code: str) -> Option:
    return Option(label=await regions.title(turn.session, code), data=f"feedback:region:{feedback_id}-{code}")


async def _desk(office: Office, turn: Turn, code: str | None) -> str:
    desk = await desks.nearest(turn.session, code or office.home, turn.now)
    return desk.region.title if desk else await regions.title(turn.session, code or office.home)


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
