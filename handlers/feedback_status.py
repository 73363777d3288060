"""/status and *Lihat jawaban*: a resident's own feedback, where it lies since when, and the answers to it."""

from functools import partial

from domain.post import PostKind
from handlers.dialogue import Dialogue, Option, Remember, Replies, Reply, Turn, number_in
from handlers.sheets import replies_of
from services import answer_letters, feedback, people, status
from services.feedback import Thread


def dialogue() -> Dialogue:
    """The dialogue of residents who ask after what they wrote."""
    return Dialogue(
        "status",
        commands={"status": _status},
        choices={"see": _see, "list": partial(_status, again=True)},
        links={answer_letters.LINK: _see},
    )


async def _status(turn: Turn, *, again: bool = False) -> Replies:
    threads = await feedback.mine(turn.session, turn.person)
    if not threads:
        return (Reply("status-none"),)
    lines = [await status.line(turn.session, thread, turn.person.language) for thread in threads]
    choices = [[_button(thread)] for thread in threads if thread.answers]
    return (Reply("status-list", {"list": "\n\n".join(lines)}, choices=choices, edit=again),)


async def _see(turn: Turn) -> Replies:
    if not number_in(turn.argument):
        return (Reply("stale-choice"),)
    turn.person = await people.ensure_known(turn.session, turn.incoming.account_id, turn.person, turn.now)
    row = await feedback.own(turn.session, turn.person, number_in(turn.argument))
    await answer_letters.seen(turn.session, row, turn.now)
    thread = await feedback.thread(turn.session, row)
    sheet = await status.whole(turn.session, thread, turn.incoming.account_id, turn.person.language)
    shown = replies_of(sheet, Remember(PostKind.ANSWER, thread.root.feedback_id))
    return [*shown, *([] if turn.person.consented else [Reply("feedback-join")])]


def _button(thread: Thread) -> Option:
    number = feedback.number(thread.root)
    return Option("status-see", {"number": number}, data=f"status:see:{thread.root.feedback_id}")
