"""Telegram: everything that leaves through one bot."""

from bot.platforms.telegram.api import Api, Refused
from bot.platforms.telegram.platform import Telegram

__all__ = ["Api", "Refused", "Telegram"]
