"""Check code: the short code in every footer by which anybody can ask whether a message is genuine."""

import re
from collections.abc import Callable

ALPHABET = "ACDEFGHJKMNPQRTUVWXY34679"
"""Letters and digits that nobody takes for one another (no 0/O, 1/I/L, 2/Z, 5/S, 8/B)."""

LENGTH = 6
"""25^6 = 244 million codes; a taken one is simply drawn again."""


def new(pick: Callable[[str], str]) -> str:
    """A fresh code; `pick` takes one character of the alphabet (`secrets.choice`)."""
    return "".join(pick(ALPHABET) for _ in range(LENGTH))


def read(typed: str) -> str | None:
    """The code in what somebody typed ("k7m-3qt", "Cek: K7M3QT"); None if that can't be one."""
    code = "".join(letter for letter in typed.rpartition(":")[2].upper() if letter not in " -.#`\n")
    return code if len(code) == LENGTH and all(letter in ALPHABET for letter in code) else None


def inside(text: str) -> tuple[str, ...]:
    """What looks like a code in a message, the last (a footer's) first."""
    return tuple(reversed(_CODE.findall(text)))


def claimed(text: str) -> tuple[str, ...]:
    """The codes by which a message says that it is genuine ("/cek K7M3QT", "Kode: K7M3QT", a link), the last first."""
    return tuple(reversed(_CLAIM.findall(text)))


_CODE = re.compile(rf"(?<!\w)[{ALPHABET}]{{{LENGTH}}}(?!\w)")
_CLAIM = re.compile(rf"(?:\b(?i:cek|check|kode|code)\b[\s:.*_`]*|start=c_)([{ALPHABET}]{{{LENGTH}}})(?!\w)")
