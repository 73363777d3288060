"""Times as the phones show them."""

from datetime import datetime
from zoneinfo import ZoneInfo

from simulator.page import texts

_ZONE = ZoneInfo("Asia/Makassar")


def hour(stamp: float) -> str:
    """14.30"""
    return datetime.fromtimestamp(stamp, _ZONE).strftime("%H.%M")


def day(stamp: float) -> str:
    """Selasa, 24 November."""
    moment = datetime.fromtimestamp(stamp, _ZONE)
    return f"{texts.DAYS[moment.weekday()]}, {moment.day} {texts.MONTHS[moment.month - 1]}"
