"""/kim: the channels of an agent or of an official's regions, and what waits for the official's yes."""

from collections.abc import Sequence

from domain.message import Content
from handlers import kim_link
from handlers.dialogue import Dialogue, Option, Replies, Reply, Turn
from services import kim_overview, texts
from services.kim_overview import Glance

NAME = "kim"
_SHOWN = 8


def dialogue() -> Dialogue:
    """The dialogue of /kim."""
    return Dialogue(NAME, commands={"kim": _show, "tautkan": _show, "link": _show}, choices={"show": _show})


async def _show(turn: Turn) -> Replies:
    turn.end()
    glances, count = await kim_overview.mine(turn.session, turn.person, _SHOWN)
    waiting = (await kim_overview.waiting(turn.session, turn.person))[:_SHOWN]
    language = turn.person.language
    parts = [texts.say("kim-heading" if glances else "kim-none", language)]
    parts += [_said(each, language) for each in glances]
    if count > len(glances):
        parts.append(texts.say("kim-more", language, {"count": count - len(glances)}))
    if waiting:
        parts.append(texts.say("kim-waiting-for-you", language, {"count": len(waiting)}))
    return (Reply(content=Content(text="\n\n".join(parts)), choices=_buttons(glances, waiting)),)


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
    if glance.missing:
        lines.append(texts.say("kim-missing", language, {"missing": glance.missing}))
    return "\n".join(lines)


def _buttons(glances: Sequence[Glance], waiting: Sequence[tuple[int, str]]) -> list[list[Option]]:
    decide = [[Option("kim-decide", {"title": title[:30]}, data=f"kimok:show:{number}")] for number, title in waiting]
    change = [
        [Option("kim-change-slots", {"title": each.title[:30]}, data=f"kimslots:show:{each.kim_channel_id}")]
        for each in glances
        if each.slots
    ]
    return [*decide, *change, [Option("kim-link-button", data=f"{kim_link.NAME}:start")]]
