"""UTF-16 units, Telegram's measure of text."""


def units(text: str) -> int:
    """How many UTF-16 units the text takes."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def cut(text: str, offset: int, length: int) -> str:
    """The piece of text that an entity covers."""
    piece = text.encode("utf-16-le")[offset * 2 : (offset + length) * 2]
    return piece.decode("utf-16-le", errors="ignore")
