"""Links: the address that opens a private chat with an account of ours, by messenger."""

from bot.platforms.telegram.platform import private_link as to_bot
from bot.platforms.whatsapp.platform import private_link as to_number
from domain.platform import PlatformName
from services.accounts import Known


def private_link(account: Known, payload: str) -> str:
    """What hands over the payload: to a bot by itself, to a number as words that the person only has to send."""
    match account.platform:
        case PlatformName.TELEGRAM:
            return to_bot(account.username, payload)
        case PlatformName.WHATSAPP:
            return to_number(account.username, payload)
