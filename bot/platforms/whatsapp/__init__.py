"""WhatsApp: everything that leaves over one number of the Cloud API."""

from bot.platforms.whatsapp.api import Api
from bot.platforms.whatsapp.platform import WhatsApp

__all__ = ["Api", "WhatsApp"]
