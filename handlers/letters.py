"""The button of a template behind which letters wait: pressing it opens the window, and they leave by themselves."""

from handlers.dialogue import Dialogue, Replies, Turn


def dialogue() -> Dialogue:
    """The dialogue of waiting letters."""
    return Dialogue("letters", choices={"read": _read})


async def _read(turn: Turn) -> Replies:
    return ()
