"""The buttons under an announcement: *Tanya* opens a question about it; *Saya aman* and *Butuh bantuan* say it all."""

from dataclasses import replace
from functools import partial

from domain.feedback import MatchReason
from domain.post import PostKind
from domain.refusal import Refusal
from domain.safety import SafetyState
from handlers import feedback
from handlers.dialogue import Dialogue, Option, Remember, Replies, Reply, Turn, number_in
from services import checking, desks, matching, rendering, safety, texts
from services.answer_letters import Office
from services.checking import Verdict
from services.matching import Said
from services.safety import Warned

NAME = rendering.HEAR


def dialogue(office: Office) -> Dialogue:
    """The dialogue of residents who press a button under what they were sent."""
    return Dialogue(
        NAME,
        choices={"ask": _ask, "safe": partial(_safe, office), "help": partial(_help, office)},
        steps={"about": partial(_about, office)},
        links={rendering.ASK: _opened},
    )


async def _ask(turn: Turn) -> Replies:
    warned = await _warned(turn)
    turn.go(NAME, "about", announcement_id=warned.announcement_id)
    return (Reply("hear-ask"),)


async def _opened(turn: Turn) -> Replies:
    """The same from a KIM channel, whose readers come by a link."""
    checked = await checking.check_code_alone(turn.session, turn.argument)
    if checked.published is None or checked.verdict in {Verdict.STOPPED, Verdict.WITHDRAWN}:
        raise Refusal("stale-choice")
    announcement = checked.published.announcement
    turn.go(NAME, "about", announcement_id=announcement.announcement_id, linked=True)
    return (Reply("hear-ask-about", {"title": announcement.title}),)


async def _about(office: Office, turn: Turn) -> Replies:
    said = feedback.said_in(office, turn, about=int(turn.data["announcement_id"]))
    if turn.data.get("linked"):
        said = replace(said, about_by=MatchReason.LINK)
    said = replace(said, continues=turn.data.get("continues"))
    if not said.text and not said.media:
        return (Reply("hear-where" if said.continues else "hear-ask"),)
    turn.end()
    return await feedback.received(office, turn, said)


async def _safe(office: Office, turn: Turn) -> Replies:
    warned = await _warned(turn)
    before = await safety.standing(turn.session, turn.person, warned.announcement_id)
    if before is None or before.state is not SafetyState.SAFE:
        call = before.feedback_id if before else None
        text = texts.say("announcement-safe")
        said = Said(*_place(turn), text, about=warned.announcement_id, continues=call, short=True)
        row = (await feedback.stored(office, turn, said)).row
        await safety.answer(turn.session, warned, SafetyState.SAFE, row, turn.now)
    if turn.standing is not None and turn.standing.dialogue == NAME:
        turn.end()
    change = Option("announcement-help", data=f"{NAME}:help:{warned.announcement_id}")
    return (Reply("hear-safe", choices=[[change]]),)


async def _help(office: Office, turn: Turn) -> Replies:
    warned = await _warned(turn)
    before = await safety.standing(turn.session, turn.person, warned.announcement_id)
    if before is not None and before.state is SafetyState.NEEDS_HELP and before.helped_at is None:
        feedback_id = before.feedback_id
    else:
        said = Said(*_place(turn), texts.say("announcement-help"), about=warned.announcement_id, danger=True)
        row = (await feedback.stored(office, turn, said)).row
        await safety.answer(turn.session, warned, SafetyState.NEEDS_HELP, row, turn.now)
        feedback_id = row.feedback_id
    turn.go(NAME, "about", announcement_id=warned.announcement_id, continues=feedback_id)
    return (await _told(turn, warned, feedback_id),)


async def _told(turn: Turn, warned: Warned, feedback_id: int) -> Reply:
    """First whom to call, then who sees it, then what to write."""
    desk = await desks.nearest(turn.session, warned.region_code, turn.now)
    values = {"number": str(feedback_id), "desk": desk.region.title if desk else ""}
    change = Option("announcement-safe", data=f"{NAME}:safe:{warned.announcement_id}")
    key = "hear-help" if desk else "hear-help-nobody"
    return Reply(key, values, choices=[[change]], remember=Remember(PostKind.RECEIPT, feedback_id))


async def _warned(turn: Turn) -> Warned:
    """Who pressed, under what; refused where the person was never sent it, since buttons can be forged."""
    number = number_in(turn.argument)
    code = await matching.sent_for(turn.session, turn.person, number)
    if code is None or turn.person.resident_id is None:
        raise Refusal("stale-choice")
    return Warned(number, turn.person.resident_id, code)


def _place(turn: Turn) -> tuple[int, str, None]:
    return turn.incoming.account_id, turn.incoming.chat.ref, None
