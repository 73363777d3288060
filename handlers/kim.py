"""/kim: the KIMs and channels of an agent or of an official's regions, and what waits for the official's yes."""

from collections.abc import Sequence

from domain.message import Content
from domain.role import Right
from handlers import comments, kim_link
from handlers.dialogue import Dialogue, Option, Replies, Reply, Turn
from services import kim_overview, kim_sheet, mandates, texts
from services.kim_overview import Glance

NAME = "kim"
_SHOWN = 8


def dialogue() -> Dialogue:
    """The dialogue of /kim."""
    return Dialogue(NAME, commands={"kim": _show, "tautkan": _show, "link": _show}, choices={"show": _show})


async def _show(turn: Turn) -> Replies:
    turn.end()
    session, person = turn.session, turn.person
    glances, count = await kim_overview.mine(session, person, _SHOWN)
    waiting = (await kim_overview.waiting(session, person))[:_SHOWN]
    own, moves = await kim_sheet.mine(session, person), await kim_sheet.waiting(session, person)
    parts = [texts.say("kim-heading" if glances or own else "kim-none", person.language)]
    parts += [_said(each, person.language) for each in glances]
    if count > len(glances):
        parts.append(texts.say("kim-more", person.language, {"count": count - len(glances)}))
    if waiting:
        parts.append(texts.say("kim-waiting-for-you", person.language, {"count": len(waiting)}))
    if moves:
        parts.append(texts.say("kim-moves-for-you", person.language, {"count": len(moves)}))
    decide = [*_moves(moves), *_proposals(waiting)]
    rows = [*decide, *_pages(own), *_buttons(glances), *_beginnings(turn)]
    return (Reply(content=Content(text="\n\n".join(parts)), choices=rows),)


def _pages(own: Sequence[kim_sheet.Kim]) -> list[list[Option]]:
    return [[Option("kim-open", {"kim": each.name[:40]}, data=f"kimreg:show:{each.kim_id}")] for each in own]


def _moves(moves: Sequence[tuple[kim_sheet.KimMove, kim_sheet.Kim]]) -> list[list[Option]]:
    return [
        [Option("kim-decide", {"title": kim.name[:30]}, data=f"kimmove:show:{move.kim_move_id}")] for move, kim in moves
    ]


def _proposals(waiting: Sequence[tuple[int, str]]) -> list[list[Option]]:
    return [[Option("kim-decide", {"title": title[:30]}, data=f"kimok:show:{number}")] for number, title in waiting]


def _beginnings(turn: Turn) -> list[list[Option]]:
    rows = [[Option("kim-link-button", data=f"{kim_link.NAME}:start"), Option("kim-new", data="kimnew:start")]]
    if mandates.has(turn.person, Right.CONFIRM_KIM):
        rows.append([Option("kim-all-button", data="kimreg:all:0")])
    return rows


def _said(glance: Glance, language: str) -> str:
    values = {"title": glance.title, "kim": glance.kim, "region": glance.region}
    state = texts.say("kim-state", language, {"state": str(glance.state)})
    lines = [texts.say("kim-channel" if glance.kim else "kim-channel-new", language, values), state]
    if glance.slots:
        lines.append(texts.say("kim-slots", language, {"slots": glance.slots}))
    if glance.last:
        lines.append(texts.say("kim-last", language, {"moment": glance.last}))
    if glance.waiting:
        following = {"count": glance.waiting, "moment": glance.following}
        lines.append(texts.say("kim-next", language, following))
    if glance.comments == "read":
        lines.append(texts.say("kim-comments", language))
    if glance.missing:
        lines.append(texts.say("kim-missing", language, {"missing": glance.missing}))
    return "\n".join(lines)


def _buttons(glances: Sequence[Glance]) -> list[list[Option]]:
    return [row for each in glances for row in _of_channel(each)]


def _of_channel(glance: Glance) -> list[list[Option]]:
    title, number = {"title": glance.title[:30]}, glance.kim_channel_id
    rows = [[Option("kim-change-slots", title, data=f"kimslots:show:{number}")]] if glance.slots else []
    if glance.comments:
        rows.append([Option("kim-comments-button", title, data=f"{comments.NAME}:show:{number}")])
    return rows
