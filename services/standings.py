"""Where half-finished dialogues stand: a row, not memory, so that a restart forgets nothing."""

from data.standings import Corner, at, leave, move

__all__ = ["Corner", "at", "leave", "move"]
