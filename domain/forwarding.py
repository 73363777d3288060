"""Forwarding: the short text that an agent passes on by hand, and the link that hands it to WhatsApp."""

from urllib.parse import quote

from domain.html_text import cut

LONGEST = 640
"""Characters of the text, the link for checking it not counted."""

LONGEST_QUOTED = 1800
"""Characters of the same inside a link, percent signs included: messengers accept no longer buttons."""

COUNTS = (10, 30, 100, 250)
"""About how many people; what agents choose from."""

_LEAST = 60  # characters of a summary that are worth showing


def passed_on(title: str, text: str, under: str) -> str:
    """Title, as much of the text as fits, and what stands under it; the same for everybody who passes it on."""
    for longest in range(LONGEST, 0, -40):
        said = _within(title, text, under, longest)
        if len(quote(said, safe="")) <= LONGEST_QUOTED:
            return said
    return under


def whatsapp(said: str) -> str:
    """The link that opens WhatsApp with a text."""
    return f"https://wa.me/?text={quote(said, safe='')}"


def _within(title: str, text: str, under: str, longest: int) -> str:
    heading = cut(title, max(20, longest - len(under) - 2))
    body = text.removeprefix(title.rstrip("…")).strip()
    room = longest - len(heading) - len(under) - 4
    summary = cut(body, room) if body and room >= min(_LEAST, len(body)) else ""
    return "\n\n".join(part for part in (heading, summary, under) if part)
