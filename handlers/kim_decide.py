"""What becomes of a KIM's move: asked for, decided by an official in private, told to everybody whom it concerns."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.kim import KimState
from domain.kim_register import Move, MoveState
from domain.message import Content
from domain.post import PostKind
from domain.refusal import Refusal
from handlers.dialogue import Dialogue, Option, Recipient, Remember, Replies, Reply, Turn, number_in
from services import kim_effects, kim_register, kim_sheet, kim_tidings, posts, regions, texts
from services.contacts import Contact
from services.kim_register import Kim, KimMove

NAME = "kimmove"


def dialogue() -> Dialogue:
    """The dialogue of deciding moves."""
    return Dialogue(
        NAME,
        choices={
            "show": _show,
            "yes": _yes,
            "keep": _yes,
            "unlink": _yes_and_unlink,
            "board": _board,
            "photo": _photo,
            "no": _no,
            "silent": _silently,
        },
        steps={"why": _reasoned},
        replies={PostKind.KIM_MOVE: _show},
    )


async def outcome(turn: Turn, move: KimMove) -> Replies:
    """What is said after somebody asked for a move, or made it."""
    turn.end()
    kim = await kim_register.kim_of(turn.session, move)
    values = {"kim": kim.name, "move": str(move.move)}
    if move.state is MoveState.DONE:
        return (
            Reply("kim-move-made", values, choices=[[_open(kim)]]),
            *await _told(turn, move, kim, _News("kim-move-done")),
        )
    deciders = await kim_tidings.deciders(turn.session, kim, move, turn.now)
    asked = [await _card(turn, move, kim, to=_to(each)) for each in deciders]
    key = "kim-move-asked" if asked else "kim-move-asked-nobody"
    return (Reply(key, values, choices=[[_open(kim)]]), *asked)


async def _show(turn: Turn) -> Replies:
    turn.end()
    move, kim = await _waiting(turn)
    return (await _card(turn, move, kim),)


async def _card(turn: Turn, move: KimMove, kim: Kim, *, to: Recipient | None = None) -> Reply:
    language = to.language if to else turn.person.language
    region = await regions.whole_title(turn.session, kim.region_code)
    values = {"kim": kim.name, "region": region, "move": str(move.move)}
    lines = [texts.say("kim-decide-ask", language, values), *await _details(turn, move, kim, language)]
    content = Content(text="\n".join([*lines, texts.say("kim-decide-question", language)]))
    remember = Remember(PostKind.KIM_MOVE, move.kim_move_id)
    return Reply(content=content, choices=_choices(move), to=to, remember=remember)


async def _details(turn: Turn, move: KimMove, kim: Kim, language: str) -> Sequence[str]:
    details = {name: str(value) for name, value in move.details.items()}
    match move.move:
        case Move.REGISTER:
            values = {"kind": str(kim.kind), "theme": kim.theme or "–"}
            return [texts.say("kim-decide-register", language, values)]
        case Move.BOARD:
            bar = await kim_sheet.bar(turn.session, kim.region_code)
            return [texts.say("kim-bar", language, {"basis": bar})] if bar else []
        case Move.DECREE:
            values = {**details, "day": texts.day(kim_effects.day_of(move), language)}
            return [texts.say("kim-sheet-decree", language, values)]
        case Move.INAUGURATE:
            return [
                texts.say("kim-sheet-inaugurated", language, {"day": texts.day(kim_effects.day_of(move), language)})
            ]
        case _:
            return [texts.say("kim-decide-reason", language, {"reason": move.reason})] if move.reason else []


def _choices(move: KimMove) -> list[list[Option]]:
    number = move.kim_move_id
    look: list[list[Option]] = []
    yes = [[Option("kim-decide-yes", data=f"{NAME}:yes:{number}")]]
    match move.move:
        case Move.BOARD:
            look = [[Option("kim-decide-board", data=f"{NAME}:board:{number}")]]
        case Move.DECREE:
            look = [[Option("kim-decide-photo", data=f"{NAME}:photo:{number}")]]
        case Move.DISSOLVE:
            yes = [
                [Option("kim-dissolve-keep", data=f"{NAME}:keep:{number}")],
                [Option("kim-dissolve-unlink", data=f"{NAME}:unlink:{number}")],
            ]
    return [*look, *yes, [Option("kim-decide-no", data=f"{NAME}:no:{number}")]]


async def _board(turn: Turn) -> Replies:
    found = await _waiting(turn)
    members = await kim_sheet.board_with(turn.session, turn.person, found, turn.now)
    return (Reply("kim-board-list", {"kim": found[1].name, "board": board_lines(members, turn.person.language)}),)


async def _photo(turn: Turn) -> Replies:
    found = await _waiting(turn)
    item = await kim_sheet.photo_with(turn.session, turn.person, found, turn.incoming.account_id, turn.now)
    return (Reply("kim-photo", {"kim": found[1].name}, media=item),)


def board_lines(members: Sequence[kim_sheet.KimMember], language: str) -> str:
    """A board as people read it: an office and a name a line."""
    return "\n".join(
        texts.say("kim-member", language, {"office": str(each.office), "name": each.name or "–"}) for each in members
    )


async def _yes(turn: Turn) -> Replies:
    return await _confirmed(turn, unlink=False)


async def _yes_and_unlink(turn: Turn) -> Replies:
    return await _confirmed(turn, unlink=True)


async def _confirmed(turn: Turn, *, unlink: bool) -> Replies:
    before, kim = await _waiting(turn)
    serving = await kim_tidings.servants(turn.session, before, turn.now)
    move = await kim_register.confirm(turn.session, turn.person, before.kim_move_id, turn.now, unlink=unlink)
    turn.end()
    values = {"kim": kim.name, "move": str(move.move)}
    done = Reply("kim-decided-yes", values, choices=[[_open(kim)]], edit=turn.incoming.choice is not None)
    return (
        done,
        *await _others(turn, move, kim),
        *await _told(turn, move, kim, _News("kim-move-done", before=serving)),
    )


async def _no(turn: Turn) -> Replies:
    move, kim = await _waiting(turn)
    turn.go(NAME, "why", move=move.kim_move_id)
    silent = Option("kim-refuse-silently", data=f"{NAME}:silent")
    back = Option("kim-back", data=f"{NAME}:show:{move.kim_move_id}")
    return (Reply("kim-decide-why", {"kim": kim.name, "move": str(move.move)}, choices=[[silent], [back]]),)


async def _silently(turn: Turn) -> Replies:
    return await _refused(turn, "")


async def _reasoned(turn: Turn) -> Replies:
    reason = turn.incoming.text.strip()
    if not reason:
        raise Refusal("kim-refuse-as-text")
    return await _refused(turn, reason[:300])


async def _refused(turn: Turn, reason: str) -> Replies:
    turn.argument = str(turn.data.get("move", ""))
    _, kim = await _waiting(turn)
    move = await kim_register.refuse(turn.session, turn.person, number_in(turn.argument), turn.now)
    turn.end()
    values = {"kim": kim.name, "move": str(move.move)}
    done = Reply("kim-decided-no", values, edit=turn.incoming.choice is not None)
    news = _News("kim-move-refused-because" if reason else "kim-move-refused", reason)
    return (done, *await _others(turn, move, kim), *await _told(turn, move, kim, news))


async def _waiting(turn: Turn) -> tuple[KimMove, Kim]:
    return await kim_register.waiting(turn.session, turn.person, number_in(turn.argument))


async def _others(turn: Turn, move: KimMove, kim: Kim) -> Replies:
    """The same question on other officials' phones, or higher up on this one, is answered."""
    values, replies = {"kim": kim.name, "move": str(move.move)}, []
    for post in await posts.of(turn.session, PostKind.KIM_MOVE, move.kim_move_id):
        here = (post.chat_ref, post.message_id) == (turn.incoming.chat.ref, turn.incoming.message_id)
        if not here:
            to = Recipient(post.account_id, post.chat_ref, language=turn.person.language)
            replies.append(Reply("kim-decide-answered", values, to=to, edit_message=post.message_id))
    return replies


@dataclass(frozen=True, slots=True)
class _News:
    """What is said of a decision, to those who serve the KIM now and to those who did `before` it."""

    key: str
    reason: str = ""
    before: Sequence[Contact] = ()


async def _told(turn: Turn, move: KimMove, kim: Kim, news: _News) -> Replies:
    """Those whom it concerns hear of it, and whoever asked for it; not who is speaking."""
    serving = await kim_tidings.servants(turn.session, move, turn.now)
    region = await regions.title(turn.session, kim.region_code)
    values = {"kim": kim.name, "region": region, "move": str(move.move), "reason": news.reason}
    gone = KimState.DISSOLVED in {kim.state, move.to_state}
    return [
        Reply(news.key, values, choices=[] if gone else [[_open(kim)]], to=_to(each))
        for each in dict.fromkeys([*news.before, *serving])
        if each.resident_id != turn.person.resident_id
    ]


def _to(contact: Contact) -> Recipient:
    return Recipient(contact.account_id, contact.ref, language=contact.language)


def _open(kim: Kim) -> Option:
    return Option("kim-open", {"kim": kim.name[:30]}, data=f"kimreg:show:{kim.kim_id}")
