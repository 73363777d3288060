"""The code by which a person tells one messenger who they are on another."""

import hashlib
import secrets
from datetime import timedelta

_SIGNS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # without 0, 1, I and O, which are read for each other
LENGTH = 8
VALID = timedelta(minutes=15)
GUESSES = 5
"""Wrong codes that a chat may type before it must wait."""

WAIT = timedelta(hours=1)


def fresh() -> str:
    """A new code; one of 10^12, so that nobody meets one by guessing."""
    return "".join(secrets.choice(_SIGNS) for _ in range(LENGTH))


def shown(code: str) -> str:
    """As it is shown: in two halves."""
    return f"{code[:4]}-{code[4:]}"


def read(typed: str) -> str | None:
    """The code that somebody typed; None for what can't be one."""
    code = "".join(typed.upper().split()).replace("-", "")
    return code if len(code) == LENGTH and set(code) <= set(_SIGNS) else None


def digest(code: str) -> str:
    """What is kept of a code."""
    return hashlib.sha256(code.encode()).hexdigest()
