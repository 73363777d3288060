"""The inbox: an official's reply to pushed feedback, which reaches the resident, and *Selesai tanpa jawaban*."""

from collections.abc import Sequence
from functools import partial

from domain.feedback import AnswerState
from domain.post import PostKind
from domain.role import Right
from handlers import inbox_search
from handlers.dialogue import Dialogue, Option, Replies, Reply, Turn, number_in
from handlers.feedback import Hearing
from handlers.inbox_list import choices as list_choices
from handlers.inbox_list import listed
from services import answers, feedback, inbox, mandates, showing, tickets
from services.answer_letters import Office
from services.answers import Given, Written


def dialogue(office: Office) -> Dialogue:
    """The dialogue of officials who answer."""
    return Dialogue(
        "inbox",
        commands=dict.fromkeys(("kotakmasuk", "kotak", "inbox"), partial(listed, office)),
        choices={
            **list_choices(office),
            **inbox_search.choices(office),
            "answer": partial(_ask, office),
            "close": partial(_close, office),
            "pick": partial(_pick, office),
            "insist": partial(_insist, office),
        },
        steps={"answer": partial(_written, office), **inbox_search.steps(office)},
        replies={
            PostKind.FEEDBACK_PUSH: partial(_answered, office),
            PostKind.FEEDBACK_BUNDLE: partial(_answered_bundle, office),
        },
    )


def more_of_album(office: Office) -> Hearing:
    """Hears the further pictures of an album with which an official answers."""

    async def hearing(turn: Turn) -> Replies | None:
        if turn.incoming.album is None or not turn.person.mandates:
            return None
        given = await answers.more_of_album(turn.session, turn.person, written_in(turn), office, turn.now)
        return None if given is None else ()

    return hearing


async def _ask(office: Office, turn: Turn) -> Replies:
    row = await inbox.open_one(turn.session, turn.person, number_in(turn.argument), office.home)
    ticket = await tickets.at_desk(turn.session, turn.person, row.continues_id or row.feedback_id, office.home)
    await tickets.claim(turn.session, turn.person, ticket, turn.now)
    turn.go("inbox", "answer", feedback_id=row.feedback_id)
    line = await showing.line(turn.session, row, turn.person.language)
    return (Reply("inbox-write", {"number": feedback.number(row), "line": line}),)


async def _written(office: Office, turn: Turn) -> Replies:
    return await _give(office, turn, int(turn.data["feedback_id"]), ends=True)


async def _answered(office: Office, turn: Turn) -> Replies:
    return await _give(office, turn, number_in(turn.argument))


async def _give(office: Office, turn: Turn, feedback_id: int, *, ends: bool = False) -> Replies:
    row = await inbox.open_one(turn.session, turn.person, feedback_id, office.home)
    written = written_in(turn, row.feedback_id)
    if not written.text and not written.media:
        return (Reply("inbox-unreadable"),)
    if ends:
        turn.end()
    if await answers.more_of_album(turn.session, turn.person, written, office, turn.now):
        return ()
    answer = await answers.draft(turn.session, turn.person, written, turn.now)
    return await told(turn, await answers.give(turn.session, turn.person, answer, office, turn.now))


async def _answered_bundle(office: Office, turn: Turn) -> Replies:
    mandates.regions(turn.person, Right.ANSWER)
    rows = await inbox.shown_together(turn.session, turn.person, number_in(turn.argument))
    written = written_in(turn)
    if not written.text and not written.media:
        return (Reply("inbox-unreadable"),)
    if await answers.more_of_album(turn.session, turn.person, written, office, turn.now):
        return ()
    answer = await answers.draft(turn.session, turn.person, written, turn.now)
    buttons = [
        Option(
            "inbox-number", {"number": feedback.number(row)}, data=f"inbox:pick:{answer.answer_id}-{row.feedback_id}"
        )
        for row in rows
    ]
    return (Reply("inbox-pick", choices=_in_rows(buttons), reply_to=turn.incoming.message_id),)


async def _pick(office: Office, turn: Turn) -> Replies:
    answer_id, _, feedback_id = turn.argument.partition("-")
    answer = await answers.choose(turn.session, turn.person, number_in(answer_id), number_in(feedback_id))
    return await told(turn, await answers.give(turn.session, turn.person, answer, office, turn.now), edit=True)


async def _insist(office: Office, turn: Turn) -> Replies:
    given = await answers.insist(turn.session, turn.person, number_in(turn.argument), office, turn.now)
    return await told(turn, given, edit=True)


async def _close(office: Office, turn: Turn) -> Replies:
    row = await inbox.close(turn.session, turn.person, number_in(turn.argument), office.home, turn.now)
    key = "inbox-closed" if row.answered_at is None else "inbox-answered-already"
    return (Reply(key, {"number": feedback.number(row)}),)


async def told(turn: Turn, given: Given, *, edit: bool = False) -> Replies:
    """What an official is told of an answer of theirs."""
    if given.row is None:
        return ()
    number = feedback.number(given.row)
    send = Option("inbox-insist", data=f"inbox:insist:{given.answer.answer_id}")
    if given.held:
        return (Reply("inbox-held", given.held.values, choices=[[send]], edit=edit),)
    if given.colleagues:
        before = await showing.answered(turn.session, given.colleagues[-1], turn.person.language)
        return (Reply("inbox-colleague", {"number": number, "answer": before}, choices=[[send]], edit=edit),)
    key = "answer-kept" if given.answer.state is AnswerState.WAITING else "answer-leaves"
    more = Option("ticket-more", data=f"ticket:more:{number}")
    return (Reply(key, {"number": number}, choices=[[more]], edit=edit),)


def written_in(turn: Turn, feedback_id: int | None = None, *, asks: bool = False) -> Written:
    """What an official wrote to a resident."""
    incoming = turn.incoming
    content = incoming.content
    return Written(
        account_id=incoming.account_id,
        text=(incoming.text or (content.text if content else "")).strip(),
        media=content.media if content else (),
        album=incoming.album,
        feedback_id=feedback_id,
        asks=asks,
    )


def _in_rows(buttons: Sequence[Option], wide: int = 3) -> list[Sequence[Option]]:
    return [buttons[start : start + wide] for start in range(0, len(buttons), wide)]
