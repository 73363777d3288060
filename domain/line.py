"""Lines: what somebody typed or is called, on one line, without signs that nobody sees or that turn others around."""

import re

_UNSEEN = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u2069\u3164\ufeff\uffa0\U000e0000-\U000e0fff]"
)


def line(text: str) -> str:
    """The same in one line with single spaces; empty where nothing of it can be seen."""
    return " ".join(_UNSEEN.sub("", text).split()).strip("\u200c\u200d")
