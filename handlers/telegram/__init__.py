"""Telegram's way in: raw updates become Incoming and Membership; what leaves is not known here."""

from handlers.telegram.translate import Bot, translate
from handlers.telegram.wanted import bare, person, wanted

__all__ = ["Bot", "bare", "person", "translate", "wanted"]
