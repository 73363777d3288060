"""The buttons under an announcement: *Tanya* opens a question about it; *Saya aman* and *Butuh bantuan* say it all."""

from dataclasses import replace
from functools import partial

from domain.feedback import FeedbackKind, MatchReason
from domain.refusal import Refusal
from handlers import feedback
from handlers.dialogue import Dialogue, Replies, Reply, Turn, number_in
from services import checking, matching, rendering, texts
from services.answer_letters import Office
from services.checking import Verdict
from services.matching import Said

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
    number = await _received(turn)
    turn.go(NAME, "about", announcement_id=number)
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
    if not said.text and not said.media:
        return (Reply("hear-ask"),)
    turn.end()
    return await feedback.received(office, turn, said)


async def _safe(office: Office, turn: Turn) -> Replies:
    number = await _received(turn)
    text = texts.say("announcement-safe")
    if not await _said_last(turn, number, text):
        await feedback.received(office, turn, Said(*_place(turn), text, about=number, short=True))
    return (Reply("hear-safe"),)


async def _help(office: Office, turn: Turn) -> Replies:
    number = await _received(turn)
    text = texts.say("announcement-help")
    again = await _said_last(turn, number, text)
    said = Said(*_place(turn), text, about=number, danger=True)
    told = () if again else await feedback.received(office, turn, said)
    turn.go(NAME, "about", announcement_id=number)
    return (*told, Reply("hear-help"))


async def _received(turn: Turn) -> int:
    """The announcement that a button names; refused where the person was never sent it, since buttons can be forged."""
    number = number_in(turn.argument)
    if not await matching.was_sent(turn.session, turn.person, number):
        raise Refusal("stale-choice")
    return number


async def _said_last(turn: Turn, number: int, text: str) -> bool:
    last = await matching.last_button(turn.session, turn.person, number)
    return last is not None and last.text == text and (last.kind is FeedbackKind.THANKS or last.danger)


def _place(turn: Turn) -> tuple[int, str, None]:
    return turn.incoming.account_id, turn.incoming.chat.ref, None
