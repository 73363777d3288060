"""/bahasa: Indonesian or English."""

from dataclasses import replace

from handlers.dialogue import Dialogue, Option, Replies, Reply, Turn
from services import menus, people, texts

NAME = "language"


def dialogue() -> Dialogue:
    """The dialogue of the language."""
    return Dialogue(NAME, commands={"bahasa": _ask, "language": _ask}, choices={"use": _use})


async def _ask(turn: Turn) -> Replies:
    rows = [[Option("language-name", {"language": each}, data=f"{NAME}:use:{each}")] for each in texts.LANGUAGES]
    return (Reply("language-which", choices=rows),)


async def _use(turn: Turn) -> Replies:
    if turn.argument not in texts.LANGUAGES:
        return await _ask(turn)
    known = await people.ensure_known(turn.session, turn.incoming.account_id, turn.person, turn.now)
    await people.speak(turn.session, known, turn.argument)
    if known.mandates:  # whose menu is their own
        await menus.refresh(turn.session, people.known_id(known), turn.now)
    turn.person = replace(known, language=turn.argument)
    return (Reply("language-set", edit=True),)
