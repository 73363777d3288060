"""Feedback: what a resident answers, and how it was matched to an announcement."""

from enum import StrEnum


class FeedbackKind(StrEnum):
    """What sort of answer it is."""

    REPLY = "reply"  # to an announcement
    ASPIRATION = "aspiration"  # /aspirasi: someone must settle it
    FREE = "free"  # free text without any announcement
    THANKS = "thanks"  # "siap", "terima kasih": counted, no ticket


class MatchReason(StrEnum):
    """Why it is taken as an answer to its announcement."""

    QUOTED = "quoted"  # the resident answered that very message
    FORWARDED = "forwarded"  # a copy with our check code was answered
    RECENT = "recent"  # the last announcement, a short while ago
    CHOSEN = "chosen"  # the resident was asked and chose
    NONE = "none"
