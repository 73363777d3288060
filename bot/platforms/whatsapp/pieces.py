"""A text that is too long for one message, as several."""

TEXT_LIMIT = 4096


def pieces(text: str, last: int = TEXT_LIMIT) -> list[str]:
    """The text in pieces that fit, broken between paragraphs, lines or words; the last has at most `last` signs."""
    found = []
    while len(text) > last:
        # where the rest would fit in one piece, no more is taken from it than must be
        least = len(text) - last if len(text) <= TEXT_LIMIT + last else TEXT_LIMIT // 2
        at = _break(text, min(least, TEXT_LIMIT - 1))
        found.append(text[:at].rstrip())
        text = text[at:].lstrip()
    return [*found, text]


def _break(text: str, least: int) -> int:
    for sign in ("\n\n", "\n", " "):
        at = text.find(sign, least, TEXT_LIMIT)
        if at > 0:
            return at
    return TEXT_LIMIT if len(text) > TEXT_LIMIT else least
