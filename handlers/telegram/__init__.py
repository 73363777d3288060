"""Telegram's way in: raw updates become Incoming and Membership; what leaves is not known here."""

from handlers.telegram.translate import Bot, translate
from handlers.telegram.wanted import person, wanted

__all__ = ["Bot", "person", "translate", "wanted"]
